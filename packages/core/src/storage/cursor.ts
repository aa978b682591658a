import { isScalar, type SortKey } from './compare.js'
import { invalid } from './error.js'
import type { Query } from './types.js'

/**
 * An opaque text that says after which record the next page starts, bound to the query that it came from: tenant, kind,
 * filters and order. It holds the last record's sort value and id, so that a page does not move when rows are written
 * before it. It is no secret and no permission: the query's scope is applied on every page anew.
 */
export function encodeCursor(query: Query, tenant: string, last: SortKey): string {
  return toBase64Url(JSON.stringify([fingerprint(query, tenant), last.value, last.id]))
}

/** What {@link encodeCursor} put in; a damaged cursor or another query's is refused as `storage.invalid`. */
export function decodeCursor(query: Query, tenant: string, cursor: string): SortKey {
  const parts = parse(cursor)
  if (!Array.isArray(parts) || parts.length !== 3) throw invalid('a damaged cursor')
  const [hash, value, id] = parts as unknown[]
  if (!isScalar(value) || typeof id !== 'string') throw invalid('a damaged cursor')
  if (hash !== fingerprint(query, tenant)) throw invalid('a cursor of another query')
  return { value, id }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(fromBase64Url(cursor))
  } catch {
    return undefined
  }
}

/** The order of keys inside a filter does not matter, so they are sorted before hashing. */
function fingerprint({ kind, where, scope, order }: Query, tenant: string): string {
  const parts = [tenant, kind, where ?? null, scope ?? null, order?.by ?? null, order?.direction ?? null]
  return hash53(JSON.stringify(parts, (_key, value: unknown) => (isObject(value) ? sorted(value) : value)))
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Two rounds of FNV-1a side by side: enough to tell queries apart, and needs no asynchronous digest. */
function hash53(text: string): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(i), 0x5bd1e995)
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}

const toBase64Url = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromBase64Url = (text: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    ),
  )
