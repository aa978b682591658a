import { checkPurge } from './check-purge.js'
import { sortKeyOf } from './compare.js'
import { encodeCursor } from './cursor.js'
import { type StorageCode, StorageError } from './error.js'
import type { PlainPage } from './select-page.js'
import { assertClaims, type StorageParts } from './storage-parts.js'
import type { Page, Query, Storage } from './types.js'
import {
  checkCap,
  checkFeed,
  checkFilters,
  checkKey,
  checkLoadBatch,
  checkQuery,
  checkRead,
  checkWriteSet,
} from './validate.js'

type Signal = AbortSignal | undefined

/**
 * Makes a storage of a host's plain functions. It checks and copies all input, reads and makes cursors, refuses calls
 * after `close` and under an aborted signal, and turns an error that is no {@link StorageError} into
 * `storage.unavailable` (`storage.unknown_outcome` in a commit) with the error as `cause`.
 *
 * An abort while a read is under way refuses its answer; a commit under way goes on, since it may have happened already.
 * Throws a plain Error when the parts and the capabilities contradict each other.
 *
 * @example
 * ```ts
 * export const crmStorage = (api: CrmApi): Storage =>
 *   defineStorage({ name: 'crm', capabilities, get: (keys, { tenant }) => api.read(tenant, keys), query, commit })
 * ```
 */
export function defineStorage(parts: StorageParts): Storage {
  const { name, capabilities, changes, watch, count, bulkLoad, purge } = parts
  assertClaims(parts)
  let closing: Promise<void> | undefined

  function enter(signal: Signal): void {
    if (closing) throw new StorageError('storage.closed')
    if (signal?.aborted) throw new StorageError('storage.aborted')
  }
  async function read<Value>(signal: Signal, work: () => Promise<Value>): Promise<Value> {
    const value = await attempt(work, 'storage.unavailable')
    if (signal?.aborted) throw new StorageError('storage.aborted')
    return value
  }

  return {
    contract: 1,
    name,
    capabilities: Object.freeze({ ...capabilities }),
    async get(keys, options) {
      enter(options.signal)
      checkRead(options, capabilities)
      const checked = keys.map(checkKey)
      return checked.length === 0 ? [] : read(options.signal, () => parts.get(checked, options))
    },
    async query(query, options) {
      enter(options.signal)
      checkRead(options, capabilities)
      const checked = checkQuery(query, options.tenant, capabilities)
      return withCursor(
        await read(options.signal, () => parts.query(checked, options)),
        query,
        options.tenant,
      )
    },
    async commit(writes, options) {
      enter(options?.signal)
      const checked = checkWriteSet(writes, capabilities)
      return attempt(() => parts.commit(checked), 'storage.unknown_outcome')
    },
    async close() {
      closing ??= Promise.resolve(parts.close?.())
      await closing
    },
    ...(changes && {
      async changes(after, options) {
        enter(options.signal)
        checkFeed(options)
        return read(options.signal, () => changes(after, options))
      },
    }),
    ...(watch && {
      watch(hint) {
        enter(undefined)
        return watch(hint)
      },
    }),
    ...(count && {
      async count(query, cap, options) {
        enter(options.signal)
        checkRead(options, capabilities)
        const checked = checkFilters(query, options.tenant, capabilities)
        const n = await read(options.signal, () => count(checked, checkCap(cap), options))
        return { n: Math.min(n, cap), exact: n <= cap }
      },
    }),
    ...(bulkLoad && {
      async bulkLoad(batch) {
        enter(undefined)
        const checked = checkLoadBatch(batch, capabilities)
        return attempt(() => bulkLoad(checked), 'storage.unavailable')
      },
    }),
    ...(purge && {
      async purge(request) {
        enter(undefined)
        const checked = checkPurge(request, capabilities)
        return attempt(() => purge(checked), 'storage.unavailable')
      },
    }),
  }
}

async function attempt<Value>(work: () => Promise<Value>, failure: StorageCode): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof StorageError) throw cause
    throw new StorageError(failure, { cause })
  }
}

function withCursor({ rows, more }: PlainPage, query: Query, tenant: string): Page {
  const last = rows.at(-1)
  return more && last ? { rows, cursor: encodeCursor(query, tenant, sortKeyOf(last, query.order)) } : { rows }
}
