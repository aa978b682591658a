import { defineStorage, type Storage } from '@caselore/core'
import {
  assertGuards,
  formatPosition,
  type Key,
  parsePosition,
  StorageError,
  type StoredEvent,
  selectPage,
} from '@caselore/core/storage'
import type { CrmApi } from './crm-api.js'

const nameOf = (tenant: string, { kind, id }: Key): string => `${tenant} ${kind} ${id}`

/** A storage for the host's own system. Input arrives checked; what it must do is read, write all or nothing, and remember. */
export const crmStorage = (api: CrmApi): Storage =>
  defineStorage({
    name: 'crm',
    capabilities: {
      atomicOps: 100,
      filterPaths: 'all',
      feed: true,
      readToken: true,
      count: false,
      bulkLoad: false,
      purge: false,
      maxDocBytes: 1_000_000,
      durability: 'volatile',
    },
    get: async (keys, { tenant }) => keys.map((key) => api.records.get(nameOf(tenant, key))),
    query: async (query) => {
      const start = nameOf(query.tenant, { kind: query.kind, id: '' })
      const rows = [...api.records].flatMap(([name, row]) => (name.startsWith(start) ? [row] : []))
      return selectPage(rows, query)
    },
    commit: async (writes) => {
      const { tenant, puts, deletes, events, idempotency } = writes
      const attempt = `${tenant} ${idempotency?.key}`
      const first = idempotency && api.attempts.get(attempt)
      if (first && first.hash !== idempotency.hash) throw new StorageError('storage.key_reused')
      if (first) return { ...first.commit, replayed: true }
      assertGuards(writes, (key) => api.records.get(nameOf(tenant, key)))
      for (const { guard, ...put } of puts) {
        api.records.set(nameOf(tenant, put), { ...put, version: guard === 'absent' ? 1 : guard + 1 })
      }
      for (const key of deletes) api.records.delete(nameOf(tenant, key))
      const journal = api.journal.get(tenant) ?? []
      api.journal.set(tenant, journal)
      for (const event of events) journal.push({ ...event, position: formatPosition(journal.length + 1) })
      const commit = {
        token: formatPosition(journal.length),
        replayed: false,
        result: idempotency?.result ?? null,
      }
      if (idempotency) api.attempts.set(attempt, { hash: idempotency.hash, commit })
      return commit
    },
    changes: async (after, { tenant, limit, aggregate }) => {
      const journal = api.journal.get(tenant) ?? []
      const isAsked = ({ aggregate: key }: StoredEvent) =>
        !aggregate || (key.kind === aggregate.kind && key.id === aggregate.id)
      const rest = journal.slice(after === null ? 0 : parsePosition(after)).filter(isAsked)
      const events = rest.slice(0, limit)
      const more = rest.length > events.length
      const last = more ? events.at(-1)?.position : undefined
      return { events, token: last ?? formatPosition(journal.length), more }
    },
  })
