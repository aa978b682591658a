import type { Json, JsonObject } from '../shared/index.js'
import { invalid } from './error.js'

type Path = readonly (string | number)[]

/** Deeper than any document here; also what stops a document that contains itself. */
const maxDepth = 64

/** Refuses text that some engine cannot keep: U+0000 and half of a surrogate pair. */
export function checkText(text: string, path: Path): string {
  if (text.includes('\0')) throw invalid('U+0000 in text', { path: path.join('.') })
  if (/\p{Cs}/u.test(text)) throw invalid('a lone surrogate in text', { path: path.join('.') })
  return text
}

/**
 * A frozen deep copy of a JSON value, refused as `storage.invalid` if any engine would give back something else:
 * class instances, functions, `NaN`, infinities, integers beyond 2^53, U+0000, lone surrogates, a key `__proto__`.
 * Properties that are `undefined` are left out and `-0` becomes `0`, as JSON does.
 */
export function plainCopy<Value extends Json>(value: Value, path?: Path): Value
export function plainCopy(value: Json, path: Path = []): Json {
  if (path.length > maxDepth) throw invalid('nested too deeply', { path: path.slice(0, 5).join('.') })
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return checkText(value, path)
  if (typeof value === 'number') return checkNumber(value, path)
  if (Array.isArray(value))
    return Object.freeze(Array.from(value, (item, i) => plainCopy(item, [...path, i])))
  if (isPlainObject(value)) return copyObject(value, path)
  throw invalid('not plain JSON', { path: path.join('.') })
}

function copyObject(value: JsonObject, path: Path): JsonObject {
  const copy: { [key: string]: Json } = {}
  for (const key of Object.keys(value)) {
    const item = value[key]
    if (item === undefined) continue
    if (key === '__proto__') throw invalid('a key named __proto__', { path: path.join('.') })
    copy[checkText(key, path)] = plainCopy(item, [...path, key])
  }
  return Object.freeze(copy)
}

function checkNumber(value: number, path: Path): number {
  if (!Number.isFinite(value)) throw invalid('a number that JSON cannot hold', { path: path.join('.') })
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw invalid('an integer beyond 2^53', { path: path.join('.') })
  return value === 0 ? 0 : value
}

function isPlainObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}
