import { compileFilter } from '../filter/index.js'
import { feedGap } from './check-purge.js'
import { defineStorage } from './define-storage.js'
import { assertGuards } from './guards.js'
import { placeAfter, purgeMemory } from './memory-purge.js'
import {
  eventsOf,
  findAttempt,
  readRow,
  type SharedMemory,
  sharedMemory,
  type TenantState,
  writeEvent,
  writeRow,
} from './memory-state.js'
import { formatPosition, parsePosition } from './position.js'
import { selectPage } from './select-page.js'
import type {
  Capabilities,
  ChangePage,
  Commit,
  FeedOptions,
  LoadBatch,
  LoadResult,
  Storage,
  Token,
} from './types.js'
import type { CheckedCount, CheckedWriteSet } from './validate.js'

export interface MemoryStorageOptions {
  /** For messages and logs. Default: `memory`. */
  readonly name?: string | undefined
  /** The data, to be shared with other memory storages. Default: its own, empty. */
  readonly shared?: SharedMemory | undefined
  /** Most operations in one commit. Default: 1,000. */
  readonly atomicOps?: number | undefined
  /** Largest document in bytes. Default: 1 MiB. */
  readonly maxDocBytes?: number | undefined
}

/**
 * A storage that is gone with the process: for tests, demonstrations and as the model that others are compared with.
 * Documents are copied on the way in and come out frozen, so that nobody can change what is stored by changing what they
 * hold. Each commit happens in one go, so that storages over the same {@link sharedMemory} never see half of one.
 *
 * @example
 * ```ts
 * const desk = await createDesk({ storage: memoryStorage() })
 * ```
 */
export function memoryStorage(options: MemoryStorageOptions = {}): Storage {
  const { name = 'memory', shared = sharedMemory(), atomicOps = 1000, maxDocBytes = 1024 * 1024 } = options
  const capabilities: Capabilities = {
    atomicOps,
    filterPaths: 'all',
    feed: true,
    readToken: true,
    count: true,
    bulkLoad: true,
    purge: true,
    maxDocBytes,
    durability: 'volatile',
  }
  const own = new Set<() => void>()
  return defineStorage({
    name,
    capabilities,
    get: async (keys, { tenant }) => keys.map((key) => readRow(shared.tenant(tenant), key)),
    query: async (query) => selectPage(rowsOf(shared, query), query),
    async commit(writes) {
      const commit = apply(shared.tenant(writes.tenant), writes)
      if (!commit.replayed) announce(shared)
      return commit
    },
    async close() {
      for (const hint of own) shared.listeners.delete(hint)
    },
    changes: async (after, feed) => changesOf(shared.tenant(feed.tenant), after, feed),
    watch(hint) {
      const listener = () => hint()
      own.add(listener)
      shared.listeners.add(listener)
      return () => void (own.delete(listener) && shared.listeners.delete(listener))
    },
    count: async (query) => {
      const matches = compileFilter(query.filter)
      return [...rowsOf(shared, query)].filter((row) => matches(row.doc)).length
    },
    bulkLoad: async (batch) => load(shared.tenant(batch.tenant), batch),
    purge: async (request) => purgeMemory(shared.tenant(request.tenant), request),
  })
}

const rowsOf = (shared: SharedMemory, { tenant, kind }: CheckedCount) =>
  shared.tenant(tenant).rows.get(kind)?.values() ?? []

function apply(state: TenantState, writes: CheckedWriteSet): Commit {
  const { puts, deletes, events, idempotency } = writes
  const first = findAttempt(state, idempotency)
  if (first) return { token: first.token, replayed: true, result: first.result }
  assertGuards(writes, (key) => readRow(state, key))

  for (const { kind, id, guard, doc } of puts)
    writeRow(state, { kind, id, version: guard === 'absent' ? 1 : guard + 1, doc })
  for (const { kind, id } of deletes) state.rows.get(kind)?.delete(id)
  for (const event of events) writeEvent(state, event)
  const token = formatPosition(state.head)
  if (idempotency) state.attempts.set(idempotency.key, { ...idempotency, token })
  return { token, replayed: false, result: idempotency?.result ?? null }
}

/** Listeners run after the committer has its answer, so that one that throws cannot undo it. */
function announce({ listeners }: SharedMemory): void {
  for (const hint of listeners) queueMicrotask(hint)
}

function changesOf(
  state: TenantState,
  after: Token | null,
  { limit, aggregate, kept }: FeedOptions,
): ChangePage {
  const from = after === null ? 0 : parsePosition(after)
  if (!aggregate && !kept && from < state.floor) throw feedGap(state.floor)
  const events = eventsOf(state, aggregate)
  const start = placeAfter(events, from)
  const page = events.slice(start, start + limit)
  return {
    events: page,
    token: page.at(-1)?.position ?? after ?? formatPosition(0),
    more: events.length > start + limit,
  }
}

function load(state: TenantState, { load: name, sequence, rows }: LoadBatch): LoadResult {
  const checkpoint = state.loads.get(name) ?? 0
  if (sequence <= checkpoint) return { loaded: 0, checkpoint }
  const fresh = rows.filter((row) => !readRow(state, row))
  for (const row of fresh) writeRow(state, { ...row, version: row.version ?? 1 })
  state.loads.set(name, sequence)
  return { loaded: fresh.length, checkpoint: sequence }
}
