import type { Filter } from '@caselore/core/filter'
import {
  assertGuards,
  compareSortKeys,
  decodeCursor,
  encodeCursor,
  type Page,
  type Query,
  type ReadOptions,
  type Row,
  type Storage,
  StorageError,
  sortKeyOf,
} from '@caselore/core/storage'

/** A storage with one fault, of the kinds that storages in the field have had, and the scenario that must notice. */
export interface BrokenStorage {
  readonly fault: string
  readonly caughtBy: string
  breaks(storage: Storage): Partial<Storage>
}

async function allRows(storage: Storage, query: Query, options: ReadOptions): Promise<Row[]> {
  const { cursor: _cursor, ...whole } = query
  return [...(await storage.query({ ...whole, limit: 1000 }, options)).rows]
}

const withTenant = (storage: Storage, rename: (tenant: string) => string): Partial<Storage> => ({
  get: (keys, options) => storage.get(keys, { ...options, tenant: rename(options.tenant) }),
  query: (query, options) => storage.query(query, { ...options, tenant: rename(options.tenant) }),
  commit: (writes) => storage.commit({ ...writes, tenant: rename(writes.tenant) }),
})

/** Answers a query with what `change` makes of all its rows, as one page. */
const onePage = (storage: Storage, change: (rows: Row[], query: Query) => Row[]): Partial<Storage> => ({
  async query(query, options) {
    if (query.cursor) return storage.query(query, options)
    const rows = change(await allRows(storage, query, options), query)
    const page = await storage.query(query, options)
    return { ...page, rows: rows.slice(0, query.limit) }
  },
})

const asSqlWouldHaveIt = (filter: Filter): Filter => {
  if ('and' in filter) return { and: filter.and.map(asSqlWouldHaveIt) }
  if ('or' in filter) return { or: filter.or.map(asSqlWouldHaveIt) }
  if ('not' in filter) return { not: asSqlWouldHaveIt(filter.not) }
  return filter.op === 'ne' ? { and: [filter, { field: filter.field, op: 'exists', value: true }] } : filter
}

