import { checkQueryLaw, describeStorage } from '@caselore/conformance'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { tenantTables } from './distribute.js'
import { pgDriver } from './pg-driver.js'
import { openStorage, postgresStorage } from './postgres-storage.js'
import { migrations } from './schema.js'
import { startPostgres } from './testing/start-postgres.js'
import { type Asked, logged } from './testing/statement-log.js'

/**
 * What Citus asks of statements on tables that are distributed by tenant, held against everything that the whole kit and an
 * upgrade send. https://docs.citusdata.com/en/stable/develop/reference_workarounds.html
 */
const server = await startPostgres({ own: true })
const bare = new pg.Pool({ connectionString: server.url, max: 8 })
bare.on('error', () => undefined)
const { pool, units } = logged(bare)
const driver = pgDriver(pool)
const options = { maxDocBytes: 64 * 1024 }
afterAll(async () => {
  await bare.end()
  await server.stop()
})

async function emptied() {
  const storage = await postgresStorage(driver, options)
  for (const table of tenantTables) await bare.query(`DELETE FROM ${table}`)
  return storage
}
describeStorage({
  name: 'PostgreSQL, every statement noted',
  create: emptied,
  reopen: () => postgresStorage(driver, options),
})

const schemaWork =
  /^(CREATE|ALTER|LOCK|SELECT pg_advisory|ANALYZE|BEGIN|COMMIT|ROLLBACK|LISTEN)|caselore_schema|current_setting|pg_notify/
/** Reads of all tenants on purpose: the look for news without NOTIFY, and the walk through old rows in an upgrade. */
const ofAllTenants = [
  "SELECT coalesce(sum(n), 0)::text AS sum FROM caselore_progress WHERE name = 'head'",
  'SELECT tenant, id, doc::text AS doc FROM caselore_rows WHERE kind = $1 AND (tenant, id) > ($2, $3) ORDER BY tenant, id LIMIT 500',
]
const isOfTenants = ({ text }: Asked) => !schemaWork.test(text) && !ofAllTenants.includes(text)

/** The tenants that a statement names: in each condition on a table, and in each row that it inserts. */
function tenantsOf({ text, values }: Asked): unknown[] {
  const at = (place: string | undefined) => values[Number(place) - 1]
  const named = [...text.matchAll(/\btenant = \$(\d+)/g)].map(([, place]) => at(place))
  const inserted = text.match(
    /^INSERT INTO caselore_\w+ \(tenant, [^)]*\) (VALUES .*?|SELECT .*?)( ON CONFLICT|$)/,
  )
  if (!inserted) return named
  const [, source = ''] = inserted
  const places = source.startsWith('SELECT')
    ? [source.match(/^SELECT \$(\d+),/)?.[1]]
    : [...source.matchAll(/\((?=\$\d+, )\$(\d+)/g)].map(([, place]) => place)
  return [...named, ...places.map(at)]
}

/** How often a statement takes a table into its hands, and how often it says at once whose rows it means. */
function reachOf({ text }: Asked) {
  const tables = text.match(/\b(FROM|UPDATE|JOIN|INTO) caselore_\w+/g) ?? []
  const bound = [
    ...(text.match(/\bFROM caselore_\w+ WHERE tenant = \$\d+( AND |$| ORDER | FOR )/g) ?? []),
    ...(text.match(/^UPDATE caselore_\w+ SET .* WHERE (caselore_rows\.)?tenant = \$\d+ AND /g) ?? []),
    ...(text.match(/^INSERT INTO caselore_\w+ \(tenant, /g) ?? []),
  ]
  return { tables: tables.length, bound: bound.length }
}

/** Whether an OR stands beside the tenant, and not within brackets. */
function opensUp({ text }: Asked): boolean {
  let depth = 0
  return text.split(/(\(|\)| OR )/).some((part) => {
    if (part === '(') depth++
    if (part === ')') depth--
    return part === ' OR ' && depth === 0
  })
}

describe('every statement that the kit sent', () => {
  const asked = () => units.flat().filter(isOfTenants)
  const texts = () => [...new Set(asked().map(({ text }) => text))]

  it('also random queries, and an upgrade with rows of several tenants, are there to be looked at', async () => {
    const kept = await emptied()
    await checkQueryLaw(kept, { runs: 60 })
    for (const tenant of ['acme', 'other'])
      await kept.commit({ tenant, puts: [{ kind: 'ticket', id: 'a', guard: 'absent', doc: {} }] })
    await bare.query("UPDATE caselore_schema SET projected = '[]'")
    await openStorage(driver, migrations, { notify: false, watchInterval: 5 }).then((storage) => {
      storage.watch?.(() => undefined)?.()
      return storage.close()
    })
    expect(texts().some((text) => text.includes('UNION ALL'))).toBe(true)
    for (const start of ['INSERT', 'UPDATE', 'DELETE', 'SELECT'])
      expect(texts().some((text) => text.startsWith(start))).toBe(true)
    expect(texts().length).toBeGreaterThan(100)
  })

  it('means the rows of one tenant, in every table that it touches', () => {
    for (const each of asked()) {
      const { tables, bound } = reachOf(each)
      expect({ text: each.text, bound }).toEqual({ text: each.text, bound: tables })
      const tenants = tenantsOf(each)
      expect({ text: each.text, tenants: new Set(tenants).size }).toEqual({ text: each.text, tenants: 1 })
      expect(typeof tenants[0]).toBe('string')
      expect({ text: each.text, opensUp: opensUp(each) }).toEqual({ text: each.text, opensUp: false })
    }
  })

  it('stays with one tenant for the length of a transaction', () => {
    for (const unit of units) {
      const isUpgrade = unit.some(({ text }) => text.includes('caselore_schema'))
      const tenants = new Set(unit.filter(isOfTenants).flatMap(tenantsOf))
      if (!isUpgrade) expect(tenants.size).toBeLessThanOrEqual(1)
    }
  })

  it('calls functions only whose answer depends on nothing but what they are given', async () => {
    const names = new Set(texts().flatMap((text) => text.match(/\b[a-z_]+(?=\()/g) ?? []))
    const { rows } = await bare.query(
      "SELECT DISTINCT proname FROM pg_proc WHERE proname = ANY ($1) AND provolatile <> 'i'",
      [[...names]],
    )
    expect(rows).toEqual([])
    for (const text of texts()) expect(text).not.toMatch(/\b(CURRENT_|LOCALTIME|nextval|random|DEFAULT)\b/i)
  })

  it('keeps to what works on every shard', () => {
    for (const text of texts()) {
      expect(text).not.toMatch(
        /\b(WITH RECURSIVE|WITH \w+ AS|TABLESAMPLE|GROUPING SETS|MERGE|SKIP LOCKED|JOIN|DECLARE)\b/,
      )
      if (text.includes(' ON CONFLICT ')) expect(text).toMatch(/ ON CONFLICT (\(tenant, \w+(, id)?\) )?DO /)
      expect(text).not.toMatch(/ SET (.*, )?tenant = /)
      if (text.includes('FOR UPDATE'))
        expect(text).toMatch(/^SELECT [\w, ]+ FROM caselore_rows WHERE tenant = \$1 AND /)
    }
    for (const { text } of units.flat())
      if (text.startsWith('BEGIN')) expect(text).toBe('BEGIN ISOLATION LEVEL READ COMMITTED')
  })
})
