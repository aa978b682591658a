import type { Json, JsonObject } from '../shared/index.js'
import type { FieldType, FieldTypes, Predicate } from './types.js'

/** A record as filters see it: an object of JSON values. */
export type FilterRecord = Parameters<Predicate>[0]

/**
 * The value at a field path, `undefined` where there is none. Walks own properties of objects only: lists are not
 * entered, and nothing inherited (`constructor`, `__proto__`) is ever found.
 *
 * @example
 * ```ts
 * getPath({ customer: { name: '某注塑厂' } }, 'customer.name') // '某注塑厂'
 * ```
 */
export function getPath(record: FilterRecord, path: string): Json | undefined {
  return getSegments(record, path.split('.'))
}

/** {@link getPath} for a path that was split beforehand. */
export function getSegments(record: FilterRecord, segments: readonly string[]): Json | undefined {
  let value: Json | undefined = record as JsonObject
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    if (!Object.hasOwn(value, segment)) return undefined
    value = (value as JsonObject)[segment]
  }
  return value
}

/** The type of a field; a key that ends in `.*` answers for every path below it, the longest such key first. */
export function fieldTypeOf(fields: FieldTypes, path: string): FieldType | undefined {
  if (path.endsWith('*')) return undefined
  if (Object.hasOwn(fields, path)) return fields[path]
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const wildcard = `${path.slice(0, dot)}.*`
    if (Object.hasOwn(fields, wildcard)) return fields[wildcard]
  }
  return undefined
}

const pathPattern = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u

/**
 * Whether the text can be a field path: words of letters, digits, `_` and `-`, joined by dots, at most 200 characters.
 * The alphabet is narrow so that no adapter ever has a quote or a bracket to escape.
 */
export const isFieldPath = (text: unknown): text is string =>
  typeof text === 'string' && text.length <= 200 && pathPattern.test(text)
