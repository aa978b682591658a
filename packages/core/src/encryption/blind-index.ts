import { canonicalJson, type Json } from '../shared/index.js'
import { keyedHash } from './cipher.js'
import type { NamedKey } from './key-port.js'

/**
 * What stands for a value in the index: the same value of the same field always gives the same text, and nobody without
 * the key can tell which value it was, or that two fields hold the same one. Lists and objects are indexed too, so that
 * they are told from what is missing.
 */
export const blindValue = (
  { id, key }: NamedKey,
  at: { readonly tenant: string; readonly kind: string; readonly field: string },
  value: Json,
): Promise<string> => keyedHash(canonicalJson(['blind', 1, id, at.tenant, at.kind, at.field, value]), key)
