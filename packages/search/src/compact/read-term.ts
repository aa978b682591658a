import type { QueryTerm } from '../analysis/index.js'
import { rarityOf, unknownShare } from '../relevance/index.js'
import { type Bits, countBits, countCommon, countOnes } from './bits.js'
import { densePosting } from './dense-posting.js'
import type { DensePosting } from './dense-table.js'
import { type Postings, readPosting } from './postings.js'
import type { Question, ReachedSegment } from './question.js'
import { mostSaturation, saturation } from './saturation.js'
import type { Scratch } from './scratch.js'
import { findTerm, slotOf } from './segment.js'
import { fuzzyVariants, spelledVariants, type Variant } from './variants.js'

/** The postings of one variant in one field and segment: where they lie among all that were read, or a table of them. */
export interface Run {
  readonly variant: Variant
  readonly field: number
  readonly segment: ReachedSegment
  /** Where the list begins in the segment. */
  readonly offset: number
  readonly start: number
  readonly end: number
  /** In place of what lies from `start` to `end`; also of documents that are not in reach. */
  readonly dense: DensePosting | undefined
  /** How many documents are in reach. */
  readonly size: number
  /** What one occurrence weighs: the term’s rarity in the field and all weights. */
  readonly boost: number
}

/** A term of the question with everything that was read for it. */
export interface ReadTerm {
  readonly asked: QueryTerm
  readonly runs: readonly Run[]
  /** How much of the question’s information the term is, by how rare it is among the rows in reach. */
  readonly information: number
  /** A score that no document gets from the term alone passes this. */
  readonly mostScore: number
}

/** Reads all that is stored for a term, and for near ones where it is nowhere in reach. */
export function readTerm(asked: QueryTerm, question: Question, scratch: Scratch): ReadTerm {
  const segments = question.segments.map(({ live }) => live.segment)
  const groups = readVariants(spelledVariants(asked, segments), asked, question, scratch)
  if (groups.length === 0)
    groups.push(...readVariants(fuzzyVariants(asked, segments), asked, question, scratch))
  const matched = countDocuments(groups, scratch)
  const rarity = rarityOf(matched, question.reachable)
  return {
    asked,
    runs: groups.flat(),
    information: asked.weight * rarity * (matched === 0 ? unknownShare[asked.kind] : 1),
    mostScore: groups.reduce((sum, runs) => sum + mostOf(runs, question), 0),
  }
}

/** What each variant has in each field, where it has anything. */
function readVariants(
  variants: readonly Variant[],
  asked: QueryTerm,
  question: Question,
  { postings }: Scratch,
): Run[][] {
  const groups: Run[][] = []
  for (const variant of variants) {
    const numbers = question.segments.map(({ live }) => findTerm(live.segment, variant.term))
    if (numbers.every((number) => number < 0)) continue
    question.fields.forEach((field, place) => {
      const weight = (question.weights[place] as number) * asked.weight * variant.factor
      const runs = readField(numbers, variant, field, weight, question, postings)
      if (runs.length > 0) groups.push(runs)
    })
  }
  return groups
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
  const ranges: Omit<Run, 'variant' | 'field' | 'boost'>[] = []
  for (const [i, segment] of segments.entries()) {
    const number = numbers[i] as number
    const slot = number < 0 ? -1 : slotOf(segment.live.segment, number, field)
    if (slot < 0) continue
    const { segment: stored, live } = segment.live
    const offset = stored.slotOffsets[slot] as number
    const dense = densePosting(stored, slot)
    const start = postings.length
    if (dense) alive += countIn(dense.present, live)
    else alive += readPosting(stored.postings, offset, postings, segment.base, live, segment.reach)
    const end = postings.length
    const size = dense ? countIn(dense.present, segment.reach) : end - start
    if (size > 0) ranges.push({ segment, offset, start, end, dense, size })
  }
  const boost = weight * rarityOf(alive, count)
  return ranges.map((range) => ({ ...range, variant, field, boost }))
}

const countIn = (bits: Bits, others: Bits | undefined): number =>
  others ? countCommon(bits, others) : countBits(bits)

const mostOf = (runs: readonly Run[], { meanLengths }: Question): number =>
  runs.reduce((most, { dense, boost, field }) => {
    const share = dense
      ? saturation(dense.most, dense.shortest, meanLengths[field] as number)
      : mostSaturation
    return Math.max(most, boost * share)
  }, 0)

function countDocuments(groups: readonly (readonly Run[])[], { seen, postings }: Scratch): number {
  const [only, ...others] = groups
  if (!only) return 0
  if (others.length === 0) return only.reduce((sum, { size }) => sum + size, 0)
  let count = 0
  for (const run of groups.flat())
    count += run.dense ? markDense(run, run.dense, seen) : markListed(run, postings, seen)
  seen.fill(0)
  return count
}

/** Marks documents as seen, and answers how many were not. */
function markListed({ start, end }: Run, { documents }: Postings, seen: Int32Array): number {
  let count = 0
  for (let i = start; i < end; i++) {
    const document = documents[i] as number
    const word = seen[document >>> 5] as number
    const marked = word | (1 << (document & 31))
    if (marked === word) continue
    seen[document >>> 5] = marked
    count++
  }
  return count
}

/** {@link markListed} a word at a time: a segment’s first document lies on a word’s border. */
function markDense({ segment: { base, reach } }: Run, { present }: DensePosting, seen: Int32Array): number {
  let count = 0
  for (let i = 0, at = base >>> 5; i < present.length; i++, at++) {
    const word = seen[at] as number
    const fresh = (present[i] as number) & (reach ? (reach[i] as number) : -1) & ~word
    if (fresh === 0) continue
    seen[at] = word | fresh
    count += countOnes(fresh)
  }
  return count
}
