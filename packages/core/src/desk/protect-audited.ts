import { standardMasks } from '../schema/index.js'
import type { Json } from '../shared/index.js'

/**
 * What the audit keeps of a value: personal data at known places masked, and free text scrubbed, so that the trail
 * shows that and how something changed without becoming a second copy of the customer's data.
 */
export const protectAudited = (path: readonly (string | number)[], value: Json): Json =>
  protectAt(path.filter((step) => typeof step === 'string').join('.'), value)

function protectAt(name: string, value: Json): Json {
  for (const [path, prefix, mask] of masked)
    if (name === path || name.startsWith(prefix)) return standardMasks[mask](value)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return scrubbed(value)
  const above = name === '' ? '' : `${name}.`
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      inner === undefined ? null : protectAt(above + key, inner),
    ]),
  )
}

const masksByPath = {
  'contact.phone': 'phone',
  'contact.email': 'email',
  'contact.name': 'name',
  'customer.uscc': 'uscc',
} as const

const masked = Object.entries(masksByPath).map(([path, mask]) => [path, `${path}.`, mask] as const)

const scrubbed = (value: Json): Json =>
  typeof value === 'string' || Array.isArray(value) ? standardMasks.scrub(value) : value
