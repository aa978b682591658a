import type { Json } from '../shared/index.js'

/** The most bytes that one UTF-16 unit of a text becomes: `\\u001f`. */
const unit = 6

/** At least as many bytes as the value takes as JSON in UTF-8, told without writing it. No number takes more than 25. */
export function sizeBound(value: Json | undefined): number {
  if (typeof value === 'string') return value.length * unit + 2
  if (typeof value !== 'object' || value === null) return 25
  return Object.entries(value).reduce((sum, [key, item]) => sum + key.length * unit + 4 + sizeBound(item), 2)
}
