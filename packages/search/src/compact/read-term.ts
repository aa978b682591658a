import type { QueryTerm } from '../analysis/index.js'
import { rarityOf, unknownShare } from '../relevance/index.js'
import { type Postings, readPosting } from './postings.js'
import type { Question, ReachedSegment } from './question.js'
import type { Scratch } from './scratch.js'
import { findTerm, slotOf } from './segment.js'
import { fuzzyVariants, spelledVariants, type Variant } from './variants.js'

/** The postings of one variant in one field and segment: where they lie among all that were read. */
export interface Run {
  readonly variant: Variant
  readonly field: number
  readonly segment: ReachedSegment
  readonly start: number
  readonly end: number
  /** What one occurrence weighs: the term’s rarity in the field and all weights. */
  readonly boost: number
}

/** A term of the question with everything that was read for it. */
export interface ReadTerm {
  readonly asked: QueryTerm
  readonly runs: readonly Run[]
  /** How much of the question’s information the term is, by how rare it is among the rows in reach. */
  readonly information: number
}

/** Reads all that is stored for a term, and for near ones where it is nowhere in reach. */
export function readTerm(asked: QueryTerm, question: Question, scratch: Scratch): ReadTerm {
  const segments = question.segments.map(({ live }) => live.segment)
  const runs = readVariants(spelledVariants(asked, segments), asked, question, scratch)
  if (runs.length === 0) runs.push(...readVariants(fuzzyVariants(asked, segments), asked, question, scratch))
  const matched = countDocuments(runs, scratch)
  const rarity = rarityOf(matched, question.reachable)
  return {
    asked,
    runs,
    information: asked.weight * rarity * (matched === 0 ? unknownShare[asked.kind] : 1),
  }
}

function readVariants(
  variants: readonly Variant[],
  asked: QueryTerm,
  question: Question,
  { postings }: Scratch,
): Run[] {
  const runs: Run[] = []
  for (const variant of variants) {
    const numbers = question.segments.map(({ live }) => findTerm(live.segment, variant.term))
    if (numbers.every((number) => number < 0)) continue
    question.fields.forEach((field, place) => {
      const weight = (question.weights[place] as number) * asked.weight * variant.factor
      runs.push(...readField(numbers, variant, field, weight, question, postings))
    })
  }
  return runs
}

function readField(
  numbers: readonly number[],
  variant: Variant,
  field: number,
  weight: number,
  { segments, count }: Question,
  postings: Postings,
): Run[] {
  let alive = 0
  const ranges: { segment: ReachedSegment; start: number; end: number }[] = []
  for (const [i, segment] of segments.entries()) {
    const number = numbers[i] as number
    const slot = number < 0 ? -1 : slotOf(segment.live.segment, number, field)
    if (slot < 0) continue
    const start = postings.length
    const { segment: stored, live } = segment.live
    const offset = stored.slotOffsets[slot] as number
    alive += readPosting(stored.postings, offset, postings, segment.base, live, segment.reach)
    if (postings.length > start) ranges.push({ segment, start, end: postings.length })
  }
  const boost = weight * rarityOf(alive, count)
  return ranges.map((range) => ({ ...range, variant, field, boost }))
}

function countDocuments(runs: readonly Run[], { seen, postings }: Scratch): number {
  const [only, ...others] = runs
  if (!only) return 0
  if (others.every(({ variant, field }) => variant === only.variant && field === only.field))
    return runs.reduce((sum, { start, end }) => sum + end - start, 0)
  const { documents } = postings
  let count = 0
  for (const { start, end } of runs) {
    for (let i = start; i < end; i++) {
      const document = documents[i] as number
      const word = seen[document >>> 5] as number
      const marked = word | (1 << (document & 31))
      if (marked === word) continue
      seen[document >>> 5] = marked
      count++
    }
  }
  seen.fill(0)
  return count
}
