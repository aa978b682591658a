import type { Ask, Found, PostgresDriver, Statement } from './driver.js'

/** What is used of a PGlite, and of a transaction of one. */
export interface PgliteQueries {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[]; affectedRows?: number }>
}

export interface Pglite extends PgliteQueries {
  transaction<Value>(work: (transaction: PgliteQueries) => Promise<Value>): Promise<Value>
  listen(channel: string, hint: () => void): Promise<() => Promise<void>>
}

/**
 * A PGlite as driver: PostgreSQL inside this process, with one connection. It stays the host's, who closes it after the
 * storage.
 *
 * @example
 * ```ts
 * const storage = await postgresStorage(pgliteDriver(await PGlite.create('./data')))
 * ```
 */
export function pgliteDriver(database: Pglite): PostgresDriver {
  const asking =
    (queries: PgliteQueries): Ask =>
    async <Row>({ text, values }: Statement): Promise<Found<Row>> => {
      const { rows, affectedRows } = await queries.query(text, [...values])
      return { rows: rows as Row[], count: affectedRows ?? 0 }
    }
  return {
    name: 'pglite',
    ask: asking(database),
    transaction: (work) => database.transaction((transaction) => work(asking(transaction))),
    listen: (channel, hint) => database.listen(channel, () => hint()),
  }
}
