import { createDesk, manualClock, memoryStorage } from '@caselore/core'
import { statusCategories } from '@caselore/core/schema'
import { createCaseSearch } from '@caselore/search'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoCases } from './cases/index.js'
import { loadDemo } from './load-demo.js'
import { type PersonKey, people, sessionOf } from './people.js'
import { taxonomy } from './taxonomy.js'
import { demoTickets } from './tickets/index.js'

/** A Tuesday afternoon in Shanghai. */
const now = Date.UTC(2026, 10, 24, 7, 20)

async function load() {
  const clock = manualClock(now)
  const storage = memoryStorage()
  const desk = await createDesk({ storage, clock })
  const moments: number[] = []
  const progress: [number, number][] = []
  await loadDemo(desk, {
    now,
    setTime(instant) {
      moments.push(instant)
      clock.set(instant)
    },
    onProgress: (...given) => progress.push(given),
  })
  const search = await createCaseSearch()
  const searching = await createDesk({ storage, clock, search })
  return { desk, searching, clock, moments, progress }
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

  it('goes forward in time, ends now and says how far it is', () => {
    expect(given.moments).toEqual([...given.moments].sort((a, b) => a - b))
    expect(given.clock()).toBe(now)
    const [done, total] = given.progress.at(-1) ?? []
    expect(done).toBe(total)
  })

  it('leaves every case where its course ends', async () => {
    for (const end of new Set(demoCases.map((entry) => entry.end))) {
      const wanted = demoCases.filter((entry) => entry.end === end).length
      expect([end, await count('cases', 'status', end)]).toEqual([end, wanted])
    }
  })

  it('lets time do its part: nothing is left to be told of the past', async () => {
    expect(await given.desk.tick({ tenant: 'demo' })).toMatchObject({ done: 0, refused: 0, failed: [] })
  })

  it('completes pinyin for each from what they may see', async () => {
    const offered = async (who: PersonKey, typed: string) =>
      (await given.searching.as(sessionOf(who)).cases.suggest(typed)).map(({ text }) => text)
    expect(await offered('requester-east', 'sb')).toContain('设备停机')
    expect(await offered('requester-east', 'zhusuji')).toContain('注塑机')
    expect(await offered('agent-east', 'feibian')).toContain('飞边')
    expect(await offered('requester-east', 'feibian')).toEqual([])
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

  const titlesFor = async (who: PersonKey, text: string) =>
    (await given.searching.as(sessionOf(who)).cases.related({ text })).map(({ title }) => title)
  const titleOf = (key: string) => demoCases.find((entry) => entry.key === key)?.content.title as string
  const seen = async (who: PersonKey, key: string) => {
    const where = { field: 'title', op: 'eq', value: titleOf(key) } as const
    return (await given.desk.as(sessionOf(who)).cases.list({ where })).items.length === 1
  }

  it('proposes two cases to a requester whose printer jams', async () => {
    expect(await titlesFor('requester-east', '打印机卡纸总是报 E5')).toEqual([
      titleOf('elec-printer-e5'),
      titleOf('reta-printer-e5'),
    ])
  })

  it('proposes the case of the standstill', async () => {
    const [first] = await titlesFor('requester-east', '注塑机停机，报警 E-1024')
    expect(first).toBe(titleOf('mach-e1024'))
  })

  it('keeps cases in their regions, and one for both open to both', async () => {
    expect([
      await seen('agent-south', 'mach-gear-noise'),
      await seen('agent-east', 'mach-gear-noise'),
    ]).toEqual([true, false])
    expect([await seen('agent-south', 'saas-role'), await seen('agent-east', 'saas-role')]).toEqual([
      true,
      true,
    ])
  })

  it('keeps the breakthrough to the library, and internal cases from requesters', async () => {
    expect(await seen('library-admin', 'mach-breakthrough')).toBe(true)
    expect(await seen('agent-east-2', 'mach-breakthrough')).toBe(false)
    expect(await seen('requester-east', 'mach-spindle')).toBe(false)
    expect(await seen('requester-east', 'mach-motor-hot')).toBe(true)
  })

  it('leaves work for everyone: reviews, a returned draft, something to confirm', async () => {
    expect(await given.desk.as(sessionOf('first-reviewer')).cases.reviewQueue()).toHaveLength(4)
    expect(await given.desk.as(sessionOf('second-reviewer')).cases.reviewQueue()).toHaveLength(3)
    expect(await seen('agent-east', 'elec-climate')).toBe(true)
    for (const who of ['requester-east', 'requester-south'] as const) {
      const { items } = await given.desk.as(sessionOf(who)).tickets.list()
      const states = items.map(({ statusCategory }) => statusCategory)
      expect(states).toEqual(expect.arrayContaining(['resolved', 'pending_requester', 'open', 'closed']))
    }
  })

  it.each(Object.keys(people))('lets %s sign in', async (key) => {
    const view = await given.desk.as(sessionOf(key as PersonKey)).session()
    expect(view.actor.id).toBe(key)
  })
})
