import { getPath } from '../filter/index.js'
import type { Json, JsonObject } from '../shared/index.js'
import { type Key, StorageError } from '../storage/index.js'
import { decryptText, unwrapKey } from './cipher.js'
import { blindName, type KindFields, sealName, withPath } from './fields.js'
import type { Keyring } from './keyring.js'
import { fieldContext, isEnvelope, keyContext, readSeal, type Seal } from './seal.js'
import { filledFields } from './seal-doc.js'

export interface Opening {
  readonly ring: Keyring
  readonly fields: KindFields
  /** Whether a declared field may stand there in plain, as it does in records from before it was declared. */
  readonly plaintext: 'refuse' | 'accept'
}

export interface Opened {
  readonly doc: JsonObject
  /** The fields that are gone, because the person's key was destroyed. */
  readonly erased: readonly string[]
  readonly seal: Seal | undefined
}

/**
 * The document as it was put, without what its person's erasure took. Whatever was altered, moved here from another record or field,
 * taken out or put in beside the keys is `storage.corrupt`, with kind, id and field in its details.
 */
export async function openDoc(key: Key, stored: JsonObject, opening: Opening): Promise<Opened> {
  const seal = readSeal(stored, sealName)
  if (seal === 'damaged') throw corrupt(key, sealName)
  const { [sealName]: _seal, [blindName]: _blind, ...doc } = stored
  refusePlaintext(key, doc, seal?.f ?? [], opening)
  if (!seal) return { doc, erased: [], seal }
  const by = await opening.ring.byId(seal.k)
  if (by === 'destroyed') return { doc: without(doc, seal.f), erased: seal.f, seal }
  const place = { ...key, tenant: opening.ring.tenant }
  const dataKey = await unwrapKey({ iv: seal.iv, ct: seal.dk }, by.key, keyContext(place, seal))
  if (!dataKey) throw corrupt(key, sealName)
  const values = await Promise.all(seal.f.map((field) => openField(doc, field, place, dataKey)))
  const opened = seal.f.reduce((copy, field, i) => withPath(copy, field, values[i]), doc)
  return { doc: opened, erased: [], seal }
}

async function openField(
  doc: JsonObject,
  field: string,
  place: Key & { readonly tenant: string },
  dataKey: CryptoKey,
): Promise<Json> {
  const envelope = getPath(doc, field)
  const text = isEnvelope(envelope)
    ? await decryptText(envelope, dataKey, fieldContext(place, field))
    : undefined
  if (text === undefined) throw corrupt(place, field)
  return JSON.parse(text) as Json
}

function refusePlaintext(
  key: Key,
  doc: JsonObject,
  sealed: readonly string[],
  { fields, plaintext }: Opening,
): void {
  if (plaintext === 'accept') return
  const planted = filledFields(fields, doc).find((field) => !sealed.includes(field))
  if (planted !== undefined) throw corrupt(key, planted)
}

/** The document without the fields; an object that held them stays, if empty. */
export const without = (doc: JsonObject, fields: readonly string[]): JsonObject =>
  fields.reduce(
    (copy, field) => (getPath(copy, field) === undefined ? copy : withPath(copy, field, undefined)),
    doc,
  )

const corrupt = ({ kind, id }: Key, field: string): StorageError =>
  new StorageError('storage.corrupt', { details: { kind, id, field } })
