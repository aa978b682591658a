import { invalid } from './error.js'
import type { Token } from './types.js'

const width = 16

/** A whole number as a token of fixed width, so that tokens sort as text as the numbers do. */
export const formatPosition = (position: number): Token => String(position).padStart(width, '0')

/** The number in a token that {@link formatPosition} made; any other text is refused as `storage.invalid`. */
export function parsePosition(token: Token): number {
  const position = /^\d{16}$/.test(token) ? Number(token) : Number.NaN
  if (!Number.isSafeInteger(position)) throw invalid('not a token of this storage')
  return position
}
