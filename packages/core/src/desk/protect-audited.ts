import { standardMasks } from '../schema/index.js'
import type { Json } from '../shared/index.js'

/**
 * What the audit keeps of a value: personal data at known places masked, and free text scrubbed, so that the trail
 * shows that and how something changed without becoming a second copy of the customer's data.
 */
export function protectAudited(path: readonly (string | number)[], value: Json): Json {
  const name = path.filter((step) => typeof step === 'string').join('.')
  const mask = Object.entries(masksByPath).find(
    ([prefix]) => name === prefix || name.startsWith(`${prefix}.`),
  )?.[1]
  if (mask) return standardMasks[mask](value)
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        inner === undefined ? null : protectAudited([...path, key], inner),
      ]),
    )
  }
  return scrubbed(value)
}

const masksByPath = {
  'contact.phone': 'phone',
  'contact.email': 'email',
  'contact.name': 'name',
  'customer.uscc': 'uscc',
} as const

const scrubbed = (value: Json): Json =>
  typeof value === 'string' || Array.isArray(value) ? standardMasks.scrub(value) : value
