import type { Scalar } from '@caselore/core/filter'

/** Where texts of one kind of value begin and end: `false` and `true`, numbers, texts, and last what has no value. */
export const sortBounds = { number: '1', text: '2', missing: '3' } as const

/**
 * A value as text that sorts byte by byte as the contract sorts values: `false`, `true`, numbers by size, texts by code
 * point, then what has no value. One plain column then serves orders, equality and ranges alike, whatever type a
 * record puts into the field.
 */
export function sortText(value: Scalar): string {
  if (value === null) return sortBounds.missing
  if (typeof value === 'boolean') return `0${Number(value)}`
  return typeof value === 'number' ? sortBounds.number + sortableNumber(value) : sortBounds.text + value
}

/**
 * What follows every text that starts like this one: the last code point moved up by one. Empty when there is no such text.
 */
export function endOfPrefix(prefix: string): string {
  const points = Array.from(prefix)
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const point = last.codePointAt(0) ?? 0
    if (point === 0x10ffff) continue
    // Surrogates are no characters of their own.
    return points.join('') + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1)
  }
  return ''
}

const view = new DataView(new ArrayBuffer(8))

/** The bits of a double, changed so that they sort as hexadecimal digits: negative numbers turned round, the others after them. */
function sortableNumber(value: number): string {
  // Adding nothing turns -0, which JSON does not know, into 0.
  view.setFloat64(0, value + 0)
  const [high, low] = [view.getUint32(0), view.getUint32(4)]
  const negative = high >= 0x80000000
  return hex(negative ? ~high : high ^ 0x80000000) + hex(negative ? ~low : low)
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')
