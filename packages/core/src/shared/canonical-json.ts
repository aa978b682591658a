/**
 * The one way to write a JSON value: keys in UTF-16 order, no white space, numbers and text as `JSON.stringify` writes
 * them (RFC 8785). Fields that are `undefined` are left out, as storage leaves them out. Equal values give equal text,
 * so the text can be hashed. Throws a `TypeError` for what JSON cannot hold: NaN, infinities, functions, dates, holes.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (isPlainObject(value)) {
    const fields = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
    return `{${fields.join(',')}}`
  }
  throw new TypeError(`Not a JSON value: ${String(value)}`)
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
