import { StorageError } from './error.js'
import { formatPosition } from './position.js'
import type { EventInput, Idempotency, Key, Row, StoredEvent, Token } from './types.js'

/** What one tenant has stored. */
export interface TenantState {
  readonly rows: Map<string, Map<string, Row>>
  /** By position; those that were purged are left out. */
  readonly events: StoredEvent[]
  /** The same events by aggregate, since a timeline is asked for with every command. */
  readonly timelines: Map<string, StoredEvent[]>
  readonly attempts: Map<string, Idempotency & { readonly token: Token }>
  /** Of each bulk load, the sequence reached. */
  readonly loads: Map<string, number>
  /** The position of the last event, and of the last one that was purged. */
  head: number
  floor: number
}

/** The data behind memory storages, apart from them: two over the same data are two workers, one after another a restart. */
export interface SharedMemory {
  tenant(name: string): TenantState
  readonly listeners: Set<() => void>
  /** How much is kept, over all tenants. */
  size(): { readonly rows: number; readonly events: number; readonly attempts: number }
}

/**
 * Empty data for {@link memoryStorage}.
 *
 * @example
 * ```ts
 * const shared = sharedMemory()
 * const [one, other] = [memoryStorage({ shared }), memoryStorage({ shared })]
 * ```
 */
export function sharedMemory(): SharedMemory {
  const tenants = new Map<string, TenantState>()
  return {
    tenant(name) {
      const known = tenants.get(name)
      if (known) return known
      const created: TenantState = {
        rows: new Map(),
        events: [],
        timelines: new Map(),
        attempts: new Map(),
        loads: new Map(),
        head: 0,
        floor: 0,
      }
      tenants.set(name, created)
      return created
    },
    listeners: new Set(),
    size() {
      const size = { rows: 0, events: 0, attempts: 0 }
      for (const { rows, events, attempts } of tenants.values()) {
        for (const kind of rows.values()) size.rows += kind.size
        size.events += events.length
        size.attempts += attempts.size
      }
      return size
    },
  }
}

export const readRow = (state: TenantState, { kind, id }: Key): Row | undefined =>
  state.rows.get(kind)?.get(id)

export function writeRow(state: TenantState, row: Row): void {
  const kind = state.rows.get(row.kind) ?? new Map<string, Row>()
  state.rows.set(row.kind, kind.set(row.id, Object.freeze(row)))
}

/** The first result of an attempt made before; the same key for something else is refused. */
export function findAttempt(state: TenantState, idempotency: Idempotency | undefined) {
  const first = idempotency && state.attempts.get(idempotency.key)
  if (first && first.hash !== idempotency.hash) throw new StorageError('storage.key_reused')
  return first
}

/** The events of one aggregate, or of the tenant. */
export const eventsOf = (state: TenantState, aggregate: Key | undefined): readonly StoredEvent[] =>
  aggregate ? (state.timelines.get(`${aggregate.kind}/${aggregate.id}`) ?? []) : state.events

export function writeEvent(state: TenantState, event: EventInput): void {
  state.head += 1
  const stored = Object.freeze({ ...event, position: formatPosition(state.head) })
  const name = `${event.aggregate.kind}/${event.aggregate.id}`
  const timeline = state.timelines.get(name) ?? []
  timeline.push(stored)
  state.timelines.set(name, timeline)
  state.events.push(stored)
}
