/** A statement for PostgreSQL, with `$1`, `$2` … for its values. */
export interface Statement {
  readonly text: string
  readonly values: readonly PgValue[]
  /** A name under which the server may keep the plan: for texts that are few and come again and again. */
  readonly name?: string | undefined
}

export type PgValue = string | number | null | readonly (string | null)[]

export interface Found<Row> {
  readonly rows: readonly Row[]
  /** How many rows were written. */
  readonly count: number
}

export type Ask = <Row>(statement: Statement) => Promise<Found<Row>>

/**
 * What a storage needs of a PostgreSQL client. `pgDriver` makes it of a pool of `pg`, `pgliteDriver` of a PGlite; another client
 * fits as well when its errors carry the SQLSTATE as `code`.
 */
export interface PostgresDriver {
  /** For messages and logs. */
  readonly name: string
  /** One statement by itself. */
  readonly ask: Ask
  /**
   * The work in one READ COMMITTED transaction: committed when it resolves, undone when it rejects. Statements asked at once
   * are carried out in that order. When nobody can say whether the commit happened, `storage.unknown_outcome`.
   */
  transaction<Value>(work: (ask: Ask) => Promise<Value>): Promise<Value>
  /** Calls `hint` at every NOTIFY on the channel, and when one may have been missed. Resolves to how to stop. */
  listen?(channel: string, hint: () => void): Promise<() => Promise<void>>
  close?(): Promise<void>
}
