import type { Capabilities } from '../storage/index.js'
import { blindPath, type EncryptedFields, fieldAbove } from './fields.js'

/**
 * What is left of a storage's capabilities under encryption. Scopes on encrypted fields are pushed down where the blind
 * index is; where any path was, any still is but these. Documents may be a quarter smaller, since ciphertext is longer.
 */
export function encryptedCapabilities(inner: Capabilities, fields: EncryptedFields): Capabilities {
  const maxDocBytes = Math.floor((inner.maxDocBytes - overhead(fields)) * 0.75)
  if (maxDocBytes < leastDocBytes)
    throw new Error('The storage takes documents too small to be stored with encrypted fields.')
  return Object.freeze({ ...inner, maxDocBytes, filterPaths: filterPaths(inner, fields) })
}

/** As the contract wants at least. */
const leastDocBytes = 1024

/** Of a seal without its fields, and of an envelope and an index without their paths; rounded up. */
const sealBytes = 768
const fieldBytes = 128

function overhead(fields: EncryptedFields): number {
  const ofKind = Object.values(fields).map((declared) =>
    Object.keys(declared).reduce((sum, path) => sum + fieldBytes + path.length * 4, sealBytes),
  )
  return Math.max(0, ...ofKind)
}

function filterPaths(
  { filterPaths: inner }: Capabilities,
  fields: EncryptedFields,
): Capabilities['filterPaths'] {
  if (inner === 'all') return inner
  const kinds = Object.values(fields)
  const open = inner.filter((path) => kinds.every((declared) => fieldAbove(declared, path) === undefined))
  const indexed = kinds
    .flatMap((declared) => Object.keys(declared).filter((path) => declared[path]?.blindIndex))
    .filter((path) => inner.includes(blindPath(path)))
  return [...new Set([...open.filter((path) => !path.startsWith('_blind.')), ...indexed])]
}
