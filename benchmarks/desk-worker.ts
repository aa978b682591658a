// One process of benchmarks/desk.ts: a desk, or hand-written SQL in its place, over storage that others may use as well.
// It says `ready`, and answers each order with what came of it.
import { createDesk, memoryStorage, type Storage } from '@caselore/core'
import { pgDriver, postgresStorage } from '@caselore/postgres'
import { sqliteStorage } from '@caselore/sqlite'
import Connection from 'better-sqlite3'
import pg from 'pg'
import { rawPostgres, rawSqlite } from './desk-raw.js'
import { recordStages } from './desk-stages.js'
import { deskWorks, type Works } from './desk-works.js'

/** Where a worker's data lies, and whether a desk stands over it. */
export interface Place {
  readonly engine: 'memory' | 'PostgreSQL' | 'SQLite'
  /** The server's URL or the file's name. */
  readonly at: string
  readonly raw?: boolean
}

/** What to do, for so many milliseconds, in so many flows that each wait for the answer before they go on. */
export interface Order {
  readonly work: string
  readonly tenants: readonly string[]
  readonly flows: number
  readonly duration: number
  /** Also says how the time was spent. */
  readonly stages?: boolean
}

export interface Outcome {
  /** How long each took, in milliseconds. */
  readonly times: readonly number[]
  readonly began: number
  readonly ended: number
  /** Processor time of this process, in milliseconds. */
  readonly cpu: number
  readonly heap: number
  /** Shares of the processor time by stage. */
  readonly stages?: Readonly<Record<string, number>>
}

/** Each process has as many connections as flows; sent as they come. */
const poolOf = (connectionString: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString, pipeline: true, max: 8 } as pg.PoolConfig)
  // The server may be gone before the last connection has said goodbye.
  pool.on('error', () => undefined)
  return pool
}

async function open({ engine, at, raw = false }: Place): Promise<Works> {
  if (raw) return engine === 'SQLite' ? rawSqlite(new Connection(at)) : rawPostgres(poolOf(at))
  return deskWorks(await createDesk({ storage: await storageOf(engine, at) }))
}

async function storageOf(engine: Place['engine'], at: string): Promise<Storage> {
  if (engine === 'memory') return memoryStorage()
  return engine === 'SQLite'
    ? sqliteStorage(at, { durability: 'relaxed' })
    : postgresStorage(pgDriver(poolOf(at)))
}

/** Goes on from order to order, so that no id comes twice. */
let turns = 0

async function carryOut(works: Works, { work, tenants, flows, duration, stages }: Order): Promise<Outcome> {
  const run = works[work]
  if (!run) throw new Error(`There is no work "${work}".`)
  const times: number[] = []
  const cpuBefore = process.cpuUsage()
  const began = Date.now()
  const flow = async (): Promise<void> => {
    while (Date.now() - began < duration) {
      const before = performance.now()
      const turn = turns++
      await run(tenants[turn % tenants.length] ?? '', turn)
      times.push(performance.now() - before)
    }
  }
  const all = () => Promise.all(Array.from({ length: flows }, flow))
  const shares = stages ? await recordStages(all) : void (await all())
  const { user, system } = process.cpuUsage(cpuBefore)
  return {
    times,
    began,
    ended: Date.now(),
    cpu: (user + system) / 1000,
    heap: process.memoryUsage().heapUsed,
    ...(shares && { stages: shares }),
  }
}

const works = await open(JSON.parse(process.argv[2] ?? '') as Place)
process.on('message', async (order: Order) => process.send?.(await carryOut(works, order)))
process.send?.('ready')
