import {
  assertGuards,
  type Commit,
  defineStorage,
  type Key,
  type Row,
  type Storage,
  StorageError,
  selectPage,
} from '@caselore/core/storage'
import { describeStorage } from './describe-storage.js'

/** A host's system as one knows them: a table and a log of attempts, with no feed, no counting and no second connection. */
function plainHost(): Storage {
  const rows = new Map<string, Row>()
  const attempts = new Map<string, { hash: string; commit: Commit }>()
  const nameOf = (tenant: string, { kind, id }: Key) => `${tenant} ${kind} ${id}`
  return defineStorage({
    name: 'plain host',
    capabilities: {
      atomicOps: 100,
      filterPaths: ['region', 'customer.region'],
      feed: false,
      readToken: false,
      count: false,
      bulkLoad: false,
      purge: false,
      maxDocBytes: 4096,
      durability: 'volatile',
    },
    get: async (keys, { tenant }) => keys.map((key) => rows.get(nameOf(tenant, key))),
    query: async (query) => {
      const start = nameOf(query.tenant, { kind: query.kind, id: '' })
      return selectPage(
        [...rows].flatMap(([name, row]) => (name.startsWith(start) ? [row] : [])),
        query,
      )
    },
    commit: async (writes) => {
      const { tenant, puts, deletes, idempotency } = writes
      const attempt = nameOf(tenant, { kind: 'attempt', id: idempotency?.key ?? '' })
      const first = idempotency && attempts.get(attempt)
      if (first && first.hash !== idempotency.hash) throw new StorageError('storage.key_reused')
      if (first) return { ...first.commit, replayed: true }
      assertGuards(writes, (key) => rows.get(nameOf(tenant, key)))
      for (const { guard, ...put } of puts)
        rows.set(nameOf(tenant, put), { ...put, version: guard === 'absent' ? 1 : guard + 1 })
      for (const key of deletes) rows.delete(nameOf(tenant, key))
      const commit = { token: '-', replayed: false, result: idempotency?.result ?? null }
      if (idempotency) attempts.set(attempt, { hash: idempotency.hash, commit })
      return commit
    },
  })
}

describeStorage({ name: 'a plain host', create: plainHost })
