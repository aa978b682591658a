import type { Candidates } from './candidates.js'
import { type DensePosting, timesIn } from './dense-table.js'
import { readPosting } from './postings.js'
import type { Question } from './question.js'
import type { ReadTerm, Run } from './read-term.js'
import { saturation, shortLength } from './saturation.js'
import { cellSize, informationAt, type Scratch, scoreAt, touchedAt } from './scratch.js'
import type { Segment } from './segment.js'

/** One question's scoring under way. */
export interface Scoring {
  readonly question: Question
  readonly scratch: Scratch
  readonly candidates: Candidates
  /** The first step that scores: a document last touched before it is new. */
  readonly first: number
  /** By field what a single occurrence counts, by length. */
  readonly shares: readonly Float64Array[]
}

/** Scores a term for every document that has it, which all become candidates. */
export function scoreAll(term: ReadTerm, scoring: Scoring): void {
  const { postings } = scoring.scratch
  const read = postings.length
  scoring.scratch.step++
  for (const run of term.runs) {
    if (!run.dense) scoreListed(run, run.start, run.end, term.information, scoring)
    else {
      const { live, reach, base } = run.segment
      readPosting(live.segment.postings, run.offset, postings, base, undefined, reach)
      scoreListed(run, read, postings.length, term.information, scoring)
      postings.length = read
    }
  }
}

/** Scores a term for candidates only. */
export function scoreAmong(term: ReadTerm, scoring: Scoring): void {
  scoring.scratch.step++
  for (const run of term.runs) {
    if (run.dense) scoreDense(run, run.dense, term.information, scoring)
    else scoreKnown(run, term.information, scoring)
  }
}

// The three loops are alike and stay apart: in each the questions of the others would cost a third of its time.

function scoreListed(run: Run, start: number, end: number, more: number, scoring: Scoring): void {
  const { scratch, candidates, first } = scoring
  const { cells, steps, step } = scratch
  const { documents, counts } = scratch.postings
  const { base, lengths, mean, once, boost } = weighing(run, scoring)
  const { documents: taken } = candidates
  let { count, most } = candidates
  for (let i = start; i < end; i++) {
    const document = documents[i] as number
    const cell = document * cellSize
    const last = steps[cell + touchedAt] as number
    const length = lengths[document - base] as number
    const times = counts[i] as number
    const score =
      boost *
      (times === 1 && length < shortLength ? (once[length] as number) : saturation(times, length, mean))
    if (last < first) {
      taken[count++] = document
      cells[cell + scoreAt] = score
      cells[cell + informationAt] = more
      steps[cell + touchedAt] = step
      if (more > most) most = more
      continue
    }
    cells[cell + scoreAt] = (cells[cell + scoreAt] as number) + score
    if (last === step) continue
    steps[cell + touchedAt] = step
    const has = (cells[cell + informationAt] as number) + more
    cells[cell + informationAt] = has
    if (has > most) most = has
  }
  candidates.count = count
  candidates.most = most
}

function scoreKnown(run: Run, more: number, scoring: Scoring): void {
  const { scratch, candidates, first } = scoring
  const { cells, steps, step } = scratch
  const { documents, counts } = scratch.postings
  const { base, lengths, mean, once, boost } = weighing(run, scoring)
  const { start, end } = run
  let { most } = candidates
  for (let i = start; i < end; i++) {
    const document = documents[i] as number
    const cell = document * cellSize
    const last = steps[cell + touchedAt] as number
    if (last < first) continue
    const length = lengths[document - base] as number
    const times = counts[i] as number
    const score =
      boost *
      (times === 1 && length < shortLength ? (once[length] as number) : saturation(times, length, mean))
    cells[cell + scoreAt] = (cells[cell + scoreAt] as number) + score
    if (last === step) continue
    steps[cell + touchedAt] = step
    const has = (cells[cell + informationAt] as number) + more
    cells[cell + informationAt] = has
    if (has > most) most = has
  }
  candidates.most = most
}

function scoreDense(run: Run, table: DensePosting, more: number, scoring: Scoring): void {
  const { cells, steps, step } = scoring.scratch
  const { base, lengths, mean, once, boost } = weighing(run, scoring)
  const { candidates } = scoring
  const { documents, count: open } = candidates
  let { most } = candidates
  const { count } = run.segment.live.segment
  for (let i = 0; i < open; i++) {
    const document = documents[i] as number
    const local = document - base
    // Another segment’s.
    if (local < 0 || local >= count) continue
    const times = timesIn(table, local)
    if (times === 0) continue
    const cell = document * cellSize
    const length = lengths[local] as number
    const score =
      boost *
      (times === 1 && length < shortLength ? (once[length] as number) : saturation(times, length, mean))
    cells[cell + scoreAt] = (cells[cell + scoreAt] as number) + score
    if (steps[cell + touchedAt] === step) continue
    steps[cell + touchedAt] = step
    const has = (cells[cell + informationAt] as number) + more
    cells[cell + informationAt] = has
    if (has > most) most = has
  }
  candidates.most = most
}

function weighing({ field, segment, boost }: Run, { question, shares }: Scoring) {
  return {
    base: segment.base,
    lengths: lengthsOf(segment.live.segment, field),
    mean: question.meanLengths[field] as number,
    once: shares[field] as Float64Array,
    boost,
  }
}

function lengthsOf({ lengths }: Segment, field: number): Uint16Array {
  const found = lengths[field]
  if (!found) throw new Error('a posting in a field that no document has')
  return found
}
