import { mostTerms } from '../engine/term-settings.js'
import { hasBit } from './bits.js'
import {
  allCandidates,
  type Candidates,
  createCandidates,
  dropBelow,
  narrow,
  openCandidates,
} from './candidates.js'
import type { Postings } from './postings.js'
import type { Question } from './question.js'
import { type ReadTerm, readTerm } from './read-term.js'
import { sharesOnce } from './saturation.js'
import { scoreAll, scoreAmong } from './score-term.js'
import { cellSize, informationAt, prepare, type Scratch, scoreAt } from './scratch.js'

/** What matched, by document number. Only good until the next question, which needs the same {@link Scratch}. */
export interface Matches {
  readonly documents: Uint32Array
  /** Those of the documents that can be among the best that were asked for; the others’ scores are not worked out. */
  readonly best: Uint32Array
  scoreOf(document: number): number
  /** 0 to 1; of the best. */
  coverageOf(document: number): number
  /** The terms of the question that a document has, and what it has them as. */
  termsOf(document: number): { readonly terms: readonly string[]; readonly foundAs: readonly string[] }
}

/**
 * Scores the rows that cover enough of the question: okapi BM25 per field, added up. Coverage decides what is a match, so
 * a document is taken up only while the terms that are left could still lift it over the least coverage (MaxScore, Turtle and
 * Flood 1995, on coverage): totals and facets stay exact. From then on terms, which are the frequent ones, are looked up
 * for the documents that are still open: whether they match, or whether they are among the `wanted` best (MaxScore again, on scores).
 */
export function match(
  question: Question,
  scratch: Scratch,
  leastFor: (best: number) => number,
  wanted: number,
): Matches {
  prepare(scratch, question)
  const terms = question.terms.slice(0, mostTerms).map((term) => readTerm(term, question, scratch))
  const whole = terms.reduce((sum, { information }) => sum + information, 0)
  const candidates = createCandidates(scratch, wanted, leastFor(1) * whole)
  if (whole > 0) walk(terms, whole, question, scratch, candidates, leastFor)
  const { cells } = scratch
  return {
    documents: allCandidates(candidates),
    best: openCandidates(candidates),
    scoreOf: (document) => cells[document * cellSize + scoreAt] as number,
    coverageOf: (document) => Math.min(1, (cells[document * cellSize + informationAt] as number) / whole),
    termsOf: (document) => termsOf(document, terms, scratch.postings),
  }
}

function walk(
  terms: readonly ReadTerm[],
  whole: number,
  question: Question,
  scratch: Scratch,
  candidates: Candidates,
  leastFor: (best: number) => number,
): void {
  const first = scratch.step + 1
  const scoring = { question, scratch, candidates, first, shares: question.meanLengths.map(sharesOnce) }
  const left = { information: whole, score: terms.reduce((sum, { mostScore }) => sum + mostScore, 0) }
  const leastNow = () => leastFor(Math.min(1, candidates.most / whole)) * whole
  for (const term of terms.toSorted((a, b) => b.information - a.information)) {
    const least = leastNow()
    // A hair more than is needed, for sums that round differently.
    if (left.information * 1.0001 >= least) scoreAll(term, scoring)
    else {
      narrow(candidates, scratch, least, left)
      scoreAmong(term, scoring)
    }
    left.information -= term.information
    left.score -= term.mostScore
  }
  dropBelow(candidates, scratch, leastNow() - 1e-6 * whole)
}

function termsOf(document: number, terms: readonly ReadTerm[], { documents }: Postings) {
  const had: string[] = []
  const foundAs = new Set<string>()
  for (const { asked, runs } of terms) {
    const before = had.length
    for (const { variant, start, end, dense, segment } of runs) {
      const local = document - segment.base
      const has = dense
        ? local >= 0 && local < segment.live.segment.count && hasBit(dense.present, local)
        : includes(documents, start, end, document)
      if (!has) continue
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
