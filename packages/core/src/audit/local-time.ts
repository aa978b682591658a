import type { Instant } from '../shared/index.js'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, format)
  return format
}

const partsIn = (zone: string, at: Instant): Readonly<Record<string, string>> =>
  Object.fromEntries(
    formatFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )

/** The calendar day of a moment in a zone, as `2026-11-24`. */
export function dayIn(zone: string, at: Instant): string {
  const { year, month, day } = partsIn(zone, at)
  return `${year}-${month}-${day}`
}

interface Hours {
  readonly from: string
  readonly until: string
  readonly weekdays: readonly number[]
}

/** Whether a moment lies within the hours of a weekday; a shift over midnight belongs to the day on which it began. */
export function isWithinHours({ from, until, weekdays }: Hours, at: Instant, zone: string): boolean {
  const { hour, minute } = partsIn(zone, at)
  const time = `${hour}:${minute}`
  const weekday = (new Date(dayIn(zone, at)).getUTCDay() + 6) % 7
  const isDay = (offset: number) => weekdays.includes(((weekday + offset + 7) % 7) + 1)
  if (from < until) return isDay(0) && from <= time && time < until
  return (isDay(0) && time >= from) || (isDay(-1) && time < until)
}
