import { asTenantView, describeStorage, type StorageSubject } from '@caselore/conformance'
import { openDB } from 'idb'
import { indexedDbStorage } from './indexed-db-storage.js'
import type { CaseloreSchema } from './schema.js'

const run = crypto.randomUUID()
let name = ''
let created = 0

const inBrowser: StorageSubject = {
  name: 'IndexedDB',
  create() {
    name = `conformance-${run}-${created++}`
    return indexedDbStorage(name, { maxDocBytes: 64 * 1024 })
  },
  reopen: () => indexedDbStorage(name, { maxDocBytes: 64 * 1024 }),
  async inspect() {
    const database = await openDB<CaseloreSchema>(name)
    const [rows, events, attempts] = await Promise.all([
      database.count('rows'),
      database.count('events'),
      database.count('attempts'),
    ])
    database.close()
    return { rows, events, attempts }
  },
}

describeStorage(inBrowser)
describeStorage(asTenantView(inBrowser))
