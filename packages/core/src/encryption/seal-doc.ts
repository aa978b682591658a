import { getPath } from '../filter/index.js'
import type { JsonObject, RandomBytes } from '../shared/index.js'
import { invalid, type Key } from '../storage/index.js'
import { blindValue } from './blind-index.js'
import { encryptText, newDataKey, wrapKey } from './cipher.js'
import { blindPath, isReserved, type KindFields, sealName, withPath } from './fields.js'
import type { Keyring } from './keyring.js'
import { encryptionRefusals } from './refusals.js'
import { type Envelope, fieldContext, keyContext, type Seal } from './seal.js'

export interface Sealing {
  readonly ring: Keyring
  readonly fields: KindFields
  /** Whom the record concerns. */
  readonly person: string | undefined
  readonly random: RandomBytes
}

/** The declared fields that the document has something in. `null` is stored as it is: it is the same as missing. */
export const filledFields = (fields: KindFields, doc: JsonObject): string[] =>
  Object.keys(fields).filter((field) => (getPath(doc, field) ?? null) !== null)

/**
 * The document as it is stored: each declared field an envelope, encrypted under a key of this record alone, which lies
 * beside it wrapped by the person's key, or the tenant's. `encryption.subject_erased` when the person's is destroyed.
 */
export async function sealDoc(key: Key, doc: JsonObject, sealing: Sealing): Promise<JsonObject> {
  const { ring, fields, person, random } = sealing
  if (Object.keys(doc).some(isReserved))
    throw invalid('a name that encryption keeps for itself', { id: key.id })
  const filled = filledFields(fields, doc)
  if (filled.length === 0) return doc
  const by = await ring.newest(person)
  if (by === 'destroyed') throw encryptionRefusals.error('encryption.subject_erased')
  const place = { ...key, tenant: ring.tenant }
  const dataKey = await newDataKey(random)
  const [sealed, blind] = await Promise.all([
    Promise.all(filled.map((field) => encryptField(doc, field, place, dataKey, random))),
    blindFields(doc, place, sealing),
  ])
  const unwrapped = { k: by.id, f: filled, ...(blind && { bi: blind.key }) }
  const { iv, ct } = await wrapKey(dataKey, by.key, keyContext(place, unwrapped), random)
  const seal: Seal = { v: 1, ...unwrapped, iv, dk: ct }
  const changes: [string, JsonObject[string]][] = [
    ...sealed,
    ...(blind?.values ?? []),
    [sealName, seal as unknown as JsonObject],
  ]
  return changes.reduce((copy, [path, value]) => withPath(copy, path, value), doc)
}

type Place = Key & { readonly tenant: string }

async function encryptField(
  doc: JsonObject,
  field: string,
  place: Place,
  dataKey: CryptoKey,
  random: RandomBytes,
): Promise<[string, JsonObject]> {
  const text = JSON.stringify(getPath(doc, field))
  const envelope: Envelope = {
    $enc: 1,
    ...(await encryptText(text, dataKey, fieldContext(place, field), random)),
  }
  return [field, envelope as unknown as JsonObject]
}

/** The declared fields with an index that the document has something in. */
export const indexedFields = (fields: KindFields, doc: JsonObject): string[] =>
  filledFields(fields, doc).filter((field) => fields[field]?.blindIndex)

async function blindFields(
  doc: JsonObject,
  { tenant, kind }: Place,
  { ring, fields }: Sealing,
): Promise<{ key: string; values: [string, string][] } | undefined> {
  const indexed = indexedFields(fields, doc)
  if (indexed.length === 0) return undefined
  const [key] = await ring.indexKeys()
  const values = indexed.map(async (field): Promise<[string, string]> => {
    const value = getPath(doc, field) ?? null
    return [blindPath(field), await blindValue(key, { tenant, kind, field }, value)]
  })
  return { key: key.id, values: await Promise.all(values) }
}
