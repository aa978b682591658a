import type { QueryTerm } from '../analysis/index.js'
import { bm25 } from '../engine/index.js'
import { rarityOf, unknownShare } from '../relevance/index.js'
import { createPostings, type Postings, readPosting } from './postings.js'
import type { Question, ReachedSegment } from './question.js'
import { findTerm, type Segment, slotOf } from './segment.js'
import { fuzzyVariants, spelledVariants, type Variant } from './variants.js'

/** The postings of one variant in one field and segment: where they lie among all that were read. */
interface Run {
  readonly variant: Variant
  readonly field: number
  readonly segment: ReachedSegment
  readonly start: number
  readonly end: number
  /** What one occurrence weighs: the term’s rarity in the field and all weights. */
  readonly boost: number
}

/** A term of the question with everything that was read for it. */
interface ReadTerm {
  readonly asked: QueryTerm
  readonly runs: readonly Run[]
  /** How much of the question’s information the term is, by how rare it is among the rows in reach. */
  readonly information: number
}

/** What matched, by document number: {@link Scratch} holds it until the next question. */
export interface Matches {
  readonly documents: readonly number[]
  readonly scores: Float32Array
  /** 0 to 1. */
  coverageOf(document: number): number
  /** The terms of the question that a document has, and what it has them as. */
  termsOf(document: number): { readonly terms: readonly string[]; readonly foundAs: readonly string[] }
}

/** Room to reckon in, kept from question to question. */
export interface Scratch {
  scores: Float32Array
  information: Float32Array
  /** Per document the number of the last step that touched it; steps are counted through all questions. */
  touched: Uint32Array
  step: number
  postings: Postings
}

export const createScratch = (): Scratch => ({
  scores: new Float32Array(0),
  information: new Float32Array(0),
  touched: new Uint32Array(0),
  step: 0,
  postings: createPostings(),
})

export const scratchBytes = ({ scores, information, touched, postings }: Scratch): number =>
  scores.byteLength +
  information.byteLength +
  touched.byteLength +
  postings.documents.byteLength +
  postings.counts.byteLength

// Beyond this a text is not a question; the first terms count.
const mostTerms = 512
const keptPostings = 1 << 21

/**
 * Scores every row that covers enough of the question: okapi BM25 per field, added up. Coverage decides what is a match, so
 * a document is taken up only while the terms that are left could still lift it over the least coverage (MaxScore, Turtle and
 * Flood 1995, on coverage): totals and facets stay exact.
 */
export function match(question: Question, scratch: Scratch, leastFor: (best: number) => number): Matches {
  prepare(scratch, question)
  const terms = question.terms.slice(0, mostTerms).map((term) => readTerm(term, question, scratch))
  const whole = terms.reduce((sum, { information }) => sum + information, 0)
  const found: number[] = []
  if (whole > 0) {
    const steps = { whole, leastFor, first: scratch.step + 1, best: 0 }
    const byInformation = terms.toSorted((a, b) => b.information - a.information)
    let left = whole
    for (const term of byInformation) {
      // A hair more than is needed, for sums that round differently.
      const opens = left * 1.0001 >= leastFor(Math.min(1, steps.best / whole)) * whole
      score(term, opens, scratch, question, found, steps)
      left -= term.information
    }
    const least = leastFor(Math.min(1, steps.best / whole))
    const coverageOf = (document: number) => Math.min(1, (scratch.information[document] as number) / whole)
    return {
      documents: found.filter((document) => coverageOf(document) >= least - 1e-6),
      scores: scratch.scores,
      coverageOf,
      termsOf: (document) => termsOf(document, terms, scratch.postings),
    }
  }
  return {
    documents: [],
    scores: scratch.scores,
    coverageOf: () => 0,
    termsOf: () => ({ terms: [], foundAs: [] }),
  }
}

function prepare(scratch: Scratch, { segments }: Question): void {
  const last = segments.at(-1)
  const size = last ? last.base + last.live.segment.count : 0
  if (scratch.scores.length < size) {
    scratch.scores = new Float32Array(size)
    scratch.information = new Float32Array(size)
    scratch.touched = new Uint32Array(size)
    scratch.step = 0
  }
  if (scratch.step > 0xf0000000) {
    scratch.touched.fill(0)
    scratch.step = 0
  }
  if (scratch.postings.documents.length > keptPostings) scratch.postings = createPostings()
  scratch.postings.length = 0
}

function readTerm(asked: QueryTerm, question: Question, scratch: Scratch): ReadTerm {
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

function countDocuments(runs: readonly Run[], scratch: Scratch): number {
  const [only, ...others] = runs
  if (!only) return 0
  if (others.every(({ variant, field }) => variant === only.variant && field === only.field))
    return runs.reduce((sum, { start, end }) => sum + end - start, 0)
  const { touched, postings } = scratch
  const { documents } = postings
  const step = ++scratch.step
  let count = 0
  for (const { start, end } of runs) {
    for (let i = start; i < end; i++) {
      const document = documents[i] as number
      if (touched[document] === step) continue
      touched[document] = step
      count++
    }
  }
  return count
}

interface Steps {
  readonly whole: number
  /** The first step that scores: a document last touched before it is new. */
  readonly first: number
  /** The most information that any document has so far. */
  best: number
}

function score(
  term: ReadTerm,
  opens: boolean,
  scratch: Scratch,
  question: Question,
  found: number[],
  steps: Steps,
): void {
  const { scores, information, touched } = scratch
  const { documents, counts } = scratch.postings
  const step = ++scratch.step
  const { first } = steps
  for (const { field, segment, start, end, boost } of term.runs) {
    const { base } = segment
    const lengths = lengthsOf(segment.live.segment, field)
    const constant = bm25.k * (1 - bm25.b)
    const perLength = (bm25.k * bm25.b) / (question.meanLengths[field] as number)
    const top = boost * (bm25.k + 1)
    for (let i = start; i < end; i++) {
      const document = documents[i] as number
      const last = touched[document] as number
      if (last !== step) {
        if (last < first) {
          if (!opens) continue
          found.push(document)
          scores[document] = 0
          information[document] = 0
        }
        touched[document] = step
        const more = (information[document] as number) + term.information
        information[document] = more
        if (more > steps.best) steps.best = more
      }
      const times = counts[i] as number
      scores[document] =
        (scores[document] as number) +
        (top * times) / (times + constant + perLength * (lengths[document - base] as number))
    }
  }
}

function lengthsOf({ lengths }: Segment, field: number): Uint16Array {
  const found = lengths[field]
  if (!found) throw new Error('a posting in a field that no document has')
  return found
}

function termsOf(document: number, terms: readonly ReadTerm[], { documents }: Postings) {
  const had: string[] = []
  const foundAs = new Set<string>()
  for (const { asked, runs } of terms) {
    const before = had.length
    for (const { variant, start, end } of runs) {
      if (!includes(documents, start, end, document)) continue
      foundAs.add(variant.term)
      if (had.length === before) had.push(asked.term)
    }
  }
  return { terms: had, foundAs: [...foundAs] }
}

function includes(sorted: Uint32Array, start: number, end: number, wanted: number): boolean {
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low < end && sorted[low] === wanted
}
