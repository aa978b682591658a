import type { JsonObject, RandomBytes } from '../shared/index.js'
import type { Key, Row } from '../storage/index.js'
import { type EncryptedFields, fieldsOfKind, type KindFields } from './fields.js'
import type { KeyPort } from './key-port.js'
import { type Keyring, keyring } from './keyring.js'
import { type Opened, openDoc } from './open-doc.js'
import { sealDoc } from './seal-doc.js'

export interface EncryptionOptions {
  readonly keys: KeyPort
  /** What is stored encrypted, by kind and field path. */
  readonly fields: EncryptedFields
  /**
   * The person whose key a record is sealed with, from its document as it is put; destroying their key erases its
   * encrypted fields. `undefined`: the tenant's key. Default: always the tenant's.
   */
  readonly subjectOf?: ((kind: string, doc: JsonObject) => string | undefined) | undefined
  /**
   * Whether a declared field may be found in plain. `accept` while encryption is being brought to records that exist,
   * until `rotate` has gone through; otherwise whoever can write to the storage could put words of their own
   * in place of the encrypted ones. Default: `refuse`, as `storage.corrupt`.
   */
  readonly plaintext?: 'refuse' | 'accept' | undefined
  /** Keys and initialisation vectors are made of it. Default: `crypto.getRandomValues`. A seeded one is for tests only. */
  readonly random?: RandomBytes | undefined
}

/** Seals and opens the documents of the declared kinds, and lets all others pass. */
export interface Vault {
  ring(tenant: string): Keyring
  fields(kind: string): KindFields | undefined
  subjectOf(kind: string, doc: JsonObject): string | undefined
  seal(ring: Keyring, key: Key, doc: JsonObject): Promise<JsonObject>
  open(ring: Keyring, row: Row): Promise<Opened>
}

export function createVault({
  keys,
  fields,
  subjectOf = () => undefined,
  plaintext = 'refuse',
  random = (bytes) => void crypto.getRandomValues(bytes),
}: EncryptionOptions): Vault {
  return {
    ring: (tenant) => keyring(keys, tenant),
    fields: (kind) => fieldsOfKind(fields, kind),
    subjectOf,
    async seal(ring, { kind, id }, doc) {
      const declared = fieldsOfKind(fields, kind)
      if (!declared) return doc
      const sealing = { ring, fields: declared, person: subjectOf(kind, doc), random }
      return sealDoc({ kind, id }, doc, sealing)
    },
    async open(ring, { kind, id, doc }) {
      const declared = fieldsOfKind(fields, kind)
      if (!declared) return { doc, erased: [], seal: undefined }
      return openDoc({ kind, id }, doc, { ring, fields: declared, plaintext })
    },
  }
}
