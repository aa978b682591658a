import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { isZone, localToInstant, offsetSpans } from './zone.js'

const hour = 3_600_000
const zones = [
  'America/New_York',
  'America/Sao_Paulo',
  'Antarctica/Casey',
  'Antarctica/Troll',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Pacific/Apia',
  'Pacific/Kwajalein',
]

/**
 * Zones that changed back within weeks, where the Temporal polyfill misses changes: here `Intl` itself is
 * asked hour by hour.
 */
const hasty = [
  ['Africa/Casablanca', '2012-03-01', '2012-11-01'],
  ['Africa/Cairo', '2010-04-01', '2010-11-01'],
  ['America/Argentina/San_Luis', '2007-12-01', '2008-04-01'],
  ['America/Recife', '2000-09-15', '2000-12-01'],
] as const

function changesByHour(zone: string, from: number, to: number): number[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const offsetAt = (at: number) =>
    format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value
  const changes: number[] = []
  for (let at = from; at < to; at += hour) if (offsetAt(at) !== offsetAt(at + hour)) changes.push(at + hour)
  return changes
}

describe('offsets of a zone', () => {
  it.each(zones)('finds every change of clocks in %s from 1990 to 2027', (zone) => {
    const from = Date.UTC(1990, 0, 1)
    const to = Date.UTC(2028, 0, 1)
    const expected: number[] = []
    let at: Temporal.ZonedDateTime | null =
      Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
    for (
      at = at.getTimeZoneTransition('next');
      at && at.epochMilliseconds < to;
      at = at.getTimeZoneTransition('next')
    ) {
      const before = at.subtract({ seconds: 1 })
      if (before.offsetNanoseconds !== at.offsetNanoseconds) expected.push(at.epochMilliseconds)
    }
    expect(
      offsetSpans(zone, from, to)
        .map((span) => span.until)
        .slice(0, -1)
        .filter((until) => until < to),
    ).toEqual(expected)
  })

  it.each(hasty)('misses no change in %s, from %s to %s', (zone, from, to) => {
    const [start, end] = [Date.parse(from), Date.parse(to)]
    const changes = offsetSpans(zone, start, end).map((span) => span.until)
    expect(changes.filter((until) => until < end)).toEqual(changesByHour(zone, start, end))
  })

  it('keeps the sign of an offset between zero and minus one hour', () => {
    const at = Date.UTC(1971, 0, 1)
    expect(offsetSpans('Africa/Monrovia', at, at + hour)[0]?.offset).toBe(-(44 * 60 + 30) * 1000)
  })

  it('knows zones by name and nothing else', () => {
    expect(isZone('Asia/Shanghai')).toBe(true)
    expect([undefined, '', 'Asia/Nowhere', 8].map(isZone)).toEqual([false, false, false, false])
  })
})

describe('from the wall clock to an instant', () => {
  const newYork = (local: string) => {
    const at = Date.parse(`${local}Z`)
    return new Date(
      localToInstant(offsetSpans('America/New_York', at - 48 * hour, at + 48 * hour), at),
    ).toISOString()
  }

  it('moves a time inside a gap later', () => {
    expect(newYork('2026-03-08T02:30:00')).toBe('2026-03-08T07:30:00.000Z')
  })

  it('takes the earlier of a time that comes twice', () => {
    expect(newYork('2026-11-01T01:30:00')).toBe('2026-11-01T05:30:00.000Z')
  })

  it.each(zones)('agrees with Temporal around every change of clocks in %s', (zone) => {
    const changes = offsetSpans(zone, Date.UTC(1990, 0, 1), Date.UTC(2030, 0, 1))
      .slice(-13, -1)
      .slice(-16)
    for (const { until, offset } of changes) {
      const spans = offsetSpans(zone, until - 96 * hour, until + 96 * hour)
      for (let local = until + offset - 25 * hour; local <= until + offset + 26 * hour; local += hour / 2) {
        const plain = Temporal.PlainDateTime.from(new Date(local).toISOString().slice(0, 19))
        expect(localToInstant(spans, local)).toBe(plain.toZonedDateTime(zone).epochMilliseconds)
      }
    }
  })
})
