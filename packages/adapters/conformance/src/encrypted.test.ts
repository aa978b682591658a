import { encryptedStorage, insecureTestKeys } from '@caselore/core/encryption'
import {
  memoryStorage,
  type Page,
  type Row,
  type SharedMemory,
  type Storage,
  type StorageCode,
  StorageError,
  sharedMemory,
} from '@caselore/core/storage'
import { describeStorage } from './describe-storage.js'

const phone = '13800001234'
const fields = {
  ticket: { 'contact.phone': { blindIndex: true }, subject: {}, numbers: {}, own: {}, old: {} },
}

let shared: SharedMemory
let keys = insecureTestKeys()

const encrypted = () => encryptedStorage(memoryStorage({ shared }), { keys, fields })
const fresh = () => {
  shared = sharedMemory()
  keys = insecureTestKeys()
  return encrypted()
}

describeStorage({
  name: 'encrypted memory',
  create: fresh,
  reopen: encrypted,
  inspect: () => shared.size(),
})

describeStorage({
  name: 'encrypted memory, a secret in every ticket',
  create: () => withSecret(fresh()),
  reopen: () => withSecret(encrypted()),
  inspect: () => shared.size(),
  knownGaps: {
    'limit.too-large-document-is-refused': 'the secret that this test adds takes room of its own',
  },
})

/** Puts a phone number into every ticket, and takes it out again after having seen that it is there. */
function withSecret(storage: Storage): Storage {
  const hidden = (row: Row): Row => {
    if (row.kind !== 'ticket') return row
    const { contact, ...doc } = row.doc
    if (JSON.stringify(contact) !== JSON.stringify({ phone })) throw new Error('The secret is lost.')
    return { ...row, doc }
  }
  const seen = (row: Row | undefined) => row && hidden(row)
  const secret = <Put extends Pick<Row, 'kind' | 'doc'>>(put: Put): Put =>
    put.kind === 'ticket' && isDocument(put.doc) ? { ...put, doc: { ...put.doc, contact: { phone } } } : put
  const { bulkLoad } = storage
  return {
    ...storage,
    get: async (wanted, options) => (await storage.get(wanted, options)).map(seen),
    async query(query, options): Promise<Page> {
      const page = await storage.query(query, options)
      return { ...page, rows: page.rows.map(hidden) }
    },
    async commit(writes, options) {
      try {
        return await storage.commit({ ...writes, puts: (writes.puts ?? []).map(secret) }, options)
      } catch (error) {
        if (!(error instanceof StorageError)) throw error
        const { code, details, path, cause, current } = error
        throw new StorageError(code as StorageCode, { details, path, cause, current: current.map(seen) })
      }
    },
    ...(bulkLoad && { bulkLoad: (batch) => bulkLoad({ ...batch, rows: batch.rows.map(secret) }) }),
  }
}

const isDocument = (doc: unknown): boolean =>
  typeof doc === 'object' && doc !== null && Object.getPrototypeOf(doc) === Object.prototype
