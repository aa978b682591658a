import { ok, type RefusalData, type Result, refused } from '../shared/index.js'
import { isRecord, type Path } from './checks.js'
import { type CivilDate, type DayNumber, formatDate, parseDate } from './civil-date.js'
import { type HolidayRefusalCode, holidayRefusals } from './holiday-refusals.js'
import { daysOf, type Holiday, type HolidaySet } from './holidays.js'

/** What a file of holidays says it is, as its `format`. */
export const holidayFormat = 'caselore.holidays/1'

type Faults = RefusalData<HolidayRefusalCode>[]

// A notice may name a day of the year before, such as a make-up workday in December.
const mostDaysOutside = 31

/**
 * Reads holidays that came from outside, as text or as parsed JSON:
 *
 * ```json
 * {
 *   "format": "caselore.holidays/1",
 *   "region": "CN",
 *   "coverage": { "from": "2027-01-01", "to": "2027-12-31" },
 *   "sources": ["国务院办公厅关于2027年部分节假日安排的通知"],
 *   "holidays": [{ "name": { "zh": "元旦", "en": "New Year" }, "from": "2027-01-01", "to": "2027-01-03", "workdays": [] }]
 * }
 * ```
 *
 * All dates are inclusive. Everything that is wrong is answered at once, each with its path.
 */
export function loadHolidays(json: unknown): Result<HolidaySet, HolidayRefusalCode> {
  const given = typeof json === 'string' ? parse(json) : json
  if (!isRecord(given) || given.format !== holidayFormat)
    return refused(holidayRefusals.data('sla.bad_holiday_file', { details: { format: holidayFormat } }))
  const found: Faults = []
  unknownKeys(given, ['format', 'region', 'coverage', 'sources', 'holidays'], [], found)
  const set: HolidaySet = {
    region: filled(given.region, ['region'], found),
    coverage: range(given.coverage, ['coverage'], found, ['from', 'to']),
    sources: listOf(given.sources, ['sources'], found, filled),
    holidays: listOf(given.holidays, ['holidays'], found, holiday),
  }
  if (found.length === 0) findDistant(set, found)
  if (found.length === 0) findContradictions(set, found)
  const [first, ...others] = found
  return first ? refused(first, ...others) : ok(set)
}

/**
 * Extends holidays by an update of the same region: later years, or a notice that amends an earlier one. Where both speak, the
 * update does. Refused when the two leave days between them of which neither knows.
 */
export function mergeHolidays(known: HolidaySet, update: HolidaySet): Result<HolidaySet, HolidayRefusalCode> {
  const found: Faults = []
  if (known.region !== update.region) {
    const details = { region: known.region, other: update.region }
    found.push(holidayRefusals.data('sla.other_region', { path: ['region'], details }))
  }
  const [earlier, later] = known.coverage.from <= update.coverage.from ? [known, update] : [update, known]
  const [end, begin] = [dayOf(earlier.coverage.to), dayOf(later.coverage.from)]
  if (begin > end + 1) {
    const details = { from: formatDate(end + 1), to: formatDate(begin - 1) }
    found.push(holidayRefusals.data('sla.coverage_gap', { path: ['coverage'], details }))
  }
  const { from, to } = update.coverage
  const kept = known.holidays.filter((one) => one.to < from || one.from > to)
  const isSaid = (one: Holiday) =>
    update.holidays.some((other) => other.from === one.from && other.to === one.to)
  const set: HolidaySet = {
    region: known.region,
    coverage: {
      from: earlier.coverage.from,
      to: known.coverage.to > to ? known.coverage.to : to,
    },
    sources: [...new Set([...known.sources, ...update.sources])],
    holidays: [...kept.filter((one) => !isSaid(one)), ...update.holidays].sort((a, b) =>
      a.from < b.from ? -1 : 1,
    ),
  }
  if (found.length === 0) findContradictions(set, found)
  const [first, ...others] = found
  return first ? refused(first, ...others) : ok(set)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const dayOf = (date: CivilDate): DayNumber => parseDate(date) ?? Number.NaN

const expected = (found: Faults, path: Path, what: string): void => {
  found.push(holidayRefusals.data('sla.bad_holiday_value', { path, details: { expected: what } }))
}

function unknownKeys(value: object, known: readonly string[], path: Path, found: Faults): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue
    found.push(holidayRefusals.data('sla.unknown_holiday_key', { path: [...path, key], details: { key } }))
  }
}

function filled(value: unknown, path: Path, found: Faults): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  expected(found, path, '"…"')
  return ''
}

function date(value: unknown, path: Path, found: Faults): CivilDate {
  if (typeof value === 'string' && parseDate(value) !== undefined) return value
  expected(found, path, '"2026-02-14"')
  return ''
}

function listOf<Item>(
  value: unknown,
  path: Path,
  found: Faults,
  read: (item: unknown, path: Path, found: Faults) => Item,
): Item[] {
  if (Array.isArray(value)) return value.map((item, index) => read(item, [...path, index], found))
  expected(found, path, '[ … ]')
  return []
}

function range(
  value: unknown,
  path: Path,
  found: Faults,
  keys: readonly string[],
): { from: CivilDate; to: CivilDate } {
  const given = isRecord(value) ? value : {}
  if (given !== value) expected(found, path, '{ "from": …, "to": … }')
  else unknownKeys(given, keys, path, found)
  const edges = {
    from: date(given.from, [...path, 'from'], found),
    to: date(given.to, [...path, 'to'], found),
  }
  if (edges.from !== '' && edges.to !== '' && edges.to < edges.from)
    found.push(holidayRefusals.data('sla.holiday_reversed', { path, details: edges }))
  return edges
}

function holiday(value: unknown, path: Path, found: Faults): Holiday {
  const { from, to } = range(value, path, found, ['name', 'from', 'to', 'workdays'])
  const given = isRecord(value) ? value : {}
  const name = isRecord(given.name) ? given.name : {}
  const names = [...path, 'name']
  return {
    name: { zh: filled(name.zh, [...names, 'zh'], found), en: filled(name.en, [...names, 'en'], found) },
    from,
    to,
    ...(given.workdays === undefined
      ? {}
      : { workdays: listOf(given.workdays, [...path, 'workdays'], found, date) }),
  }
}

/** A slip of the year is found before it closes an office in the wrong one. */
function findDistant({ holidays, coverage: { from, to } }: HolidaySet, found: Faults): void {
  const [first, last] = [dayOf(from) - mostDaysOutside, dayOf(to) + mostDaysOutside]
  for (const [index, one] of holidays.entries()) {
    const far = [one.from, one.to, ...(one.workdays ?? [])].find(
      (text) => dayOf(text) < first || dayOf(text) > last,
    )
    if (far === undefined) continue
    const details = { date: far, from, to }
    found.push(holidayRefusals.data('sla.outside_coverage', { path: ['holidays', index], details }))
  }
}

function findContradictions(set: HolidaySet, found: Faults): void {
  const { closed, worked } = daysOf(set)
  const holidays = new Set(closed)
  for (const day of worked) {
    if (!holidays.has(day)) continue
    found.push(holidayRefusals.data('sla.workday_on_holiday', { details: { date: formatDate(day) } }))
  }
}
