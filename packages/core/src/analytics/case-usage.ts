import { compareCodePoints } from '../filter/index.js'
import type { Instant } from '../shared/index.js'
import { type CaseFacts, noteCase } from './cases.js'
import type { AnalyticsEvent } from './types.js'

/** How much a library case was used. */
export interface CaseUse {
  readonly case: string
  readonly author?: string
  readonly node?: string
  readonly isPublished: boolean
  readonly citations: number
  readonly solved: number
  readonly notSolved: number
  readonly ratings: number
  /** Mean of the ratings, 1 to 5. */
  readonly rating?: number
}

/** The use of the whole library. */
export interface LibraryUse {
  /** The most used first: by citations, then by problems solved, then by id. */
  readonly cases: readonly CaseUse[]
  /** Published cases with a citation ÷ published cases; absent when nothing is published. */
  readonly reusedShare?: number
}

type Counts = { -readonly [Name in 'citations' | 'solved' | 'notSolved' | 'ratings']: number } & {
  sum: number
  isPublished: boolean
}

const leaves = new Set(['case.archived', 'case.retired', 'case.deleted'])
const enters = new Set(['case.published', 'case.restored'])

/**
 * Most used cases and best-case list (L14, L15), from events in the order of time. Use counts in `[from, to)`; what is
 * published is as of `to`. Memory grows with the library, not with the stream. Searches are not events, so queries
 * without an answer are not told here.
 */
export function libraryUse(
  events: Iterable<AnalyticsEvent>,
  {
    from = Number.NEGATIVE_INFINITY,
    to = Number.POSITIVE_INFINITY,
  }: { readonly from?: Instant; readonly to?: Instant } = {},
): LibraryUse {
  const facts = new Map<string, CaseFacts>()
  const counted = new Map<string, Counts>()
  for (const event of events) {
    if (event.aggregate.kind !== 'case' || event.at >= to) continue
    noteCase(facts, event)
    const counts = countsOf(counted, event.aggregate.id)
    if (enters.has(event.type)) counts.isPublished = true
    if (leaves.has(event.type)) counts.isPublished = false
    if (event.at >= from) count(counts, event)
  }
  const cases = [...counted]
    .filter(([id]) => facts.get(id)?.revises === undefined)
    .map(([id, counts]) => useOf(id, facts.get(id), counts))
    .sort((a, b) => b.citations - a.citations || b.solved - a.solved || compareCodePoints(a.case, b.case))
  const published = cases.filter(({ isPublished }) => isPublished)
  const reused = published.filter(({ citations }) => citations > 0).length
  return { cases, ...(published.length > 0 ? { reusedShare: reused / published.length } : {}) }
}

function countsOf(counted: Map<string, Counts>, id: string): Counts {
  const known = counted.get(id)
  if (known) return known
  const counts = { citations: 0, solved: 0, notSolved: 0, ratings: 0, sum: 0, isPublished: false }
  counted.set(id, counts)
  return counts
}

function count(counts: Counts, { type, data }: AnalyticsEvent): void {
  if (type === 'case.cited') counts.citations += 1
  if (type !== 'case.feedback_given') return
  if (data.kind === 'solved') counts.solved += 1
  if (data.kind === 'not_solved') counts.notSolved += 1
  if (typeof data.score !== 'number') return
  counts.ratings += 1
  counts.sum += data.score
}

const useOf = (id: string, facts: CaseFacts | undefined, { sum, ...counts }: Counts): CaseUse => ({
  case: id,
  ...(facts ? { author: facts.author } : {}),
  ...(facts?.node === undefined ? {} : { node: facts.node }),
  ...counts,
  ...(counts.ratings > 0 ? { rating: sum / counts.ratings } : {}),
})
