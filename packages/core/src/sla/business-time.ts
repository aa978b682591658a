import type { Instant } from '../shared/index.js'
import type { Calendar } from './calendar.js'
import { lastBelow } from './column.js'
import { earliest, latest, stretchMs, type Table } from './table.js'

/** Half-open: `from` counts, `to` does not. */
export interface Interval {
  readonly from: Instant
  readonly to: Instant
}

/**
 * The earliest instant at which `ms` of open time have elapsed since `start`: a target that ends with the
 * shift is due at closing, not at the next opening. Zero gives the first open instant at or after `start`.
 * Undefined when the calendar ends first.
 */
export function addBusiness(calendar: Calendar, start: Instant, ms: number): Instant | undefined {
  checkDuration(ms)
  let stretch = stretchOf(start)
  let table = calendar.table(stretch)
  let rest = ms + openBefore(table, start)
  // With nothing to add, the shift is meant that has time left, not the one that has just ended.
  const more = ms === 0 ? 1 : 0
  while (table.total < rest + more) {
    if (stretch >= calendar.stretches.last) return undefined
    rest -= table.total
    table = calendar.table(++stretch)
  }
  return instantAt(table, rest, rest + more)
}

/**
 * The latest instant from which `ms` of open time fit before `start`. Zero gives the last instant at or
 * before `start` that ends an open moment, which is `start` itself inside the hours. Undefined when the
 * calendar begins too late.
 */
export function subtractBusiness(calendar: Calendar, start: Instant, ms: number): Instant | undefined {
  checkDuration(ms)
  const { first, last } = calendar.stretches
  let stretch = Math.min(stretchOf(start), last)
  let rest = ms
  for (; stretch >= first; stretch--) {
    const table = calendar.table(stretch)
    const before = openBefore(table, start)
    if (ms === 0 && before > 0) return instantAt(table, before)
    if (ms > 0 && before >= rest) return instantAt(table, before - rest, before - rest + 1)
    rest -= before
  }
  return undefined
}

/** The open time in `[from, to)` in milliseconds; zero when the span is empty or reversed. */
export function businessBetween(calendar: Calendar, from: Instant, to: Instant): number {
  const [first, last] = [stretchOf(from), stretchOf(to)]
  if (to <= from) return 0
  let open = openBefore(calendar.table(last), to) - openBefore(calendar.table(first), from)
  for (let stretch = first; stretch < last; stretch++) open += calendar.table(stretch).total
  return open
}

export function isOpen(calendar: Calendar, at: Instant): boolean {
  const { opens, closes } = calendar.table(stretchOf(at))
  return at < (closes[lastBelow(opens, at + 1)] ?? Number.NEGATIVE_INFINITY)
}

/** The first open instant at or after `at`; undefined when the calendar never opens again. */
export const nextOpen = (calendar: Calendar, at: Instant): Instant | undefined => addBusiness(calendar, at, 0)

/** The open intervals of `[from, to)` in order, cut at both ends, touching ones joined. */
export function* intervals(calendar: Calendar, from: Instant, to: Instant): Generator<Interval> {
  let pending: Interval | undefined
  const last = Math.min(stretchOf(to), calendar.stretches.last)
  for (let stretch = Math.max(stretchOf(from), calendar.stretches.first); stretch <= last; stretch++) {
    const { opens, closes } = calendar.table(stretch)
    for (let i = Math.max(0, lastBelow(opens, from + 1)); i < closes.length; i++) {
      const open = Math.max(opens.values[i] as number, from)
      const close = Math.min(closes[i] as number, to)
      if (open >= to) break
      if (open >= close) continue
      if (pending && pending.to < open) {
        yield pending
        pending = undefined
      }
      pending = { from: pending?.from ?? open, to: close }
    }
  }
  if (pending) yield pending
}

/**
 * What counted between two instants: every open interval, their sum, and whether a holiday still unknown
 * could change it.
 */
export interface BusinessExplanation {
  readonly intervals: readonly Interval[]
  readonly total: number
  readonly provisional: boolean
}

export function explainBusiness(calendar: Calendar, from: Instant, to: Instant): BusinessExplanation {
  const counted = from < to ? [...intervals(calendar, from, to)] : []
  return {
    intervals: counted,
    total: counted.reduce((sum, interval) => sum + interval.to - interval.from, 0),
    provisional: isProvisional(calendar, from, to),
  }
}

/** Whether any part of `[from, to)` lies outside the dates whose holidays the calendar knows. */
export const isProvisional = ({ known }: Calendar, from: Instant, to: Instant): boolean =>
  known !== undefined && (from < known.from || to > known.to)

function stretchOf(at: Instant): number {
  if (!(at >= earliest && at <= latest)) throw new RangeError(`Not an instant: ${at}`)
  return Math.floor(at / stretchMs)
}

function checkDuration(ms: number): void {
  if (!(ms >= 0 && ms <= latest)) throw new RangeError(`Not a duration: ${ms}`)
}

/** The open time of the stretch before an instant. */
function openBefore({ opens, closes, before }: Table, at: Instant): number {
  const index = lastBelow(opens, at)
  return index < 0
    ? 0
    : (before.values[index] as number) +
        Math.min(at, closes[index] as number) -
        (opens.values[index] as number)
}

/** The instant at which so much of the stretch's open time has passed, in the last interval that has less than `limit` before it. */
function instantAt({ opens, before }: Table, open: number, limit = open): Instant {
  const index = lastBelow(before, limit)
  return (opens.values[index] as number) + open - (before.values[index] as number)
}
