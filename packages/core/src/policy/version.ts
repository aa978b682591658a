import type { Json } from '../shared/index.js'
import type { PolicySource } from './source.js'

/**
 * A short name for the content of a policy: the same for the same roles and rules in whatever order they and their
 * keys come. It tells versions apart; it is no protection against forgery.
 */
export function policyHash({ roles, rules }: Pick<PolicySource<string>, 'roles' | 'rules'>): string {
  const byId = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))
  return fnv1a(canonical({ roles, rules: byId } as unknown as Json))
}

/** JSON with sorted keys, so that equal values read the same. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner as Json)}`).join()}}`
}

// FNV-1a with 64 bits, over UTF-16 units.
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n)
  }
  return hash.toString(36)
}
