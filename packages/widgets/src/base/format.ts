import { wallTime } from '@caselore/core/shared'

/** Turns instants, durations and numbers into text of one language and zone. */
export interface Formatter {
  readonly locale: string
  readonly zone: string
  number(n: number): string
  /** 0 to 1 as a whole percentage. */
  percent(share: number): string
  /** Up to a day “3 hours ago”, then the date. */
  moment(at: number, now: number): string
  /** The hour of a day: “明天 09:06”, “tomorrow 09:06”; beyond yesterday and tomorrow with the date. */
  hour(at: number, now: number): string
  /** Date, time and zone, for the hover and for screen readers. */
  absolute(at: number): string
  /** The day alone, with its year. */
  date(at: number): string
  /** From one moment to another, without saying the same day twice. */
  range(from: number, to: number): string
  /** Milliseconds in its two largest units: “2小时15分钟”, “2 hr 15 min”; below a minute it is seconds. */
  duration(ms: number): string
  list(words: readonly string[]): string
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const units = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
] as const

const made = new Map<string, Formatter>()

/** The formatter of a locale and a zone; made once. A zone that the engine does not know throws a RangeError. */
export function formatterOf(locale: string, zone: string): Formatter {
  const key = `${locale} ${zone}`
  const known = made.get(key)
  if (known) return known
  const formatter = makeFormatter(locale, zone)
  made.set(key, formatter)
  return formatter
}

function makeFormatter(locale: string, zone: string): Formatter {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options })
  const thisYear = dates({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  const clock = dates({ hour: '2-digit', minute: '2-digit' })
  const otherYear = dates({ year: 'numeric', month: 'short', day: 'numeric' })
  const full = dates({
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
  const year = dates({ year: 'numeric' })
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const days = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const words = new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })

  return {
    locale,
    zone,
    number: (n) => numbers.format(n),
    percent: (share) => percents.format(share),
    range: (from, to) => thisYear.formatRange(from, to),
    date: (at) => otherYear.format(at),
    absolute: (at) => full.format(at),
    duration: (ms) => duration(ms, locale),
    list: (list) => words.format(list),
    hour(at, now) {
      const apart = dayOf(at, zone) - dayOf(now, zone)
      return Math.abs(apart) > 1 ? thisYear.format(at) : `${days.format(apart, 'day')} ${clock.format(at)}`
    },
    moment(at, now) {
      const apart = at - now
      const size = Math.abs(apart)
      if (size < minute) return relative.format(0, 'second')
      if (size < hour) return relative.format(Math.trunc(apart / minute), 'minute')
      if (size < day) return relative.format(Math.trunc(apart / hour), 'hour')
      return (year.format(at) === year.format(now) ? thisYear : otherYear).format(at)
    },
  }
}

/** The calendar day in a zone, counted from one that is the same for all. */
const dayOf = (at: number, zone: string): number => Date.parse(`${wallTime(at, zone).slice(0, 10)}Z`) / day

function duration(ms: number, locale: string): string {
  const unit = (n: number, name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(n)
  if (ms < minute) return unit(Math.max(0, Math.floor(ms / second)), 'second')
  const parts: string[] = []
  let rest = ms
  for (const [name, size] of units) {
    const n = Math.floor(rest / size)
    rest -= n * size
    if (n > 0) parts.push(unit(n, name))
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.join(locale.startsWith('zh') ? '' : ' ')
}
