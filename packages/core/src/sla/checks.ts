import type { RefusalData } from '../shared/index.js'
import { refuse } from './calendar-refusals.js'

export type Path = readonly (string | number)[]

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The record itself; an empty one, and a refusal, of anything else. */
export function recordOf(
  value: unknown,
  path: Path,
  found: RefusalData[],
): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value
  refuseValue(found, path, value, '{ … }')
  return {}
}

/** The list itself; an empty one, and a refusal, of anything else. */
export function listOf(
  value: unknown,
  path: Path,
  found: RefusalData[],
  expected = '[ … ]',
): readonly unknown[] {
  if (Array.isArray(value)) return value
  refuseValue(found, path, value, expected)
  return []
}

/** Refuses each key of what is left of a record when its known settings have been taken out. */
export function refuseKeys(others: object, path: Path, found: RefusalData[]): void {
  for (const value of Object.keys(others)) refuse(found, 'sla.unknown_key', [...path, value], { value })
}

/** Refuses each key that is not a known setting. */
export function findUnknownKeys(
  value: object,
  known: readonly string[],
  path: Path,
  found: RefusalData[],
): void {
  refuseKeys(Object.fromEntries(Object.entries(value).filter(([key]) => !known.includes(key))), path, found)
}

export const isName = (value: unknown): value is string => typeof value === 'string' && value !== ''

export const refuseValue = (found: RefusalData[], path: Path, value: unknown, expected: string) =>
  refuse(found, 'sla.bad_value', path, { value: String(value), expected })
