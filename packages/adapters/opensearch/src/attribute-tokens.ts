import { type FieldTypes, fieldTypeOf } from '@caselore/core/filter'
import type { Json, JsonObject } from '@caselore/core/shared'
import { sortText } from '@caselore/sql'

export type Value = string | number | boolean

/**
 * A value as a keyword that sorts as the port sorts: numbers by size, texts by code point, then booleans; typed, so that `2`
 * and `"2"` are two. `null`, which only lists hold, comes last.
 */
export const tokenOf = (value: Value | null): string =>
  typeof value === 'boolean' ? `3${value}` : value === null ? '4' : sortText(value)

export const bounds = { number: '1', text: '2', boolean: '3' } as const

export function readToken(token: string): Value | undefined {
  const rest = token.slice(1)
  if (token.startsWith(bounds.text)) return rest
  if (token.startsWith(bounds.boolean)) return rest === 'true'
  return token.startsWith(bounds.number) ? numberOf(rest) : undefined
}

/** The way back from `sortText`: the bits of a double, turned for sorting. */
function numberOf(hex: string): number {
  const [high, low] = [Number.parseInt(hex.slice(0, 8), 16), Number.parseInt(hex.slice(8), 16)]
  const view = new DataView(new ArrayBuffer(8))
  const isPositive = high >= 0x80000000
  view.setUint32(0, isPositive ? high ^ 0x80000000 : ~high)
  view.setUint32(4, isPositive ? low : ~low)
  return view.getFloat64(0)
}

/** A path as a name without dots, which mean objects to a cluster. */
export const nameOf = (path: string): string => path.replaceAll('.', '/')

/** What filters, facets and sorts of a row look at. */
export interface AttributeTokens {
  /** By name the token of a single value. */
  readonly s: { readonly [name: string]: string }
  /** By name the tokens of a list's different elements. */
  readonly l: { readonly [name: string]: readonly string[] }
  /** Paths with a value that is there: neither null nor an empty list. */
  readonly there: readonly string[]
  /** Paths with a list or an object, which equal no single value and not null either. */
  readonly whole: readonly string[]
}

export function attributeTokens(attributes: JsonObject, declared: FieldTypes): AttributeTokens {
  const tokens = {
    s: {} as { [name: string]: string },
    l: {} as { [name: string]: string[] },
    there: [] as string[],
    whole: [] as string[],
  }
  const note = (path: string, value: Json) => {
    if (Array.isArray(value)) {
      tokens.whole.push(path)
      if (value.length > 0) tokens.there.push(path)
      const items = (value as readonly Json[]).filter((item) => typeof item !== 'object' || item === null)
      tokens.l[nameOf(path)] = [...new Set(items.map((item) => tokenOf(item as Value | null)))]
    } else if (typeof value === 'object' && value !== null) {
      tokens.whole.push(path)
      tokens.there.push(path)
    } else if (value !== null) {
      tokens.there.push(path)
      tokens.s[nameOf(path)] = tokenOf(value)
    }
  }
  const walk = (object: JsonObject, prefix: string) => {
    for (const [key, value] of Object.entries(object)) {
      if (value === undefined) continue
      const path = prefix + key
      if (fieldTypeOf(declared, path) !== undefined) note(path, value)
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        walk(value as JsonObject, `${path}.`)
    }
  }
  walk(attributes, '')
  return tokens
}
