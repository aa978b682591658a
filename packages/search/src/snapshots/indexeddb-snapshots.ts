import type { BufferSnapshots, KeptSnapshot } from './kept-snapshot.js'

const store = 'snapshots'

/**
 * Keeps snapshots in an IndexedDB database of their own, buffers as they are: nothing is parsed and nothing turned into text.
 *
 * @example
 * ```ts
 * createDesk({ storage, search: engine, searchSnapshots: indexedDbSnapshots('support-search') })
 * ```
 */
export function indexedDbSnapshots(name: string): BufferSnapshots {
  return {
    load: (tenant) =>
      within(name, 'readonly', async (rows) => (await settled(rows.get(tenant))) as KeptSnapshot | undefined),
    save: (tenant, snapshot, token) =>
      within(name, 'readwrite', async (rows) => {
        await settled(rows.put({ snapshot, token } satisfies KeptSnapshot, tenant))
      }),
  }
}

/** Does something in a transaction of its own, and waits until it is kept. */
async function within<Value>(
  name: string,
  mode: IDBTransactionMode,
  use: (rows: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(store)
  }
  const database = await settled(opening)
  try {
    const transaction = database.transaction(store, mode)
    const over = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
    const [value] = await Promise.all([use(transaction.objectStore(store)), over])
    return value
  } finally {
    database.close()
  }
}

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
