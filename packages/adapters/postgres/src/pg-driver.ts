import { StorageError } from '@caselore/core/storage'
import type { Ask, Found, PostgresDriver, Statement } from './driver.js'
import { isRefusal } from './failure.js'
import { keepListening } from './keep-listening.js'
import { lend, type PgClient, type PgPool } from './lend.js'

export interface PgDriverOptions {
  /** How many milliseconds to wait for a connection while all are taken, before `storage.busy`. Default: 5,000. */
  readonly patience?: number | undefined
  /**
   * Whether the server keeps the plans of recurring statements. Default: true; false behind a pooler that gives each
   * transaction another connection and does not know prepared statements.
   */
  readonly prepare?: boolean | undefined
}

/**
 * A pool of `pg` as driver. The pool stays the host's, who ends it after the storage was closed, listens to its `error` event, and
 * sets `statement_timeout` on it.
 *
 * @example
 * ```ts
 * const pool = new pg.Pool({ connectionString, max: 10, statement_timeout: 10_000 })
 * pool.on('error', (error) => log.warn(error))
 * const storage = await postgresStorage(pgDriver(pool))
 * ```
 */
export function pgDriver(pool: PgPool, options: PgDriverOptions = {}): PostgresDriver {
  const { patience = 5_000, prepare = true } = options
  const connect = () => lend(pool, patience)
  const asking =
    (client: PgClient): Ask =>
    async <Row>({ text, values, name }: Statement): Promise<Found<Row>> => {
      const { rows, rowCount } = await client.query({
        text,
        values: [...values],
        ...(prepare && name !== undefined && { name }),
      })
      return { rows: rows as Row[], count: rowCount ?? 0 }
    }

  return {
    name: 'postgres',
    async ask(statement) {
      const { client, release } = await connect()
      return asking(client)<never>(statement).finally(release)
    },
    async transaction(work) {
      const { client, release } = await connect()
      let broken = true
      try {
        const ask = client.pipeline ? asking(client) : inTurn(asking(client))
        // Asked for and not awaited: what follows is carried out after it.
        const begun = ask({ text: 'BEGIN ISOLATION LEVEL READ COMMITTED', values: [] })
        const value = await both(begun, work(ask))
        await commit(client)
        broken = false
        return value
      } catch (error) {
        broken = !(await undone(client))
        throw error
      } finally {
        release(broken)
      }
    },
    listen: (channel, hint) => keepListening(connect, channel, hint),
  }
}

/** Asks one after the other, for clients that take one statement at a time. */
function inTurn(ask: Ask): Ask {
  let last: Promise<unknown> = Promise.resolve()
  return <Row>(statement: Statement) => {
    const next = last.then(() => ask<Row>(statement))
    last = next.catch(() => undefined)
    return next
  }
}

/** The first's failure, if it has one, since what came after it failed because of it. */
async function both<Value>(first: Promise<unknown>, second: Promise<Value>): Promise<Value> {
  const [begun, done] = await Promise.allSettled([first, second])
  if (begun.status === 'rejected') throw begun.reason
  if (done.status === 'rejected') throw done.reason
  return done.value
}

async function commit(client: PgClient): Promise<void> {
  try {
    await client.query({ text: 'COMMIT' })
  } catch (cause) {
    throw isRefusal(cause) ? cause : new StorageError('storage.unknown_outcome', { cause })
  }
}

/** Whether the client can be used again. */
const undone = (client: PgClient): Promise<boolean> =>
  client.query({ text: 'ROLLBACK' }).then(
    () => true,
    () => false,
  )
