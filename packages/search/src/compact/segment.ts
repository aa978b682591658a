import { toUtf8 } from './bytes.js'
import { type Columns, openColumns } from './columns.js'
import type { DensePosting } from './dense-table.js'
import { findKey, hanKey } from './han-key.js'
import { findPacked, type PackedStrings } from './packed-strings.js'
import { openSections, type Sections } from './sections.js'
import { readText } from './stored-text.js'

/**
 * Some documents of a partition, never changed again: views on one buffer. Documents are numbered in the order of their ids.
 * Terms are numbered too, characters and pairs first (sorted keys), then the others (sorted texts); a term has one
 * slot for each text field that it occurs in.
 */
export interface Segment {
  readonly buffer: ArrayBuffer
  readonly count: number
  readonly ids: PackedStrings
  readonly textOffsets: Uint32Array
  readonly texts: Uint8Array
  /** By field: how many different terms each document has there; absent where no document has the field. */
  readonly lengths: readonly (Uint16Array | undefined)[]
  readonly hanKeys: Uint32Array
  readonly words: PackedStrings
  /** The slots of term `t` are `termSlots[t]` up to `termSlots[t + 1]`. */
  readonly termSlots: Uint32Array
  readonly slotFields: Uint8Array
  readonly slotOffsets: Uint32Array
  /**
   * For each slot, one after the other, the number of documents, the last of them, then for each of them twice the step from the
   * one before plus 1 when the term occurs there more than once, and then how often; all varints.
   */
  readonly postings: Uint8Array
  /** By slot: what was worked out for the terms that many documents have. The last asked for, and undefined where there is no table. */
  readonly dense: Map<number, DensePosting | undefined>
  readonly columns: Columns
  /** The texts to complete to, normalised, each ended by U+0000. */
  readonly completions: CompletionTexts
}

/** Texts that suggestions look through, and where each comes from. */
export interface CompletionTexts {
  /** Decoded when first asked for. */
  text(): string
  readonly starts: Uint32Array
  readonly documents: Uint32Array
  readonly fields: Uint8Array
  /** Which item of a list; 0 for a plain text. */
  readonly items: Uint16Array
}

export function openSegment(buffer: ArrayBuffer, fieldCount: number): Segment {
  const sections = openSections(buffer)
  const take = <View>(name: string): View => {
    const view = sections[name]
    if (!view) throw new Error(`the segment lacks ${name}`)
    return view as View
  }
  const ids = { offsets: take<Uint32Array>('idOffsets'), bytes: take<Uint8Array>('idBytes') }
  return {
    buffer,
    count: ids.offsets.length - 1,
    ids,
    textOffsets: take('textOffsets'),
    texts: take('texts'),
    lengths: Array.from(
      { length: fieldCount },
      (_, field) => sections[`length${field}`] as Uint16Array | undefined,
    ),
    hanKeys: take('hanKeys'),
    words: { offsets: take('wordOffsets'), bytes: take('wordBytes') },
    termSlots: take('termSlots'),
    slotFields: take('slotFields'),
    slotOffsets: take('slotOffsets'),
    postings: take('postings'),
    dense: new Map(),
    columns: openColumns(sections),
    completions: openCompletions(sections),
  }
}

function openCompletions(sections: Sections): CompletionTexts {
  let decoded: string | undefined
  return {
    text() {
      decoded ??= new TextDecoder('utf-16le', { ignoreBOM: true }).decode(sections.completionUnits)
      return decoded
    },
    starts: sections.completionStarts as Uint32Array,
    documents: sections.completionDocuments as Uint32Array,
    fields: sections.completionFields as Uint8Array,
    items: sections.completionItems as Uint16Array,
  }
}

/** The number of a term in a segment, or -1. */
export function findTerm({ hanKeys, words }: Segment, term: string): number {
  const key = hanKey(term)
  if (key !== 0) return findKey(hanKeys, key)
  const place = findPacked(words, toUtf8(term))
  return place < 0 ? -1 : hanKeys.length + place
}

/** The slot of a term in a field, or -1. */
export function slotOf({ termSlots, slotFields }: Segment, term: number, field: number): number {
  const end = termSlots[term + 1] as number
  for (let slot = termSlots[term] as number; slot < end; slot++) if (slotFields[slot] === field) return slot
  return -1
}

export const textOf = (
  { texts, textOffsets }: Segment,
  document: number,
  field: number,
): string | readonly string[] | undefined => readText(texts, textOffsets[document] as number, field)
