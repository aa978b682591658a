import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeStorage } from '@caselore/conformance'
import type { Storage } from '@caselore/core/storage'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { tenantTables } from './distribute.js'
import { pgDriver } from './pg-driver.js'
import { postgresStorage } from './postgres-storage.js'
import { startPostgres } from './testing/start-postgres.js'

const guide = readFileSync(join(import.meta.dirname, '../../../../docs/operations.md'), 'utf8')

/** The commands that the guide gives under a name. */
function commands(name: string): string {
  const [, sql] = guide.match(new RegExp(`<!-- ${name} -->\n\`\`\`sql\n(.*?)\`\`\``, 's')) ?? []
  if (sql === undefined) throw new Error(`The guide has no commands named ${name}.`)
  return sql
}

const tenant = 'acme'
const server = await startPostgres({ own: true })
const pool = new pg.Pool({ connectionString: server.url, max: 8 })
pool.on('error', () => undefined)
const driver = pgDriver(pool)
const options = { maxDocBytes: 64 * 1024 }
const before = await postgresStorage(driver, options)
await before.commit({ tenant, ...written('1') })
await before.close()
await pool.query(commands('partition events'))
await pool.query(commands('partition audit'))
afterAll(async () => {
  await pool.end()
  await server.stop()
})

function written(id: string, at = Date.UTC(2026, 11, 5)) {
  const aggregate = { kind: 'ticket', id }
  return {
    puts: [
      { kind: 'ticket', id, guard: 'absent' as const, doc: { updatedAt: at } },
      { kind: 'audit', id: id.padStart(12, '0'), guard: 'absent' as const, doc: { seq: Number(id), at } },
    ],
    events: [{ id, type: 'ticket.filed', aggregate, version: 1, at, actor: 'a1', data: {} }],
  }
}
const partOf = async (table: string, where: string) =>
  (await pool.query(`SELECT tableoid::regclass::text AS part FROM ${table} WHERE ${where}`)).rows.map(
    ({ part }) => part,
  )
async function open(): Promise<Storage> {
  return postgresStorage(driver, options)
}

describe('tables that were partitioned as the guide says', () => {
  it('keep what was there and put what comes where it belongs', async () => {
    const storage = await open()
    await storage.commit({ tenant, ...written('1000000', Date.UTC(2027, 0, 5)) })
    expect(await partOf('caselore_events', "id = '1'")).toEqual(['caselore_events_2026_12'])
    expect(await partOf('caselore_events', "id = '1000000'")).toEqual(['caselore_events_rest'])
    expect(await partOf('caselore_rows', "kind = 'audit' ORDER BY id")).toEqual([
      'caselore_rows_audit_0',
      'caselore_rows_audit_rest',
    ])
    expect(await partOf('caselore_rows', "kind = 'ticket'")).toEqual([
      'caselore_rows_other',
      'caselore_rows_other',
    ])
    await expect(storage.commit({ tenant, ...written('1') })).rejects.toMatchObject({
      code: 'storage.exists',
    })
    await storage.close()
  })

  it('list the audit along an index of its own', async () => {
    const { rows } = await pool.query(
      "SELECT indexdef FROM pg_indexes WHERE tablename = 'caselore_rows_audit_0' AND indexdef LIKE '%k_seq%'",
    )
    expect(rows).toHaveLength(1)
    const names = await pool.query("SELECT indexname FROM pg_indexes WHERE tablename = 'caselore_rows'")
    expect(names.rows).toContainEqual({ indexname: 'caselore_rows_k_seq' })
  })

  it('lose a month, and a follower who has not seen it is told', async () => {
    const storage = await open()
    await pool.query(commands('drop events'))
    await expect(storage.changes?.(null, { tenant, limit: 10 })).rejects.toMatchObject({
      code: 'storage.feed_gap',
    })
    await storage.close()
  })
})

describeStorage({
  name: 'PostgreSQL, partitioned',
  create: async () => {
    const storage = await open()
    for (const table of tenantTables) await pool.query(`DELETE FROM ${table}`)
    return storage
  },
  reopen: open,
})
