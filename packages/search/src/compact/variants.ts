import type { QueryTerm } from '../analysis/index.js'
import { fuzzyDistance, fuzzyFactor, prefixFactor, shortestPrefix } from '../engine/index.js'
import { toUtf8 } from './bytes.js'
import { bytesAt, lowerBound, type PackedStrings, packedCount, stringAt } from './packed-strings.js'
import type { Segment } from './segment.js'

/** A stored term that answers to a term of the question, and how much of its weight it gets. */
export interface Variant {
  readonly term: string
  readonly factor: number
}

/** The term itself and, while it may still be typed, the terms that it begins. */
export function spelledVariants({ term, open }: QueryTerm, segments: Iterable<Segment>): Variant[] {
  const exact = { term, factor: 1 }
  if (!open || term.length < shortestPrefix) return [exact]
  const longer = new Set<string>()
  for (const segment of segments) for (const word of wordsFrom(segment, term)) longer.add(word)
  longer.delete(term)
  // In one order whatever the segments are: sums in another order differ in their last bits.
  return [exact, ...[...longer].sort().map((word) => ({ term: word, factor: prefixFactor(term, word) }))]
}

function* wordsFrom({ words }: Segment, prefix: string): Generator<string> {
  const wanted = toUtf8(prefix)
  for (let i = lowerBound(words, wanted); i < packedCount(words); i++) {
    const found = bytesAt(words, i)
    for (let at = 0; at < wanted.length; at++) if (found[at] !== wanted[at]) return
    yield stringAt(words, i)
  }
}

/** Terms a letter or two away, where the term is of a kind that is worth guessing at. */
export function fuzzyVariants({ term, kind }: QueryTerm, segments: Iterable<Segment>): Variant[] {
  const most = fuzzyDistance(term, kind)
  if (most === 0) return []
  const near = new Map<string, number>()
  for (const segment of segments) {
    for (const { word, distance } of wordsNear(segment, term, most)) near.set(word, distance)
  }
  near.delete(term)
  return [...near]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, distance]) => ({ term: word, factor: fuzzyFactor(word, distance) }))
}

/**
 * The words within an edit distance. The words are sorted, so the rows of the table (Levenshtein 1966, one row a letter)
 * that belong to a common beginning are reckoned once, and beginnings that are too far off already are passed over.
 */
function* wordsNear({ words }: Segment, wanted: string, most: number) {
  const width = wanted.length + 1
  const rows: Uint8Array[] = [Uint8Array.from({ length: width }, (_, i) => i)]
  let previous = ''
  let valid = 0
  for (let i = 0; i < packedCount(words); i++) {
    if (Math.abs(lengthAt(words, i) - wanted.length) > most) continue
    const word = stringAt(words, i)
    let shared = 0
    while (shared < valid && word[shared] === previous[shared]) shared++
    previous = word
    valid = shared
    const distance = extend(rows, shared, word, wanted, most)
    valid = distance.valid
    if (distance.value <= most) yield { word, distance: distance.value }
  }
}

function extend(rows: Uint8Array[], shared: number, word: string, wanted: string, most: number) {
  const width = wanted.length + 1
  for (let depth = shared + 1; depth <= word.length; depth++) {
    rows[depth] ??= new Uint8Array(width)
    const [above, row] = [rows[depth - 1] as Uint8Array, rows[depth] as Uint8Array]
    row[0] = depth
    let least = depth
    for (let i = 1; i < width; i++) {
      const same = word.charCodeAt(depth - 1) === wanted.charCodeAt(i - 1) ? 0 : 1
      const value = Math.min(
        (above[i] as number) + 1,
        (row[i - 1] as number) + 1,
        (above[i - 1] as number) + same,
      )
      row[i] = value
      least = Math.min(least, value)
    }
    if (least > most) return { value: most + 1, valid: depth }
  }
  return { value: (rows[word.length] as Uint8Array)[width - 1] as number, valid: word.length }
}

/** In code points, without decoding. */
function lengthAt({ offsets, bytes }: PackedStrings, i: number): number {
  let length = 0
  for (let at = offsets[i] as number; at < (offsets[i + 1] as number); at++)
    if (((bytes[at] as number) & 0xc0) !== 0x80) length++
  return length
}
