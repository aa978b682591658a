import type { Instant } from './clock.js'
import { remember } from './remember.js'

const dayMs = 86_400_000

/** A zone's offset from UTC in milliseconds, up to but not including the instant `until`. */
export interface OffsetSpan {
  readonly until: Instant
  readonly offset: number
}

// The shortest time between two changes of a zone since 1970 is a little under seven days (Recife, October
// 2000).
const sampleMs = 6 * dayMs
const remembered = 512

const readers = new Map<string, (instant: Instant) => number>()
const spansByQuestion = new Map<string, readonly OffsetSpan[]>()

/** Whether the runtime knows the zone: an IANA name. */
export function isZone(zone: unknown): zone is string {
  try {
    return typeof zone === 'string' && offsetReader(zone) !== undefined
  } catch {
    return false
  }
}

/**
 * The offsets of a zone from `from` to `to`, in order; the last span has no end. Read from `Intl`, which
 * knows the history of every zone but answers one instant at a time: sample, and where two samples differ,
 * halve the time between them.
 */
export function offsetSpans(zone: string, from: Instant, to: Instant): readonly OffsetSpan[] {
  const question = `${zone}/${from}/${to}`
  return remember(spansByQuestion, question, remembered, () => findSpans(offsetReader(zone), from, to))
}

/**
 * The instant at which the wall clock shows `local` (a civil time as if it were UTC). A time that a gap
 * leaves out moves later by the length of the gap; one that an overlap shows twice is the earlier.
 */
export function localToInstant(spans: readonly OffsetSpan[], local: number): Instant {
  let before: OffsetSpan | undefined
  for (const span of spans) {
    const instant = local - span.offset
    if (instant < span.until) return before && instant < before.until ? local - before.offset : instant
    before = span
  }
  throw new Error('No last offset span')
}

function findSpans(offsetAt: (instant: Instant) => number, from: Instant, to: Instant): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let offset = offsetAt(from)
  for (let at = from; at < to; at += sampleMs) {
    const next = offsetAt(at + sampleMs)
    if (next === offset) continue
    let [before, until] = [at, at + sampleMs]
    while (until - before > 1) {
      const middle = Math.floor((before + until) / 2)
      if (offsetAt(middle) === offset) before = middle
      else until = middle
    }
    spans.push({ until, offset })
    offset = next
  }
  return [...spans, { until: Number.POSITIVE_INFINITY, offset }]
}

const offsetReader = (zone: string) =>
  remember(readers, zone, remembered, () => {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    return (instant: Instant) => {
      // It prints GMT, GMT+08:00 or, of the times before clocks were made even, GMT-00:44:30.
      const printed = /GMT(?:(.)(\d+):(\d+):?(\d*))?/.exec(format.format(instant)) ?? []
      const [, sign, hours = 0, minutes = 0, seconds = 0] = printed
      const offset = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
      return sign === '-' ? -offset : offset
    }
  })
