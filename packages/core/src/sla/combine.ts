import type { Instant } from '../shared/index.js'
import type { Calendar } from './calendar.js'
import { fromTables, keptStretches } from './calendar.js'
import { slaRefusals } from './refusals.js'
import { type Interval, type Table, tableOf } from './table.js'

type Combine = (one: readonly Interval[], other: readonly Interval[]) => Interval[]

/**
 * Open when any of the calendars is: two sites that cover for each other, or a house and its emergency line. Holidays are
 * known where all calendars know theirs. Zone, for days and display, is that of the first.
 *
 * @example
 * ```ts
 * const followTheSun = unionOf('follow-the-sun', [shanghai, berlin])
 * ```
 */
export const unionOf = (id: string, calendars: readonly [Calendar, ...Calendar[]]): Calendar => {
  const [first, last] = [Math.min(...firsts(calendars)), Math.max(...lasts(calendars))]
  return combined(id, calendars, { first, last }, union)
}

/**
 * Open when all of the calendars are: the service hours of an agreement, inside those of a supplier. Throws the Refusal
 * `sla.closed_always` when that is never, looking at all dates of calendars with an end, else at the years 1970 to 2073.
 */
export function intersectionOf(id: string, calendars: readonly [Calendar, ...Calendar[]]): Calendar {
  const [first, last] = [Math.max(...firsts(calendars)), Math.min(...lasts(calendars))]
  const calendar = combined(id, calendars, { first, last }, intersect)
  const isShort = last - first < keptStretches
  const [from, to] = isShort ? [first, last] : [Math.max(first, 0), Math.min(last, 25)]
  for (let stretch = from; stretch <= to; stretch++) if (calendar.table(stretch).total > 0) return calendar
  throw slaRefusals.error('sla.closed_always')
}

const firsts = (calendars: readonly Calendar[]) => calendars.map(({ stretches }) => stretches.first)
const lasts = (calendars: readonly Calendar[]) => calendars.map(({ stretches }) => stretches.last)

function combined(
  id: string,
  calendars: readonly [Calendar, ...Calendar[]],
  stretches: Calendar['stretches'],
  combine: Combine,
): Calendar {
  const build = (stretch: number): Table =>
    tableOf(calendars.map((calendar) => intervalsOf(calendar.table(stretch))).reduce(combine))
  const calendar = fromTables(id, calendars[0].zone, stretches, build)
  const known = commonlyKnown(calendars)
  return known ? { ...calendar, known } : calendar
}

function commonlyKnown(calendars: readonly Calendar[]): Calendar['known'] {
  const all = calendars.flatMap(({ known }) => known ?? [])
  if (all.length === 0) return undefined
  return { from: Math.max(...all.map(({ from }) => from)), to: Math.min(...all.map(({ to }) => to)) }
}

const intervalsOf = ({ opens, closes }: Table): Interval[] =>
  Array.from(opens, (open, index) => [open, closes[index] as Instant])

function union(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  const joined: Interval[] = []
  for (const [open, close] of [...one, ...other].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && open <= last[1]) last[1] = Math.max(last[1], close)
    else joined.push([open, close])
  }
  return joined
}

function intersect(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  const common: Interval[] = []
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [a, b] = [one[i] as Interval, other[j] as Interval]
    const [open, close] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])]
    if (open < close) common.push([open, close])
    if (a[1] < b[1]) i++
    else j++
  }
  return common
}
