import type { Instant } from '../shared/index.js'
import type { Calendar } from './calendar.js'
import { fromTables, keptStretches } from './calendar.js'
import { layered } from './intervals.js'
import { slaRefusals } from './refusals.js'
import { type Table, tableOf } from './table.js'

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
  return combined(id, calendars, { first, last }, 1)
}

/**
 * Open when all of the calendars are: the service hours of an agreement, inside those of a supplier. Throws the Refusal
 * `sla.closed_always` when that is never, looking at all dates of calendars with an end, else at the years 1970 to 2073.
 */
export function intersectionOf(id: string, calendars: readonly [Calendar, ...Calendar[]]): Calendar {
  const [first, last] = [Math.max(...firsts(calendars)), Math.min(...lasts(calendars))]
  const calendar = combined(id, calendars, { first, last }, calendars.length)
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
  depth: number,
): Calendar {
  const build = (stretch: number): Table => {
    let opens: Instant[] = []
    let closes: Instant[] = []
    for (const { table } of calendars) {
      opens = [...opens, ...table(stretch).opens.values]
      closes = [...closes, ...table(stretch).closes]
    }
    return tableOf(layered({ opens, closes }, depth))
  }
  const calendar = fromTables(id, calendars[0].zone, stretches, build)
  const known = commonlyKnown(calendars)
  return known ? { ...calendar, known } : calendar
}

function commonlyKnown(calendars: readonly Calendar[]): Calendar['known'] {
  const all = calendars.flatMap(({ known }) => known ?? [])
  if (all.length === 0) return undefined
  return { from: Math.max(...all.map(({ from }) => from)), to: Math.min(...all.map(({ to }) => to)) }
}
