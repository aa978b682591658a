/**
 * The one way to write a JSON value: keys in UTF-16 order, no white space, numbers and text as `JSON.stringify` writes
 * them (RFC 8785). Fields that are `undefined` are left out, as storage leaves them out. Equal values give equal text,
 * so the text can be hashed. Throws a `TypeError` for what JSON cannot hold: NaN, infinities, functions, dates, holes.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (isPlainObject(value)) return canonicalObject(value)
  throw new TypeError(`Not a JSON value: ${String(value)}`)
}

/** One loop and one growing text: each audit entry passes here when it is written and whenever it is verified. */
function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  let fields = ''
  for (const key of Object.keys(value).sort()) {
    const inner = value[key]
    if (inner === undefined) continue
    fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(inner)}`
  }
  return `{${fields}}`
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
