import type { RefusalData } from '../shared/index.js'
import { calendarRefusals } from './calendar-refusals.js'
import type { Path } from './hours.js'

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The entries of an object that may be absent. */
export function entriesOf(value: unknown, path: Path, found: RefusalData[]): [string, unknown][] {
  if (value === undefined) return []
  if (isRecord(value)) return Object.entries(value)
  refuseValue(found, path, '{ … }')
  return []
}

export function findUnknownKeys(
  value: object,
  known: readonly string[],
  path: Path,
  found: RefusalData[],
): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key))
      found.push(calendarRefusals.data('sla.unknown_key', { path: [...path, key], details: { key } }))
  }
}

export const isName = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** The items of a list that may be absent; none, and a refusal, of anything else. */
export function listOf(value: unknown, path: Path, found: RefusalData[]): readonly unknown[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  refuseValue(found, path, '[ … ]')
  return []
}

export const refuseDate = (found: RefusalData[], path: Path, date: string) =>
  found.push(calendarRefusals.data('sla.bad_date', { path, details: { date } }))

export const refuseValue = (found: RefusalData[], path: Path, expected: string) =>
  found.push(calendarRefusals.data('sla.bad_value', { path, details: { expected } }))
