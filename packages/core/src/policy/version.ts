import { canonicalJson } from '../shared/index.js'
import { byId } from './by-id.js'
import type { PolicySource } from './source.js'

/**
 * A short name for the content of a policy: the same for the same roles and rules in whatever order they and their
 * keys come. It tells versions apart; it is no protection against forgery.
 */
export const policyHash = ({ roles, rules }: Pick<PolicySource<string>, 'roles' | 'rules'>): string =>
  fnv1a(canonicalJson({ roles, rules: byId(rules) }))

// FNV-1a with 64 bits, over UTF-16 units.
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n)
  }
  return hash.toString(36)
}
