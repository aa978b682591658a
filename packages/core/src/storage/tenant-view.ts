import { StorageError } from './error.js'
import type { Storage } from './types.js'
import { checkTenant } from './validate.js'

/**
 * The storage as one tenant may use it: for code that must not reach any other, whatever it is given as `tenant`. Every call about
 * another is refused with `storage.other_tenant` before the storage hears of it. Closing the view ends the view; the storage stays
 * open for the others. A hint of `watch` may be about another tenant's commit, and says nothing of it.
 *
 * @example
 * ```ts
 * const desk = await createDesk({ storage: tenantView(storage, 'acme') })
 * ```
 */
export function tenantView(storage: Storage, tenant: string): Storage {
  checkTenant(tenant)
  const { changes, watch, count, bulkLoad, purge } = storage
  const stops = new Set<() => void>()
  let isClosed = false

  function enter(asked: string): void {
    if (isClosed) throw new StorageError('storage.closed')
    checkTenant(asked)
    if (asked !== tenant) throw new StorageError('storage.other_tenant')
  }

  return {
    contract: 1,
    name: `${storage.name} of one tenant`,
    capabilities: storage.capabilities,
    async get(keys, options) {
      enter(options.tenant)
      return storage.get(keys, options)
    },
    async query(query, options) {
      enter(options.tenant)
      return storage.query(query, options)
    },
    async commit(writes, options) {
      enter(writes.tenant)
      return storage.commit(writes, options)
    },
    async close() {
      isClosed = true
      for (const stop of stops) stop()
      stops.clear()
    },
    ...(changes && {
      async changes(after, options) {
        enter(options.tenant)
        return changes.call(storage, after, options)
      },
    }),
    ...(watch && {
      watch(hint) {
        enter(tenant)
        const stop = watch.call(storage, hint)
        stops.add(stop)
        return () => void (stops.delete(stop) && stop())
      },
    }),
    ...(count && {
      async count(query, cap, options) {
        enter(options.tenant)
        return count.call(storage, query, cap, options)
      },
    }),
    ...(bulkLoad && {
      async bulkLoad(batch) {
        enter(batch.tenant)
        return bulkLoad.call(storage, batch)
      },
    }),
    ...(purge && {
      async purge(request) {
        enter(request.tenant)
        return purge.call(storage, request)
      },
    }),
  }
}
