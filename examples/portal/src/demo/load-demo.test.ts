import { createDesk, manualClock, memoryStorage } from '@caselore/core'
import { statusCategories } from '@caselore/core/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoCases } from './cases/index.js'
import { loadDemo } from './load-demo.js'
import { people, sessionOf } from './people.js'
import { taxonomy } from './taxonomy.js'
import { demoTickets } from './tickets/index.js'

/** A Tuesday afternoon in Shanghai. */
const now = Date.UTC(2026, 10, 24, 7, 20)

async function load() {
  const clock = manualClock(now)
  const desk = await createDesk({ storage: memoryStorage(), clock })
  const moments: number[] = []
  const progress: [number, number][] = []
  const started = performance.now()
  await loadDemo(desk, {
    now,
    setTime(instant) {
      moments.push(instant)
      clock.set(instant)
    },
    onProgress: (...given) => progress.push(given),
  })
  const seconds = (performance.now() - started) / 1000
  console.info(`demo: ${progress.length} steps played in ${seconds.toFixed(1)} s`)
  return { desk, clock, moments, progress, seconds }
}

describe('the demo, played through the desk', () => {
  let given: Awaited<ReturnType<typeof load>>
  beforeAll(async () => {
    given = await load()
  }, 60_000)

  const count = async (kind: 'tickets' | 'cases', field: string, value: string) => {
    const admin = given.desk.as(kind === 'cases' ? sessionOf('library-admin') : everywhereLead)
    const page = await admin[kind].list({ where: { field, op: 'eq', value }, count: true })
    return page.count?.n
  }
  const lead = sessionOf('lead-east')
  const everywhereLead = {
    ...lead,
    actor: { ...lead.actor, attributes: { ...lead.actor.attributes, regions: ['*'] } },
  }

  it('goes forward in time, ends now, takes less than 20 s and says how far it is', () => {
    expect(given.moments).toEqual([...given.moments].sort((a, b) => a - b))
    expect(given.clock()).toBe(now)
    expect(given.seconds).toBeLessThan(20)
    const [done, total] = given.progress.at(-1) ?? []
    expect(done).toBe(total)
  })

  it('leaves every case where its course ends', async () => {
    for (const end of new Set(demoCases.map((entry) => entry.end))) {
      const wanted = demoCases.filter((entry) => entry.end === end).length
      expect([end, await count('cases', 'status', end)]).toEqual([end, wanted])
    }
  })

  it('files every ticket, and spreads them over the statuses', async () => {
    const page = await given.desk.as(everywhereLead).tickets.list({ count: true, limit: 1 })
    expect(page.count?.n).toBe(demoTickets.length)
    const counts: Record<string, number | undefined> = {}
    for (const category of statusCategories)
      counts[category] = await count('tickets', 'statusCategory', category)
    expect(counts).toEqual({
      new: 25,
      open: 34,
      pending_requester: 15,
      on_hold: 8,
      resolved: 12,
      closed: 26,
      merged: 0,
    })
  })

  it('classifies by the taxonomy', async () => {
    const shelves = await given.desk.as(sessionOf('agent-east')).taxonomy.list()
    expect(shelves).toHaveLength(taxonomy.length)
  })

  it.each(Object.keys(people))('lets %s sign in', async (key) => {
    const view = await given.desk.as(sessionOf(key as keyof typeof people)).session()
    expect(view.actor.id).toBe(key)
  })
})
