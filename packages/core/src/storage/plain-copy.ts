import type { Json, JsonObject } from '../shared/index.js'
import { invalid } from './error.js'

type Path = readonly (string | number)[]

/** Where in a document, told from the inside: a list for each value would be most of the work. */
interface Place {
  readonly within: Place | undefined
  readonly step: string | number
  readonly depth: number
}

/** Deeper than any document here; also what stops a document that contains itself. */
const maxDepth = 64

/** Refuses text that some engine cannot keep: U+0000 and half of a surrogate pair. */
export function checkText(text: string, path: Path): string {
  if (text.includes('\0')) throw invalid('U+0000 in text', { path: path.join('.') })
  if (!text.isWellFormed()) throw invalid('a lone surrogate in text', { path: path.join('.') })
  return text
}

/**
 * A frozen deep copy of a JSON value, refused as `storage.invalid` if any engine would give back something else:
 * class instances, functions, `NaN`, infinities, integers beyond 2^53, U+0000, lone surrogates, a key `__proto__`.
 * Properties that are `undefined` are left out and `-0` becomes `0`, as JSON does.
 */
export const plainCopy = <Value extends Json>(value: Value): Value => copyOf(value, undefined) as Value

function copyOf(value: Json, place: Place | undefined): Json {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return textAt(value, place)
  if (typeof value === 'number') return numberAt(value, place)
  const depth = (place?.depth ?? 0) + 1
  if (depth > maxDepth) throw invalid('nested too deeply', { path: pathOf(place).slice(0, 5).join('.') })
  if (Array.isArray(value))
    return Object.freeze(Array.from(value, (item, step) => copyOf(item, { within: place, step, depth })))
  if (!isPlainObject(value)) throw invalid('not plain JSON', { path: pathOf(place).join('.') })
  const copy: { [key: string]: Json } = {}
  for (const step of Object.keys(value)) {
    const item = value[step]
    if (item === undefined) continue
    if (step === '__proto__') throw invalid('a key named __proto__', { path: pathOf(place).join('.') })
    copy[textAt(step, place)] = copyOf(item, { within: place, step, depth })
  }
  return Object.freeze(copy)
}

const textAt = (text: string, place: Place | undefined): string =>
  text.isWellFormed() && !text.includes('\0') ? text : checkText(text, pathOf(place))

function numberAt(value: number, place: Place | undefined): number {
  if (!Number.isFinite(value))
    throw invalid('a number that JSON cannot hold', { path: pathOf(place).join('.') })
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw invalid('an integer beyond 2^53', { path: pathOf(place).join('.') })
  return value === 0 ? 0 : value
}

const pathOf = (place: Place | undefined): Path => (place ? [...pathOf(place.within), place.step] : [])

function isPlainObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}
