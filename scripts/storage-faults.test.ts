// The kit's faults at every operation, on engines with a client of their own: SQLite's statements and PostgreSQL's wire.
import { createFaults, type Faults, runScenario, storageScenarios } from '@caselore/conformance'
import type { Storage } from '@caselore/core/storage'
import { pgDriver, postgresStorage } from '@caselore/postgres'
import { sqliteStorage } from '@caselore/sqlite'
import Connection, { type Database } from 'better-sqlite3'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { startPostgres } from '../packages/adapters/postgres/src/testing/start-postgres.js'

/** SQLite whose statements, and the end of whose transactions, go through the faults. */
function faultyDatabase(database: Database, faults: Faults): Database {
  const calls = new Set<PropertyKey>(['run', 'get', 'all'])
  const own = <Target extends object>(target: Target, property: PropertyKey): unknown => {
    const value: unknown = Reflect.get(target, property)
    return typeof value === 'function' ? value.bind(target) : value
  }
  return new Proxy(database, {
    get(target, property) {
      if (property === 'transaction')
        return (work: (...given: unknown[]) => unknown) => {
          const { deferred, immediate } = target.transaction(work)
          const through = (run: typeof deferred) => (given: unknown) => faults.around(() => run(given))
          return { deferred: through(deferred), immediate: through(immediate) }
        }
      if (property !== 'prepare') return own(target, property)
      return (text: string) =>
        new Proxy(target.prepare(text), {
          get(statement, call) {
            const value = own(statement, call)
            if (!calls.has(call) || typeof value !== 'function') return value
            return (...values: unknown[]) => faults.around(() => value(...values))
          },
        })
    },
  })
}

/** A pool whose clients lose their connection at a fault, and are of no use from then on. */
function faultyPool(pool: pg.Pool, faults: Faults) {
  return {
    async connect() {
      const client = await pool.connect()
      let lost = false
      const query = async (statement: { text: string; values?: unknown[] }) => {
        if (lost) throw new Error('The connection was lost.')
        lost = true
        const found = await faults.around(() => client.query(statement))
        lost = false
        return found
      }
      return {
        query: (statement: { text: string; values?: unknown[] }) =>
          query(statement).catch((error: unknown) => {
            // An answer of the server leaves the connection as it is.
            if (error instanceof pg.DatabaseError) lost = false
            throw error
          }),
        release: (destroy?: boolean) => client.release(destroy),
        on: (name: 'error', listener: (event: unknown) => void) => client.on(name, listener),
        off: (name: 'error', listener: (event: unknown) => void) => client.off(name, listener),
      }
    },
  }
}

const server = await startPostgres()
const pool = new pg.Pool({ connectionString: server.url, max: 4 })
pool.on('error', () => undefined)
afterAll(async () => {
  await pool.end()
  await server.stop()
})

const subjects: readonly { name: string; create: (faults: Faults) => Promise<Storage> }[] = [
  {
    name: 'SQLite',
    create: (faults) => sqliteStorage(faultyDatabase(new Connection(':memory:'), faults)),
  },
  {
    name: 'PostgreSQL',
    async create(faults) {
      const storage = await postgresStorage(pgDriver(faultyPool(pool, faults)), { notify: false })
      for (const table of ['rows', 'events', 'attempts', 'progress'])
        await pool.query(`DELETE FROM caselore_${table}`)
      return storage
    },
  },
]

const scenarios = storageScenarios.filter(({ key }) => key.startsWith('fault.'))

describe.each(subjects)('a fault at every operation of $name', ({ name, create }) => {
  it.for(scenarios)('$key', async (scenario, { task }) => {
    task.meta.caselore = { storage: name, key: scenario.key }
    const faults = createFaults()
    await expect(runScenario(scenario, { name, create: () => create(faults), faults })).resolves.toBe(true)
  })
})
