import { defineStorage, memoryStorage, type Storage } from '@caselore/core'
import {
  assertGuards,
  type CheckedWriteSet,
  type Commit,
  StorageError,
  selectPage,
  sharedMemory,
} from '@caselore/core/storage'

export interface RestStorageOptions {
  /** Where the host keeps documents: `PUT` with `If-None-Match: *` creates one, `GET` gives it. */
  readonly url: string
  readonly send?: typeof fetch
}

const limits = { atomicOps: 100, maxDocBytes: 65_536 }

/**
 * A storage on a host that has nothing but documents. A tenant is a log, and a commit is its next entry: one request that creates a document
 * happens or does not, and of two that want the same number one is refused, reads on and judges its guards anew. Each server follows
 * the logs in memory. That carries a small desk; a host with transactions of its own does better with `crm-storage.ts`.
 */
export function restStorage({ url, send = fetch }: RestStorageOptions): Storage {
  const shared = sharedMemory()
  const replica = memoryStorage({ ...limits, shared })
  const lengths = new Map<string, number>()
  const turns = new Map<string, Promise<unknown>>()

  async function request(tenant: string, n: number, init: RequestInit = {}): Promise<Response> {
    const answer = await send(`${url}/${encodeURIComponent(tenant)}/${n}`, init)
    if (![200, 201, 404, 412].includes(answer.status)) throw new Error(`The host says ${answer.status}.`)
    return answer
  }

  /** One piece of work after the other, so that no entry is followed twice. */
  function inTurn<Value>(tenant: string, work: () => Promise<Value>): Promise<Value> {
    const next = (turns.get(tenant) ?? Promise.resolve()).then(work)
    turns.set(
      tenant,
      next.catch(() => undefined),
    )
    return next
  }

  async function follow(writes: CheckedWriteSet): Promise<Commit> {
    const commit = await replica.commit(writes)
    lengths.set(writes.tenant, lengthOf(writes.tenant) + 1)
    return commit
  }

  const lengthOf = (tenant: string): number => lengths.get(tenant) ?? 0

  /** Follows the tenant's log to its end. */
  async function catchUp(tenant: string): Promise<void> {
    try {
      for (;;) {
        const answer = await request(tenant, lengthOf(tenant) + 1)
        if (answer.status === 404) return
        await follow((await answer.json()) as CheckedWriteSet)
      }
    } catch (cause) {
      throw new StorageError('storage.unavailable', { cause })
    }
  }

  async function commit(writes: CheckedWriteSet): Promise<Commit> {
    const { tenant, idempotency } = writes
    const { attempts, rows } = shared.tenant(tenant)
    const entry = { method: 'PUT', headers: { 'if-none-match': '*' }, body: JSON.stringify(writes) }
    for (;;) {
      await catchUp(tenant)
      const first = idempotency && attempts.get(idempotency.key)
      if (first && first.hash !== idempotency.hash) throw new StorageError('storage.key_reused')
      if (first) return { token: first.token, replayed: true, result: first.result }
      assertGuards(writes, ({ kind, id }) => rows.get(kind)?.get(id))
      const { status } = await request(tenant, lengthOf(tenant) + 1, entry)
      if (status === 201) return follow(writes)
    }
  }

  /** What is there now, followed to the end of the log. */
  const reading = <Value>(tenant: string, read: () => Value | Promise<Value>): Promise<Value> =>
    inTurn(tenant, async () => {
      await catchUp(tenant)
      return read()
    })

  return defineStorage({
    name: 'rest',
    capabilities: {
      ...limits,
      filterPaths: 'all',
      feed: true,
      readToken: true,
      count: false,
      bulkLoad: false,
      purge: false,
      durability: 'strict', // as far as the host keeps what it has answered with 201
    },
    get: (keys, { tenant }) => reading(tenant, () => replica.get(keys, { tenant })),
    query: (query) =>
      reading(query.tenant, () =>
        selectPage(shared.tenant(query.tenant).rows.get(query.kind)?.values() ?? [], query),
      ),
    commit: (writes) => inTurn(writes.tenant, () => commit(writes)),
    changes: (after, options) =>
      reading(options.tenant, async () => {
        const page = await replica.changes?.(after, options)
        if (!page) throw new Error('A memory storage has a feed.')
        return page
      }),
  })
}
