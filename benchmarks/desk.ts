// How many commands and lists does the desk carry out in a second, with one process and with several, for one tenant and for
// several? How does that compare with SQL written by hand for the same reads and writes, and which stage takes what share?
//
//   npx tsx benchmarks/desk.ts [--seconds 3] [--processes 2] [--tenants 4] [--tickets 400]
//
// CASELORE_PG_URL names a PostgreSQL to be used instead of an embedded one; its tables are written to.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { startPostgres } from '../packages/adapters/postgres/src/testing/start-postgres.js'
import type { Order, Outcome, Place } from './desk-worker.js'
import { type Row, summary } from './measure.js'
import { report } from './report.js'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    processes: { type: 'string', default: '2' },
    tenants: { type: 'string', default: '4' },
    tickets: { type: 'string', default: '400' },
  },
})
const duration = Number(values.seconds) * 1000
/** Code that runs for the first time is compiled on the way, which takes as long on a quiet machine as on a busy one. */
const warmUp = 1_500
const processes = Number(values.processes)
const stamp = Date.now().toString(36)
const tenants = Array.from({ length: Number(values.tenants) }, (_, i) => `bench-${stamp}-${i}`)
const one = tenants.slice(0, 1)

/** Built as hosts build theirs, so that no loader stands between. */
const bundle = join(import.meta.dirname, '../node_modules/.cache/caselore/desk-worker.mjs')
await build({
  entryPoints: [join(import.meta.dirname, 'desk-worker.ts')],
  tsconfig: join(import.meta.dirname, '../tsconfig.json'),
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ['pg', 'better-sqlite3'],
  logLevel: 'error',
})

const rows: (Row & { readonly cpuMs: number; readonly heapMb: number })[] = []
const figures: Record<string, number> = {}

/** Workers of one kind, and what they do together. */
async function crew(place: Place, size: number) {
  const workers = await Promise.all(
    Array.from({ length: size }, async (): Promise<ChildProcess> => {
      const worker = fork(bundle, [JSON.stringify(place)])
      worker.once('exit', (code) => {
        if (code) process.exit(code)
      })
      await once(worker, 'message')
      return worker
    }),
  )
  async function carryOut(order: Order): Promise<Outcome[]> {
    return Promise.all(
      workers.map(async (worker) => {
        worker.send(order)
        const [outcome] = await once(worker, 'message')
        return outcome as Outcome
      }),
    )
  }
  return {
    carryOut,
    /** Measures a work and answers how often a second it was done; what was done before to warm up does not count. */
    async measure(what: string, order: Omit<Order, 'duration' | 'tenants'>, over = one): Promise<number> {
      await carryOut({ ...order, tenants: over, duration: warmUp })
      const outcomes = await carryOut({ ...order, tenants: over, duration })
      const times = outcomes.flatMap(({ times }) => times)
      const span =
        Math.max(...outcomes.map(({ ended }) => ended)) - Math.min(...outcomes.map(({ began }) => began))
      const cpu = outcomes.reduce((sum, outcome) => sum + outcome.cpu, 0)
      const row = {
        ...summary(`${place.engine}${place.raw ? ', SQL by hand' : ''}: ${what}`, times),
        perSecond: Math.round((times.length / span) * 1000),
        cpuMs: Number((cpu / times.length).toFixed(3)),
        heapMb: Math.round(Math.max(...outcomes.map(({ heap }) => heap)) / 1e6),
      }
      rows.push(row)
      return row.perSecond
    },
    /** Keeps the share of each stage of a work. */
    async stages(what: string, order: Omit<Order, 'duration' | 'tenants'>): Promise<void> {
      const [outcome] = await carryOut({ ...order, tenants: one, duration, stages: true })
      for (const [stage, share] of Object.entries(outcome?.stages ?? {}))
        figures[`${place.engine}, ${what}: share of ${stage}`] = share
    },
    end: () => {
      for (const worker of workers) worker.kill()
    },
  }
}

async function seed(place: Place): Promise<void> {
  const { carryOut, end } = await crew(place, 1)
  for (const tenant of tenants)
    for (let filed = 0; filed < Number(values.tickets); ) {
      const [outcome] = await carryOut({ work: 'file', tenants: [tenant], flows: 8, duration: 200 })
      filed += outcome?.times.length ?? 0
    }
  end()
}

async function inOneProcess(place: Place, flows: number): Promise<void> {
  const { measure, stages, end } = await crew(place, 1)
  const many = flows > 1 ? ` (${flows} at once)` : ''
  await measure(`file a ticket${many}`, { work: 'file', flows })
  await measure(`edit a ticket${many}`, { work: 'edit', flows })
  await measure(`list 50${many}`, { work: 'list', flows })
  await measure(`list 20${many}`, { work: 'list 20', flows })
  await measure(`read a ticket${many}`, { work: 'read', flows })
  await stages('filing', { work: 'file', flows })
  await stages('listing', { work: 'list', flows })
  end()
}

/** The desk and the hand-written SQL in as many processes, on one tenant and on several. */
async function besideByHand(place: Place, size: number, flows: number): Promise<void> {
  const desks = await crew(place, size)
  const hands = await crew({ ...place, raw: true }, size)
  for (const [over, named] of [
    [one, 'one tenant'],
    [tenants, `${tenants.length} tenants`],
  ] as const)
    for (const [work, what] of [
      ['file', 'file a ticket'],
      ['list', 'list 50'],
    ] as const) {
      const name = `${what}, ${size} × ${flows} at once, ${named}`
      const ours = await desks.measure(name, { work, flows }, over)
      const theirs = await hands.measure(name, { work, flows }, over)
      figures[`${place.engine}, ${name}: SQL by hand ÷ desk`] = Number((theirs / ours).toFixed(2))
    }
  desks.end()
  hands.end()
}

await inOneProcess({ engine: 'memory', at: '' }, 1)

const folder = mkdtempSync(join(tmpdir(), 'caselore-desk-'))
const file: Place = { engine: 'SQLite', at: join(folder, 'help.db') }
await seed(file)
await inOneProcess(file, 1)
await besideByHand(file, 1, 1)
await besideByHand(file, processes, 1)
rmSync(folder, { recursive: true })

const server = await startPostgres()
const database: Place = { engine: 'PostgreSQL', at: server.url }
await seed(database)
await inOneProcess(database, 1)
await inOneProcess(database, 8)
await besideByHand(database, 1, 8)
await besideByHand(database, processes, 8)
await server.stop()

report('desk', rows, figures)
