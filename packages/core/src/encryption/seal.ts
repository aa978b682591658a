import type { Json, JsonObject } from '../shared/index.js'
import type { Ciphertext, Context } from './cipher.js'

/** What a sealed record says of itself, under `_enc`. */
export interface Seal {
  /** Version of the form. */
  readonly v: 1
  /** The key that the data key is wrapped by. */
  readonly k: string
  readonly iv: string
  /** The wrapped data key. */
  readonly dk: string
  /** The fields that are encrypted, so that one that goes missing or is put back in plain is noticed. */
  readonly f: readonly string[]
  /** The key of its blind indexes, if it has any. */
  readonly bi?: string
}

/** An encrypted field, as it stands in place of its value. */
export interface Envelope extends Ciphertext {
  readonly $enc: 1
}

interface Place {
  readonly tenant: string
  readonly kind: string
  readonly id: string
}

/** The data key opens only under the record, the key name, the index and the list of fields that it was made for. */
export const keyContext = (
  { tenant, kind, id }: Place,
  { k, bi, f }: Pick<Seal, 'k' | 'bi' | 'f'>,
): Context => ['key', tenant, kind, id, k, bi ?? null, ...f]

export const fieldContext = ({ tenant, kind, id }: Place, field: string): Context => [
  'field',
  tenant,
  kind,
  id,
  field,
]

/** The seal of a stored document: `undefined` when it has none, `'damaged'` when what is there is not one. */
export function readSeal(doc: JsonObject, name: string): Seal | 'damaged' | undefined {
  const found = Object.hasOwn(doc, name) ? doc[name] : undefined
  if (found === undefined) return undefined
  return isSeal(found) ? found : 'damaged'
}

function isSeal(value: Json): value is Seal & JsonObject {
  if (!isObject(value)) return false
  const { v, k, iv, dk, f, bi } = value
  return (
    v === 1 &&
    [k, iv, dk].every(isText) &&
    (bi === undefined || isText(bi)) &&
    Array.isArray(f) &&
    f.every(isText)
  )
}

export const isEnvelope = (value: Json | undefined): value is Envelope & JsonObject =>
  isObject(value) && value.$enc === 1 && isText(value.iv) && isText(value.ct)

const isText = (value: unknown): value is string => typeof value === 'string'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
