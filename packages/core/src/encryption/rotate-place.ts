import { invalid } from '../storage/index.js'

interface Place {
  readonly kind: string
  readonly cursor: string | undefined
}

/** Where to go on: kinds one after another, within a kind by the storage's own cursor. */
export function placeFrom(after: string | undefined, kinds: readonly string[]): Place | undefined {
  const [first] = kinds
  if (after === undefined) return first === undefined ? undefined : { kind: first, cursor: undefined }
  const colon = after.indexOf(':')
  const kind = after.slice(0, colon)
  if (colon < 0 || !kinds.includes(kind)) throw invalid('not a place in this rotation')
  return { kind, cursor: after.slice(colon + 1) || undefined }
}

/** The place behind a page, `undefined` behind the last. */
export function placeAfter(
  kind: string,
  cursor: string | undefined,
  kinds: readonly string[],
): string | undefined {
  if (cursor !== undefined) return `${kind}:${cursor}`
  const next = kinds[kinds.indexOf(kind) + 1]
  return next === undefined ? undefined : `${next}:`
}