export const brokenStorages: readonly BrokenStorage[] = [
  {
    fault: 'loses the last put of a batch',
    caughtBy: 'atomicity.whole-batch-arrives',
    breaks: (storage) => ({
      commit: (writes) =>
        storage.commit(writes.puts?.[1] ? { ...writes, puts: writes.puts.slice(0, -1) } : writes),
    }),
  },
  {
    fault: 'overwrites whatever version is there',
    caughtBy: 'guard.put-on-other-version-is-conflict',
    breaks: (storage) => ({
      async commit(writes) {
        const rows = await storage.get(writes.puts ?? [], { tenant: writes.tenant })
        const puts = writes.puts?.map((put, i) => ({ ...put, guard: rows[i]?.version ?? put.guard }))
        return storage.commit({ ...writes, ...(puts && { puts }) })
      },
    }),
  },
  {
    fault: 'looks at the guards of puts only',
    caughtBy: 'guard.check-version',
    breaks: (storage) => ({ commit: ({ checks: _checks, ...writes }) => storage.commit(writes) }),
  },
  {
    fault: 'writes one record at a time',
    caughtBy: 'atomicity.failed-guard-writes-nothing',
    breaks: (storage) => ({
      async commit({ puts = [], ...writes }) {
        for (const put of puts) await storage.commit({ tenant: writes.tenant, puts: [put] })
        return storage.commit(writes)
      },
    }),
  },
  {
    fault: 'announces before it has written',
    caughtBy: 'atomicity.failed-commit-leaves-no-event',
    breaks: (storage) => ({
      async commit({ events = [], ...writes }) {
        await storage.commit({ tenant: writes.tenant, events })
        return storage.commit(writes)
      },
    }),
  },
  {
    fault: 'keeps all tenants in one table',
    caughtBy: 'tenant.get-is-apart',
    breaks: (storage) => withTenant(storage, () => 'everyone'),
  },
  {
    fault: 'tells tenants apart regardless of case',
    caughtBy: 'tenant.names-that-start-alike-are-apart',
    breaks: (storage) => withTenant(storage, (tenant) => tenant.toLowerCase()),
  },
  {
    fault: 'hands out what it keeps',
    caughtBy: 'shape.documents-come-out-by-copy',
    breaks(storage) {
      const kept = new Map<string, Row>()
      return {
        async get(keys, options) {
          const rows = await storage.get(keys, options)
          return rows.map((row) => {
            if (!row) return row
            const name = `${row.kind}/${row.id}/${row.version}`
            const live = kept.get(name) ?? structuredClone(row)
            kept.set(name, live)
            return live
          })
        },
      }
    },
  },
  {
    fault: 'copies what it is given too late',
    caughtBy: 'shape.documents-go-in-by-copy',
    breaks: (storage) => ({
      async commit(writes) {
        await Promise.resolve()
        return storage.commit(writes)
      },
    }),
  },
  {
    fault: 'answers a replay with the second result',
    caughtBy: 'idempotency.replay-gives-first-result-and-token',
    breaks: (storage) => ({
      commit: async (writes) => ({
        ...(await storage.commit(writes)),
        result: writes.idempotency?.result ?? null,
      }),
    }),
  },
  {
    fault: 'looks at guards before the idempotency key',
    caughtBy: 'idempotency.replay-wins-over-guards',
    breaks: (storage) => ({
      async commit(writes) {
        const puts = writes.puts ?? []
        const rows = await storage.get(puts, { tenant: writes.tenant })
        assertGuards({ tenant: writes.tenant, puts }, ({ id }) => rows.find((row) => row?.id === id))
        return storage.commit(writes)
      },
    }),
  },
  {
    fault: 'takes an idempotency key for anything',
    caughtBy: 'idempotency.other-hash-is-refused',
    breaks: (storage) => ({
      commit: ({ idempotency, ...writes }) =>
        storage.commit(idempotency ? { ...writes, idempotency: { ...idempotency, hash: '-' } } : writes),
    }),
  },
  {
    fault: 'pages by offset',
    caughtBy: 'page.does-not-move-under-inserts-before-it',
    breaks: (storage) => ({
      async query(query, options): Promise<Page> {
        const rows = await allRows(storage, query, options)
        const { tenant } = options
        const start = query.cursor ? Number(decodeCursor(query, tenant, query.cursor).value) : 0
        const end = start + query.limit
        const page = rows.slice(start, end)
        return end < rows.length
          ? { rows: page, cursor: encodeCursor(query, tenant, { value: end, id: '' }) }
          : { rows: page }
      },
    }),
  },
  {
    fault: 'takes the cursor of any query',
    caughtBy: 'page.cursor-of-another-query-is-refused',
    breaks(storage) {
      const bare = { kind: '-', limit: 1 }
      return {
        async query(query, options): Promise<Page> {
          const after = query.cursor ? decodeCursor(bare, '-', query.cursor) : undefined
          const direction = query.order?.direction ?? 'asc'
          const rows = (await allRows(storage, query, options)).filter(
            (row) => !after || compareSortKeys(after, sortKeyOf(row, query.order), direction) < 0,
          )
          const last = rows[query.limit - 1]
          const page = { rows: rows.slice(0, query.limit) }
          return last ? { ...page, cursor: encodeCursor(bare, '-', sortKeyOf(last, query.order)) } : page
        },
      }
    },
  },
  {
    fault: 'sorts text by UTF-16 units',
    caughtBy: 'order.text-beyond-the-basic-plane',
    breaks: (storage) =>
      onePage(storage, (rows, { order }) => {
        const text = (row: Row) => String(sortKeyOf(row, order).value)
        return rows.toSorted((a, b) => (text(a) < text(b) ? -1 : 1))
      }),
  },
  {
    fault: 'sorts numbers as text',
    caughtBy: 'order.numbers-by-size',
    breaks: (storage) =>
      onePage(storage, (rows, { order }) => {
        const text = (row: Row) => String(sortKeyOf(row, order).value)
        return rows.toSorted((a, b) => (text(a) < text(b) ? -1 : 1))
      }),
  },
  {
    fault: 'forgets records that an index leaves out',
    caughtBy: 'order.missing-comes-last-both-ways',
    breaks: (storage) =>
      onePage(storage, (rows, { order }) =>
        rows.filter((row) => !order || sortKeyOf(row, order).value !== null),
      ),
  },
  {
    fault: 'lets nothing be unequal to null',
    caughtBy: 'filter.ne-finds-missing',
    breaks: (storage) => ({
      query: (query, options) =>
        storage.query({ ...query, where: query.where && asSqlWouldHaveIt(query.where) }, options),
    }),
  },
  {
    fault: 'drops the scope when something is asked for',
    caughtBy: 'filter.scope-narrows-what-is-asked',
    breaks: (storage) => ({
      query: ({ scope, ...query }, options) =>
        storage.query(query.where ? query : { ...query, scope }, options),
    }),
  },
  {
    fault: 'moves the feed past what it did not show',
    caughtBy: 'feed.pages-cut-within-a-commit',
    breaks: (storage) => ({
      async changes(after, options) {
        if (!storage.changes) throw new Error('Memory has a feed.')
        const page = await storage.changes(after, options)
        const rest = await storage.changes(page.token, { ...options, limit: 1000 })
        return { ...page, token: rest.token, more: rest.more }
      },
    }),
  },
  {
    fault: 'claims a feed that it has not',
    caughtBy: 'capability.feed-is-kept',
    breaks: () => ({ changes: () => Promise.reject(new StorageError('storage.not_supported')) }),
  },
  {
    fault: 'denies a count and answers it all the same',
    caughtBy: 'capability.count-is-kept',
    breaks: (storage) => ({ capabilities: { ...storage.capabilities, count: false } }),
  },
  {
    fault: 'knows three bytes of UTF-8 at most',
    caughtBy: 'text.emoji-and-rare-han-round-trip',
    breaks: (storage) => ({
      get: async (keys, options) =>
        JSON.parse(
          JSON.stringify(await storage.get(keys, options)).replace(/\p{Extended_Pictographic}/gu, '?'),
        ),
    }),
  },
  {
    fault: 'commits for whoever has gone away',
    caughtBy: 'abort.before-a-commit-writes-nothing',
    breaks: (storage) => ({ commit: (writes) => storage.commit(writes) }),
  },
  {
    fault: 'answers after it was closed',
    caughtBy: 'close.refuses-every-call',
    breaks: () => ({ close: async () => {} }),
  },
]
