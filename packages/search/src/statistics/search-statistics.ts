import { createPeriods, type PeriodUnit } from '@caselore/core/analytics'
import { compareCodePoints } from '@caselore/core/filter'
import type { AnswerUse, AskedQuery, SearchEvent, SearchPeriod } from '@caselore/core/search'

export interface SearchStatisticsOptions {
  readonly unit: PeriodUnit
  /** IANA zone by whose clock periods begin. */
  readonly zone: string
  /** Questions listed of each kind. Default 20. */
  readonly limit?: number
  /** Questions asked less often are counted but not listed by name. Default 1. */
  readonly least?: number
}

/**
 * What people looked for, by period in the order of time: how often, what found nothing, how long the tail is and
 * at which place the hits lay that were opened and cited. From scrubbed events, in any order.
 */
export function searchStatistics(
  events: Iterable<SearchEvent>,
  { unit, zone, limit = 20, least = 1 }: SearchStatisticsOptions,
): SearchPeriod[] {
  const periodOf = createPeriods(unit, zone)
  const groups = new Map<string, SearchEvent[]>()
  for (const event of events) {
    const label = periodOf(event.at)?.label ?? 'all'
    const group = groups.get(label)
    if (group) group.push(event)
    else groups.set(label, [event])
  }
  return [...groups]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([label, group]) => ({ label, ...summarise(group, limit, least) }))
}

function summarise(
  events: readonly SearchEvent[],
  limit: number,
  least: number,
): Omit<SearchPeriod, 'label'> {
  const asked = events.flatMap((event) => (event.kind === 'asked' ? [event] : []))
  const used = events.flatMap((event) => (event.kind === 'asked' ? [] : [event]))
  const zero = asked.filter(({ total }) => total === 0)
  const answered = asked.filter(({ total }) => total > 0)
  const all = countQueries(asked)
  const taken = new Set(used.map(({ query }) => query))
  const once = [...all.values()].filter((count) => count === 1).length
  const list = (counts: ReadonlyMap<string, number>) => mostAsked(counts, limit, least)
  return {
    asked: asked.length,
    different: all.size,
    zeroShare: share(zero.length, asked.length),
    tailShare: share(once, asked.length),
    top: list(all),
    zeroResults: list(countQueries(zero)),
    unanswered: list(countQueries(answered.filter(({ query }) => !taken.has(query)))),
    opened: useOf(used.flatMap((one) => (one.kind === 'opened' ? [one.position] : []))),
    cited: useOf(used.flatMap((one) => (one.kind === 'cited' ? [one.position] : []))),
    openedPerAnswer: share(used.filter(({ kind }) => kind === 'opened').length, answered.length),
  }
}

function countQueries(asked: readonly { readonly query: string }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { query } of asked) counts.set(query, (counts.get(query) ?? 0) + 1)
  return counts
}

const mostAsked = (counts: ReadonlyMap<string, number>, limit: number, least: number): AskedQuery[] =>
  Array.from(counts, ([query, count]) => ({ query, count }))
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count || compareCodePoints(a.query, b.query))
    .slice(0, limit)

function useOf(positions: readonly number[]): AnswerUse {
  if (positions.length === 0) return { count: 0 }
  const mean = (of: (position: number) => number) =>
    positions.reduce((sum, position) => sum + of(position), 0) / positions.length
  return {
    count: positions.length,
    meanPosition: mean((position) => position),
    meanReciprocalRank: mean((position) => 1 / position),
  }
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
