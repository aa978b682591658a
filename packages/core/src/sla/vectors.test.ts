import { describe, expect, it } from 'vitest'
import type { Instant } from '../shared/index.js'
import { addBusiness, businessBetween, isOpen, subtractBusiness } from './business-time.js'
import { alwaysOpen, type Calendar, defineCalendar } from './calendar.js'
import type { CalendarSource } from './calendar-source.js'
import { addBesidePauses, type Span } from './segments.js'
import vectors from './vectors/sla.json' with { type: 'json' }

/** The table was measured by a simulator that walks minute by minute; its conventions are in `meta`. */
interface VectorCalendar {
  zone: string
  always?: boolean
  weekly?: Record<string, string[][]>
  dates?: Record<string, string[][]>
  breaks?: Record<string, string[][]>
  holidays?: string[]
  makeupWorkdays?: string[]
  makeupAs?: CalendarSource['workdayHours']
}
interface VectorCase {
  id: string
  title: string
  op: 'add' | 'sub' | 'between' | 'isOpen'
  calendar: string | VectorCalendar
  start: string
  end?: string
  seconds?: number
  pauses?: [string, string | null][]
  expect: string | number | boolean | null
}

const hours = (lists: Record<string, string[][]> = {}) =>
  Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list.map((range) => range.join('-'))]))

function calendarOf(given: string | VectorCalendar): Calendar {
  const source =
    typeof given === 'string' ? (vectors.calendars as Record<string, VectorCalendar>)[given] : given
  if (!source) throw new Error(`No calendar ${given} in the vectors`)
  if (source.always) return alwaysOpen(source.zone)
  return defineCalendar({
    id: 'vector',
    zone: source.zone,
    weekly: hours(source.weekly),
    dates: hours(source.dates),
    breaks: hours(source.breaks),
    holidays: source.holidays ?? [],
    workdays: source.makeupWorkdays ?? [],
    ...(source.makeupAs ? { workdayHours: source.makeupAs } : {}),
  })
}

const iso = (instant: Instant | undefined) => (instant === undefined ? null : new Date(instant).toISOString())

const spans = (pauses: [string, string | null][]): Span[] =>
  pauses.map(([from, to]) => ({ from: Date.parse(from), ...(to === null ? {} : { to: Date.parse(to) }) }))

function answer({ op, calendar: source, start, end, seconds = 0, pauses = [] }: VectorCase) {
  const calendar = calendarOf(source)
  const at = Date.parse(start)
  switch (op) {
    case 'add':
      return iso(
        pauses.length > 0
          ? addBesidePauses(calendar, at, seconds * 1000, spans(pauses))
          : addBusiness(calendar, at, seconds * 1000),
      )
    case 'sub':
      return iso(subtractBusiness(calendar, at, seconds * 1000))
    case 'between':
      return businessBetween(calendar, at, Date.parse(end ?? '')) / 1000
    case 'isOpen':
      return isOpen(calendar, at)
  }
}

describe('the shared vectors', () => {
  it.each(vectors.cases as unknown as VectorCase[])('$id $title', (vector) => {
    expect(answer(vector)).toBe(vector.expect)
  })
})
