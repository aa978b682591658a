import type { Instant } from './clock.js'

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
  if (typeof zone !== 'string' || zone === '') return false
  try {
    offsetReader(zone)
    return true
  } catch {
    return false
  }
}

/**
 * The offsets of a zone from `from` to `to`, in order; the last span has no end. Read from `Intl`, which
 * knows the history of every zone but answers one instant at a time: sample, and where two samples differ,
 * halve to the second.
 */
export function offsetSpans(zone: string, from: Instant, to: Instant): readonly OffsetSpan[] {
  const question = `${zone}/${from}/${to}`
  const known = spansByQuestion.get(question)
  if (known) return known
  const spans = findSpans(offsetReader(zone), from, to)
  if (spansByQuestion.size >= remembered) spansByQuestion.clear()
  spansByQuestion.set(question, spans)
  return spans
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
  throw new Error('The last offset span has no end')
}

function findSpans(offsetAt: (instant: Instant) => number, from: Instant, to: Instant): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let at = from
  let offset = offsetAt(from)
  while (at < to) {
    const next = at + sampleMs
    const then = offsetAt(next)
    if (then !== offset) {
      spans.push({ until: firstChange(offsetAt, at, next, offset), offset })
      offset = then
    }
    at = next
  }
  return [...spans, { until: Number.POSITIVE_INFINITY, offset }]
}

function firstChange(
  offsetAt: (instant: Instant) => number,
  from: Instant,
  to: Instant,
  offset: number,
): Instant {
  let low = Math.floor(from / 1000)
  let high = Math.floor(to / 1000)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * 1000) === offset) low = middle
    else high = middle
  }
  return high * 1000
}

function offsetReader(zone: string): (instant: Instant) => number {
  const known = readers.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  // The fields rather than a printed offset such as GMT-0:30: there is no sign to lose between 0 and −1 h.
  const read = (instant: Instant) => {
    const second = Math.floor(instant / 1000) * 1000
    const [month = 1, day = 1, year = 0, hour = 0, minute = 0, rest = 0] = (
      format.format(second).match(/\d+/g) ?? []
    ).map(Number)
    return Date.UTC(year, month - 1, day, hour, minute, rest) - second
  }
  readers.set(zone, read)
  return read
}
