import { createBits, setBit } from './bits.js'
import { readVarint } from './bytes.js'
import type { DensePosting } from './dense-table.js'
import { createPostings, readPosting } from './postings.js'
import type { Segment } from './segment.js'

// A smaller segment’s lists are read faster than a table is looked up.
const leastDocuments = 2048
const denseShare = 1 / 12
const mostOften = 1 / 64
const keptTables = 256

/** The table of a slot, made when first asked for; undefined where the list does. */
export function densePosting(segment: Segment, slot: number): DensePosting | undefined {
  const { count, dense, postings, slotOffsets } = segment
  if (count < leastDocuments) return undefined
  const offset = slotOffsets[slot] as number
  if (readVarint(postings, { at: offset }) < count * denseShare) return undefined
  const known = dense.has(slot) ? dense.get(slot) : makeTable(segment, slot)
  // The last asked for comes last.
  dense.delete(slot)
  dense.set(slot, known)
  if (dense.size > keptTables) {
    const [oldest] = dense.keys()
    dense.delete(oldest as number)
  }
  return known
}

function makeTable(segment: Segment, slot: number): DensePosting | undefined {
  const { count, postings, slotOffsets, slotFields } = segment
  const lengths = segment.lengths[slotFields[slot] as number] as Uint16Array
  const list = createPostings()
  readPosting(postings, slotOffsets[slot] as number, list, 0, undefined, undefined)
  const { length, documents, counts } = list
  const present = createBits(count)
  const times = new Uint8Array((count + 1) >>> 1)
  const often = new Map<number, number>()
  let most = 0
  let shortest = 65_535
  for (let i = 0; i < length; i++) {
    const document = documents[i] as number
    const many = counts[i] as number
    setBit(present, document)
    times[document >>> 1] = (times[document >>> 1] as number) | (Math.min(15, many) << ((document & 1) << 2))
    if (many > 14) often.set(document, many)
    if (many > most) most = many
    if ((lengths[document] as number) < shortest) shortest = lengths[document] as number
  }
  return often.size > count * mostOften ? undefined : { present, times, often, most, shortest }
}

// What an entry of a Map takes beside its two small numbers, about.
const entryBytes = 32

/** Memory that the tables of a segment take. */
export function denseBytes({ dense }: Segment): number {
  let bytes = 0
  for (const table of dense.values())
    bytes += table ? table.present.byteLength + table.times.byteLength + table.often.size * entryBytes : 0
  return bytes
}
