import { memoryStorage } from '@caselore/core'
import { storedSnapshots } from '@caselore/core/desk'
import type { Session } from '@caselore/core/schema'
import { caseIndex } from '@caselore/core/search'
import { pgliteDriver } from '@caselore/postgres'
import { postgresSearchEngine } from '@caselore/postgres-search'
import { createAnalyzer } from '@caselore/search'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, describe, expect, it } from 'vitest'
import { leaks } from './canary/leaks.js'
import { canaryWorld, people } from './canary/world.js'
import { machineDown, publish } from './cases.js'
import { helpdesk } from './helpdesk.js'

const database = await PGlite.create()
const analyzer = await createAnalyzer()
afterAll(() => database.close())

/** An index of its own, as a host with several servers opens it. */
const open = (name: string) => postgresSearchEngine(pgliteDriver(database), { analyzer, ...caseIndex, name })

describe('the search engine on PostgreSQL', () => {
  it.each(['requester', 'northAgent'])(
    'shows the %s nothing that the view hides',
    { timeout: 60_000 },
    async (name) => {
      const world = await canaryWorld(await open(`canary ${name}`))
      const { found, hidden, asked } = await leaks(
        world,
        people[name] as Session,
        undefined,
        /search|suggest|related/,
      )
      expect(found).toEqual([])
      expect(hidden).toBeGreaterThan(100)
      expect(asked).toBeGreaterThan(100)
    },
  )

  it('is found as it was by the next desk, without being built anew', { timeout: 60_000 }, async () => {
    const storage = memoryStorage()
    const start = async () =>
      helpdesk('2026-03-10T10:00', {
        storage,
        search: await open('restart'),
        searchSnapshots: storedSnapshots(storage),
      })
    const found = async ({ as }: Awaited<ReturnType<typeof start>>, text: string) =>
      (await as('agent').cases.search({ text })).hits.length
    const first = await start()
    await publish(first.as, machineDown)
    await first.desk.settled('acme')
    expect(await found(first, '伺服报警')).toBe(1)
    await first.desk.close()
    const index = await open('restart')
    const before = await index.snapshot('acme')
    const second = await start()
    expect(await found(second, '伺服报警')).toBe(1)
    // A generation that was built anew would have another name.
    await index.restore(before)
    await publish(second.as, { ...machineDown, title: '滤网堵塞导致过热' })
    await second.desk.settled('acme')
    expect(await found(second, '滤网堵塞')).toBeGreaterThan(0)
    await second.desk.close()
  })
})
