import { bm25 } from '../engine/index.js'
import type { Postings } from './postings.js'
import type { Question } from './question.js'
import { type ReadTerm, readTerm } from './read-term.js'
import { prepare, type Scratch } from './scratch.js'
import type { Segment } from './segment.js'

/** What matched, by document number. Only good until the next question, which needs the same {@link Scratch}. */
export interface Matches {
  readonly documents: readonly number[]
  readonly scores: Float32Array
  /** 0 to 1. */
  coverageOf(document: number): number
  /** The terms of the question that a document has, and what it has them as. */
  termsOf(document: number): { readonly terms: readonly string[]; readonly foundAs: readonly string[] }
}

// Beyond this a text is not a question; the first terms count.
const mostTerms = 512
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
    const steps = { first: scratch.step + 1, best: 0, shares: question.meanLengths.map(sharesOnce) }
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

interface Steps {
  /** The first step that scores: a document last touched before it is new. */
  readonly first: number
  /** The most information that any document has so far. */
  best: number
  /** By field: {@link sharesOnce}. */
  readonly shares: readonly Float64Array[]
}

const shortLength = 256

/** BM25 without rarity for a term that occurs so often in a text of such a length. */
const saturation = (times: number, length: number, mean: number): number =>
  ((bm25.k + 1) * times) / (times + bm25.k * (1 - bm25.b + (bm25.b * length) / mean))

/** {@link saturation} of a single occurrence by length, worked out beforehand: most terms occur once, in a short text. */
const sharesOnce = (mean: number): Float64Array =>
  Float64Array.from({ length: shortLength }, (_, length) => saturation(1, length, mean))

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
    const meanLength = question.meanLengths[field] as number
    const once = steps.shares[field] as Float64Array
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
      const length = lengths[document - base] as number
      const share =
        times === 1 && length < shortLength ? (once[length] as number) : saturation(times, length, meanLength)
      scores[document] = (scores[document] as number) + boost * share
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
