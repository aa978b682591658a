import { type Instant, localToInstant, type OffsetSpan, offsetSpans } from '../shared/index.js'

export const periodUnits = ['hour', 'day', 'week', 'month', 'quarter', 'year', 'all'] as const
/** Weeks begin on Monday, as in ISO 8601. */
export type PeriodUnit = (typeof periodUnits)[number]

/** `[from, to)`. The label sorts like the time: `2026-11-24`, `2026-W48`, `2026-11`, `2026-Q4`. */
export interface Period {
  readonly from: Instant
  readonly to: Instant
  readonly label: string
}

/** The period in which an instant lies, by the wall clock of the zone; none when all time is one. */
export type PeriodOf = (at: Instant) => Period | undefined

type Rounding = (local: Date) => { readonly start: number; readonly next: number; readonly label: string }

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const chunkMs = 1461 * dayMs
// A period reaches over the edge of its chunk by a year at most.
const marginMs = 370 * dayMs

export function createPeriods(unit: PeriodUnit, zone: string): PeriodOf {
  if (unit === 'all') return () => undefined
  const round = roundings[unit]
  let recent: Period | undefined
  return (at) => {
    if (recent && at >= recent.from && at < recent.to) return recent
    recent = periodAt(at, round, spansAround(zone, at))
    return recent
  }
}

function spansAround(zone: string, at: Instant): readonly OffsetSpan[] {
  const start = Math.floor(at / chunkMs) * chunkMs
  return offsetSpans(zone, start - marginMs, start + chunkMs + marginMs)
}

/** Where clocks go back over midnight, the wall clock shows a date that is over: the interval decides, not the date. */
function periodAt(at: Instant, round: Rounding, spans: readonly OffsetSpan[]): Period {
  const { offset = 0 } = spans.find(({ until }) => at < until) ?? {}
  let { start, next, label } = round(new Date(at + offset))
  while (localToInstant(spans, next) <= at) ({ start, next, label } = round(new Date(next)))
  while (localToInstant(spans, start) > at) ({ start, next, label } = round(new Date(start - 1)))
  return { from: localToInstant(spans, start), to: localToInstant(spans, next), label }
}

const iso = (time: number, length: number): string => new Date(time).toISOString().slice(0, length)

const fixed =
  (size: number, length: number, suffix = ''): Rounding =>
  (local) => {
    const start = Math.floor(local.getTime() / size) * size
    return { start, next: start + size, label: `${iso(start, length)}${suffix}` }
  }

const months =
  (count: number, name: (start: Date) => string): Rounding =>
  (local) => {
    const year = local.getUTCFullYear()
    const first = Math.floor(local.getUTCMonth() / count) * count
    const start = Date.UTC(year, first)
    return { start, next: Date.UTC(year, first + count), label: name(new Date(start)) }
  }

const week: Rounding = (local) => {
  const day = Math.floor(local.getTime() / dayMs)
  // 1970-01-01 was a Thursday.
  const monday = day - ((((day + 3) % 7) + 7) % 7)
  // A week belongs to the year of its Thursday.
  const year = new Date((monday + 3) * dayMs).getUTCFullYear()
  const number = Math.floor(((monday + 3) * dayMs - Date.UTC(year, 0)) / (7 * dayMs)) + 1
  const label = `${year}-W${String(number).padStart(2, '0')}`
  return { start: monday * dayMs, next: (monday + 7) * dayMs, label }
}

const roundings: Readonly<Record<Exclude<PeriodUnit, 'all'>, Rounding>> = {
  hour: fixed(hourMs, 13, ':00'),
  day: fixed(dayMs, 10),
  week,
  month: months(1, (start) => iso(start.getTime(), 7)),
  quarter: months(3, (start) => `${start.getUTCFullYear()}-Q${start.getUTCMonth() / 3 + 1}`),
  year: months(12, (start) => iso(start.getTime(), 4)),
}
