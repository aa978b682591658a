import {
  type CheckedWriteSet,
  type Commit,
  type EventInput,
  formatPosition,
  type Guard,
  type Key,
  type Put,
} from '@caselore/core/storage'
import { eventValues, guardHolds, projectedFields, projectedValues } from '@caselore/sql'
import type { Ask, Statement } from './driver.js'
import { keyed } from './read.js'
import { placeholders } from './statements.js'

/** Somebody else was faster; what is to be said of it stands in the tables by now. */
export class Raced extends Error {}

const columns = projectedFields.map(({ column }) => column)
/** The columns of `rowValues`. */
export const rowColumns: readonly string[] = ['tenant', 'kind', 'id', 'version', 'layout', 'doc', ...columns]
const written = ['version', 'layout', 'doc', ...columns].map((column) => `${column} = excluded.${column}`)
const eventColumns = 'tenant, n, id, type, aggregate_kind, aggregate_id, version, at, actor, data'

/**
 * Carries out a write set inside a transaction. Rows are locked in the order of their keys and the tenant's head after
 * them, so that writers wait for each other and not in a circle. Whoever holds the head is alone with the tenant: nothing
 * can be locked where there is nothing, and so that what is to be absent stays absent, every commit takes it.
 * `layout` is the one that the tables had when they were opened.
 */
export async function writeAll(ask: Ask, writes: CheckedWriteSet, layout: number): Promise<Commit> {
  const { tenant, checks, puts, deletes, events, idempotency } = writes
  const guarded = [...checks, ...puts, ...deletes]
  const locked = guarded.filter(({ guard }) => guard !== 'absent')
  const free = checks.filter(({ guard }) => guard === 'absent')
  const [rows, head, taken] = await together([
    locked.length > 0 && ask<Key & { version: number | string }>(lock(tenant, guarded)),
    ask<{ n: number | string }>(headAfter(tenant, events.length)),
    // By itself and after the head, so that it sees what those have written who held it before.
    free.length > 0 && ask(keyed('find', 'SELECT 1', tenant, free)),
  ])
  if ((rows && !allHold(guarded, rows.rows)) || (taken && taken.rows.length > 0)) throw new Raced()

  const n = Number(head.rows[0]?.n)
  const result = idempotency?.result ?? null
  const [upserted, deleted] = await together([
    puts.length > 0 && ask(upsert(tenant, puts.toSorted(byKey), layout)),
    deletes.length > 0 && ask(keyed('delete', 'DELETE', tenant, deletes)),
    events.length > 0 && ask(append(tenant, n - events.length, events)),
    idempotency &&
      ask({
        text: 'INSERT INTO caselore_attempts (tenant, key, hash, result, n) VALUES ($1, $2, $3, $4, $5)',
        values: [tenant, idempotency.key, idempotency.hash, JSON.stringify(result), n],
        name: 'caselore_attempt',
      }),
  ])
  if ((upserted && upserted.count < puts.length) || (deleted && deleted.count < deletes.length))
    throw new Raced()
  return { token: formatPosition(n), replayed: false, result }
}

/** A row's values in the order of `rowColumns`. */
export const rowValues = (tenant: string, row: Omit<Put, 'guard'>, version: number, layout: number) => [
  tenant,
  row.kind,
  row.id,
  version,
  layout,
  JSON.stringify(row.doc),
  ...projectedValues(row),
]

export const byKey = (a: Key, b: Key): number => {
  const [left, right] = [`${a.kind}/${a.id}`, `${b.kind}/${b.id}`]
  return left < right ? -1 : Number(left > right)
}

/** Locks what the guards name until the end of the transaction. */
const lock = (tenant: string, guarded: readonly Key[]): Statement =>
  keyed('lock', 'SELECT kind, id, version', tenant, guarded, ' ORDER BY kind, id FOR UPDATE')

function allHold(
  guarded: readonly (Key & { guard: Guard })[],
  rows: readonly (Key & { version: number | string })[],
): boolean {
  const versions = new Map(rows.map(({ kind, id, version }) => [`${kind}/${id}`, Number(version)]))
  return guarded.every(({ kind, id, guard }) => guardHolds(guard, versions.get(`${kind}/${id}`)))
}

/** A row that is there is written over only when it is the version before, so that the count tells whether all were. */
function upsert(tenant: string, rows: readonly Put[], layout: number): Statement {
  return {
    text: `INSERT INTO caselore_rows (${rowColumns.join(', ')}) VALUES ${placeholders(rows.length, rowColumns.length)}
      ON CONFLICT (tenant, kind, id) DO UPDATE SET ${written.join(', ')} WHERE caselore_rows.version = excluded.version - 1`,
    values: rows.flatMap((row) => rowValues(tenant, row, row.guard === 'absent' ? 1 : row.guard + 1, layout)),
    ...(rows.length <= 8 && { name: `caselore_put_${rows.length}` }),
  }
}

/** Where the feed stands after so many more events. Asking keeps other writers of the tenant waiting, also for none. */
const headAfter = (tenant: string, more: number): Statement => ({
  text: `INSERT INTO caselore_progress (tenant, name, n) VALUES ($1, 'head', $2)
    ON CONFLICT (tenant, name) DO UPDATE SET n = caselore_progress.n + excluded.n RETURNING n`,
  values: [tenant, more],
  name: 'caselore_head',
})

const append = (tenant: string, head: number, events: readonly EventInput[]): Statement => ({
  text: `INSERT INTO caselore_events (${eventColumns}) VALUES ${placeholders(events.length, 10)}`,
  values: events.flatMap((event, i) => eventValues(tenant, head + i + 1, event)),
  ...(events.length <= 8 && { name: `caselore_append_${events.length}` }),
})

/** Asks for all at once and waits for all, so that none is left behind; rejects as the first of them did. */
async function together<Asked extends readonly (Promise<unknown> | false | undefined)[] | []>(
  asked: Asked,
): Promise<{ -readonly [Place in keyof Asked]: Awaited<Asked[Place]> }> {
  await Promise.allSettled(asked)
  return Promise.all(asked)
}
