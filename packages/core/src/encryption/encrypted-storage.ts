import {
  checkLoadBatch,
  checkWriteSet,
  type ReadOptions,
  type Storage,
  StorageError,
} from '../storage/index.js'
import { encryptedCapabilities } from './encrypted-capabilities.js'
import { assertFields } from './fields.js'
import { openedPage, openRow } from './opened-page.js'
import { rewriteQuery } from './rewrite-filter.js'
import { type RotateOptions, type RotateResult, rotateStretch } from './rotate.js'
import { commitSealed } from './sealed-commit.js'
import { createVault, type EncryptionOptions } from './vault.js'

export interface EncryptedStorage extends Storage {
  /**
   * Looks at the next records of a tenant and stores anew, with the newest keys and index, those that have older ones, that
   * were stored before a field was declared, or that hold remains of an erased person. Call it with `after` until there is
   * none; what is interrupted goes on from the last `after`. Then an old key may be dropped from the port. Records get a new
   * version each and no event. Nobody needs to stop working: records under old keys are read all the while.
   */
  rotate(options: RotateOptions): Promise<RotateResult>
}

/**
 * A storage that keeps the declared fields encrypted in another (AES-256-GCM by WebCrypto, a key per record, wrapped by its
 * person's key or the tenant's) and is otherwise that storage. What is read is in plain; what lies beneath is not.
 *
 * - `eq` and `in` find a field with a blind index; any other operator, and an order, is `encryption.not_searchable`.
 * - A field whose person's key was destroyed is absent. Writing one for that person is `encryption.subject_erased`.
 * - What was altered beneath is `storage.corrupt`; a key that the port does not know `encryption.unknown_key`.
 * - Events carry no declared field, at its path in their data: `encryption.field_in_event`.
 * - `null` is not encrypted, and which fields are there can be seen. Ids, events and idempotency results are stored as given.
 * - A count by a blind index counts records of erased persons until `rotate` has freed them; a page never shows them.
 *
 * Throws a plain Error when a field is declared that cannot be meant, or the storage takes too small documents.
 *
 * @example
 * ```ts
 * const storage = encryptedStorage(indexedDbStorage('desk'), {
 *   keys,
 *   fields: { ticket: { 'contact.phone': { blindIndex: true }, 'contact.name': {} } },
 *   subjectOf: (kind, doc) => (kind === 'ticket' ? String(doc.requester) : undefined),
 * })
 * await keys.destroyPersonKey('acme', 'plant-1') // erases the person
 * ```
 */
export function encryptedStorage(storage: Storage, options: EncryptionOptions): EncryptedStorage {
  assertFields(options.fields)
  const vault = createVault(options)
  const capabilities = encryptedCapabilities(storage.capabilities, options.fields)
  const { changes, watch, count, bulkLoad, purge } = storage
  return {
    contract: 1,
    name: `encrypted ${storage.name}`,
    capabilities,
    async get(keys, read) {
      const rows = await storage.get(keys, read)
      const ring = vault.ring(read.tenant)
      return unlessAborted(read, Promise.all(rows.map((row) => row && openRow(vault, ring, row))))
    },
    query: (query, read) => unlessAborted(read, openedPage(storage, vault, query, read)),
    async commit(writes, commitOptions) {
      // Copied before anything is waited for: the caller may change what they hold.
      const checked = checkWriteSet(writes, capabilities)
      return commitSealed(vault, checked, (sealed) => storage.commit(sealed, commitOptions))
    },
    close: () => storage.close(),
    rotate: (rotateOptions) => rotateStretch(storage, Object.keys(options.fields), vault, rotateOptions),
    ...(changes && { changes: (after, feed) => changes.call(storage, after, feed) }),
    ...(watch && { watch: (hint) => watch.call(storage, hint) }),
    ...(purge && { purge: (request) => purge.call(storage, request) }),
    ...(count && {
      async count(query, cap, read) {
        const fields = vault.fields(query.kind)
        const asked = fields ? (await rewriteQuery(query, fields, vault.ring(read.tenant))).query : query
        return count.call(storage, asked, cap, read)
      },
    }),
    ...(bulkLoad && {
      async bulkLoad(batch) {
        const checked = checkLoadBatch(batch, capabilities)
        const ring = vault.ring(checked.tenant)
        const sealing = checked.rows.map(async (row) => ({
          ...row,
          doc: await vault.seal(ring, row, row.doc),
        }))
        return bulkLoad.call(storage, { ...checked, rows: await Promise.all(sealing) })
      },
    }),
  }
}

async function unlessAborted<Answer>({ signal }: ReadOptions, reading: Promise<Answer>): Promise<Answer> {
  const answer = await reading
  if (signal?.aborted) throw new StorageError('storage.aborted')
  return answer
}
