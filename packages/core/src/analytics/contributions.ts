import { compareCodePoints } from '../filter/index.js'
import type { Instant, LocalText } from '../shared/index.js'
import { type CaseFacts, type Cases, noteCase } from './cases.js'
import type { AnalyticsEvent } from './types.js'

/** How one kind of contribution earns points. A host’s rules are objects of this shape. */
export interface PointRule {
  readonly id: string
  readonly label: LocalText
  readonly points: number
  /** Who earns them by this event, if anybody. `entry` is the event’s case. */
  readonly earner: (event: AnalyticsEvent, entry: CaseFacts | undefined, cases: Cases) => string | undefined
}

/** One person’s points. Equal points share a rank; those of rank 1 to `stars` are case stars 案例之星. */
export interface Contributor {
  readonly person: string
  readonly points: number
  readonly rank: number
  readonly isStar: boolean
  /** How often each rule applied. */
  readonly counts: Readonly<Record<string, number>>
}

export interface ContributionOptions {
  readonly rules?: readonly PointRule[]
  /** Contributions in `[from, to)`. Give events from the beginning all the same, since they say who wrote a case. */
  readonly from?: Instant
  readonly to?: Instant
  /** Ranks that are stars; default 3. */
  readonly stars?: number
}

const byOthers = ({ actor }: AnalyticsEvent, entry: CaseFacts | undefined): string | undefined =>
  entry && actor !== entry.author ? entry.author : undefined

/** Points for what helps others: praise, use and citation of one’s own case by oneself earn nothing. */
export const standardPoints: readonly PointRule[] = [
  {
    id: 'published',
    label: { zh: '案例入库', en: 'Case published' },
    points: 10,
    earner: ({ type, data }, entry) =>
      type === 'case.published' && data.revision === undefined && data.edition === 1
        ? entry?.author
        : undefined,
  },
  {
    id: 'revised',
    label: { zh: '修订发布', en: 'Revision published' },
    points: 5,
    earner: ({ type, data }, _entry, cases) =>
      type === 'case.published' ? cases.get(String(data.revision))?.author : undefined,
  },
  {
    id: 'cited',
    label: { zh: '被引用', en: 'Cited' },
    points: 3,
    earner: (event, entry) => (event.type === 'case.cited' ? byOthers(event, entry) : undefined),
  },
  {
    id: 'solved',
    label: { zh: '解决了问题', en: 'Solved a problem' },
    points: 2,
    earner: (event, entry) =>
      event.type === 'case.feedback_given' && event.data.kind === 'solved'
        ? byOthers(event, entry)
        : undefined,
  },
  {
    id: 'five_stars',
    label: { zh: '获得五星', en: 'Five stars' },
    points: 1,
    earner: (event, entry) =>
      event.type === 'case.feedback_given' && event.data.score === 5 ? byOthers(event, entry) : undefined,
  },
  {
    id: 'reviewed',
    label: { zh: '完成审核', en: 'Reviewed' },
    points: 1,
    earner: ({ type, actor }) =>
      type === 'case.passed' || type === 'case.changes_requested' || type === 'case.rejected'
        ? actor
        : undefined,
  },
]

/**
 * Contribution points and ranking (L14), from events in the order of time. The most points come first; of equals the ids
 * decide the order, not the rank.
 */
export function contributions(
  events: Iterable<AnalyticsEvent>,
  {
    rules = standardPoints,
    from = Number.NEGATIVE_INFINITY,
    to = Number.POSITIVE_INFINITY,
    stars = 3,
  }: ContributionOptions = {},
): Contributor[] {
  const cases = new Map<string, CaseFacts>()
  const earned = new Map<string, Record<string, number>>()
  for (const event of events) {
    noteCase(cases, event)
    if (event.aggregate.kind !== 'case' || event.at < from || event.at >= to) continue
    for (const { id, earner } of rules) {
      const person = earner(event, cases.get(event.aggregate.id), cases)
      if (person === undefined) continue
      const counts = earned.get(person) ?? {}
      counts[id] = (counts[id] ?? 0) + 1
      earned.set(person, counts)
    }
  }
  return rank(earned, rules, stars)
}

function rank(
  earned: ReadonlyMap<string, Record<string, number>>,
  rules: readonly PointRule[],
  stars: number,
): Contributor[] {
  const scored = [...earned]
    .map(([person, counts]) => ({
      person,
      counts,
      points: rules.reduce((sum, { id, points }) => sum + points * (counts[id] ?? 0), 0),
    }))
    .sort((a, b) => b.points - a.points || compareCodePoints(a.person, b.person))
  return scored.map((one) => {
    const place = scored.findIndex(({ points }) => points === one.points) + 1
    return { ...one, rank: place, isStar: place <= stars && one.points > 0 }
  })
}
