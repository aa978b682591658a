import type { Instant } from '../shared/index.js'
import { addBusiness, businessBetween } from './business-time.js'
import type { Calendar } from './calendar.js'

/** A span in which a clock ran, by the calendar that was in force; without `to` it still runs. */
export interface Segment {
  readonly from: Instant
  readonly to?: Instant
  readonly calendar: Calendar
}

/** A span in which a clock stood; without `to` it still stands. */
export interface Span {
  readonly from: Instant
  readonly to?: Instant
}

/** The open time of the segments up to `until`, in milliseconds. */
export function elapsedOver(segments: readonly Segment[], until: Instant): number {
  let elapsed = 0
  for (const { calendar, from, to = until } of segments)
    elapsed += businessBetween(calendar, from, Math.min(to, until))
  return elapsed
}

/** The earliest instant at which the segments hold `ms` of open time; undefined when they end before. */
export function dueOver(segments: readonly Segment[], ms: number): Instant | undefined {
  let rest = ms
  for (const { calendar, from, to } of segments) {
    if (to === undefined) return addBusiness(calendar, from, rest)
    const open = businessBetween(calendar, from, to)
    if (open >= rest && rest > 0) return addBusiness(calendar, from, rest)
    rest -= open
  }
  return undefined
}

/**
 * `addBusiness` with spans that do not count. Spans may overlap and come in any order; one in closed time
 * changes nothing, and one without an end leaves no due time unless it begins after it.
 */
export function addBesidePauses(
  calendar: Calendar,
  start: Instant,
  ms: number,
  pauses: readonly Span[],
): Instant | undefined {
  const segments: Segment[] = []
  let from = start
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    if (pause.from > from) segments.push({ from, to: pause.from, calendar })
    if (pause.to === undefined) return dueOver(segments, ms)
    from = Math.max(from, pause.to)
  }
  return dueOver([...segments, { from, calendar }], ms)
}
