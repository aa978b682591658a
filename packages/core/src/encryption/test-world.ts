import type { JsonObject } from '../shared/index.js'
import { memoryStorage, type Row, type Storage } from '../storage/index.js'
import { type EncryptedStorage, encryptedStorage } from './encrypted-storage.js'
import type { EncryptedFields } from './fields.js'
import { type InsecureTestKeys, insecureTestKeys } from './insecure-test-keys.js'
import type { EncryptionOptions } from './vault.js'

export const tenant = 'acme'
export const phone = '13800001234'

export const fields: EncryptedFields = {
  ticket: {
    'contact.phone': { blindIndex: true },
    'contact.name': {},
    'customer.uscc': { blindIndex: true },
  },
  comment: { text: {} },
}

export interface World {
  readonly inner: Storage
  readonly keys: InsecureTestKeys
  readonly storage: EncryptedStorage
}

/** An encrypted storage whose tickets are sealed for their requester. */
export function world(
  options: Partial<EncryptionOptions> & { keys?: InsecureTestKeys; inner?: Storage } = {},
): World {
  const { inner = memoryStorage(), keys = insecureTestKeys(), ...others } = options
  const subjectOf = (_kind: string, doc: JsonObject) => doc.requester as string | undefined
  return { inner, keys, storage: encryptedStorage(inner, { keys, fields, subjectOf, ...others }) }
}

export async function put(
  storage: Storage,
  id: string,
  doc: JsonObject,
  guard: number | 'absent' = 'absent',
) {
  await storage.commit({ tenant, puts: [{ kind: 'ticket', id, guard, doc }] })
}

export async function read(storage: Storage, id: string): Promise<Row> {
  const [row] = await storage.get([{ kind: 'ticket', id }], { tenant })
  if (!row) throw new Error(`There is no ticket ${id}.`)
  return row
}

/** Rotates until there is nothing left, and adds up what was done. */
export async function rotateAll(storage: EncryptedStorage, limit = 2) {
  const sum = { seen: 0, rewritten: 0, erased: [] as unknown[] }
  for (let after: string | undefined, first = true; first || after; first = false) {
    const step = await storage.rotate({ tenant, after, limit })
    sum.seen += step.seen
    sum.rewritten += step.rewritten
    sum.erased.push(...step.erased)
    after = step.after
  }
  return sum
}
