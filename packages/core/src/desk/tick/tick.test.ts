import { describe, expect, it } from 'vitest'
import { manualClock } from '../../shared/index.js'
import { defineAgreement, defineCalendar, type HolidaySet } from '../../sla/index.js'
import { createDesk } from '../create-desk.js'
import { auditTrail } from '../testing/audit-trail.js'
import { refusalOf } from '../testing/refusal-of.js'
import type { people } from '../testing/world.js'
import { unhurried } from './testing/failing-storage.js'
import { fourHours, hour, tenant, ticking, watched } from './testing/watched.js'

describe('a tick', () => {
  it('does nothing before the first moment, and says when that is', async () => {
    const { tick, clock, types } = await watched()
    const start = clock()
    clock.advance(2 * hour - 1)
    expect(await tick()).toMatchObject({ done: 0, next: start + 2 * hour, left: { n: 0, exact: true } })
    expect(await types()).toEqual([])
    clock.advance(1)
    expect(await tick()).toMatchObject({ done: 1, next: start + 3 * hour })
    expect(await types()).toEqual(['sla_warned'])
    expect(await tick()).toMatchObject({ done: 0 })
  })

  it('tells after a stop what should have been told, in order, of its moment and how late', async () => {
    const { tick, clock, told } = await watched()
    const start = clock()
    clock.advance(5 * hour)
    expect(await tick()).toMatchObject({ done: 3, refused: 0, failed: [] })
    expect((await told()).map(({ type, data }) => [type, data.share, data.moment, data.late])).toEqual([
      ['ticket.sla_warned', 0.5, start + 2 * hour, 3 * hour],
      ['ticket.sla_warned', 0.75, start + 3 * hour, 2 * hour],
      ['ticket.sla_breached', 1, start + 4 * hour + 1, hour - 1],
    ])
  })

  it('tells late of a clock that ended meanwhile, and of nothing that it did not come to', async () => {
    const { tick, clock, told, as, id } = await watched()
    clock.advance(3 * hour)
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    await as('agent').tickets.send(id, { type: 'ticket.resolve', resolution: '已更换' })
    clock.advance(3 * hour)
    await tick()
    expect((await told()).map(({ data }) => [data.share, data.ended])).toEqual([
      [0.5, true],
      [0.75, true],
    ])
  })

  it('finds what is due although somebody worked on the ticket after its moment', async () => {
    const { tick, clock, types, as, id } = await watched()
    clock.advance(2.5 * hour)
    await as('agent').tickets.comment(id, { text: '正在查看', visibility: 'internal' })
    await tick()
    expect(await types()).toEqual(['sla_warned'])
  })

  it('writes each thing with an audit entry by the system, told by whom it was let run', async () => {
    const { tick, clock, id, storage } = await watched()
    clock.advance(2 * hour)
    await tick({ by: 'timer-1' })
    const entry = (await auditTrail(storage)).at(-1)
    expect(entry).toMatchObject({
      action: 'ticket.clock',
      actor: 'system',
      onBehalfOf: 'timer-1',
      target: { kind: 'ticket', id },
      reason: 'test/resolution/1/warn/0.5',
    })
  })

  it('does not tell late warnings under a target that no longer applies', async () => {
    const { tick, clock, told, as, id } = await watched()
    const start = clock()
    await as('agent').tickets.edit(id, { priority: 'urgent' })
    clock.advance(1.5 * hour)
    // Its hour is over, and so is half of it; nobody ticked, and now it has four.
    await as('agent').tickets.edit(id, { priority: 'normal' })
    expect(await tick()).toMatchObject({ done: 0, next: start + 2 * hour })
    expect(await told()).toEqual([])
    clock.advance(0.5 * hour)
    await tick()
    expect((await told()).map(({ data }) => [data.share, data.moment])).toEqual([[0.5, start + 2 * hour]])
  })

  it('does no more than it may, the earliest first, and says what is left', async () => {
    const { tick, clock, as, types } = await watched()
    clock.advance(hour)
    const other = await as('requester').tickets.file({ subject: '网络中断' })
    clock.advance(9 * hour)
    expect(await tick({ limit: 2 })).toMatchObject({ done: 2, left: { n: 2, exact: true } })
    expect(await types()).toEqual(['sla_warned', 'sla_warned'])
    expect(await tick({ limit: 2 })).toMatchObject({ done: 2, left: { n: 2 } })
    expect(await types()).toHaveLength(2)
    expect(await tick()).toMatchObject({ done: 2, left: { n: 0 } })
    expect((await as('lead').tickets.timeline(other.id)).length).toBe(4)
  })

  it('stops when it is told to, with nothing half done', async () => {
    const { tick, clock, types } = await watched()
    clock.advance(5 * hour)
    const stop = new AbortController()
    stop.abort()
    expect(await tick({ signal: stop.signal })).toMatchObject({ done: 0, left: { n: 1 } })
    expect(await tick()).toMatchObject({ done: 3, left: { n: 0 } })
    expect(await types()).toHaveLength(3)
  })

  it('lets a time be told to it, and refuses options that are none', async () => {
    const { tick, clock, types, desk } = await watched()
    expect(await tick({ now: clock() + 2 * hour })).toMatchObject({ done: 1 })
    expect(await types()).toEqual(['sla_warned'])
    expect((await refusalOf(tick({ limit: 0 }))).path).toEqual(['limit'])
    await desk.close()
    expect((await refusalOf(tick())).code).toBe('desk.closed')
  })

  it('does each thing once, however many do it at once', async () => {
    const { storage, clock, types, id, ids } = await watchedByMany()
    clock.advance(5 * hour)
    const others = await Promise.all(
      [1, 2, 3].map((seed) =>
        createDesk({
          storage: unhurried(storage, seed),
          clock,
          ids,
          agreements: [fourHours({ at: 1, notify: 'lead' })],
        }),
      ),
    )
    await Promise.all(others.map((desk) => desk.tick({ tenant })))
    expect(await types()).toEqual(['sla_warned', 'sla_warned', 'sla_breached', 'sla_escalated'])
    const entries = (await auditTrail(storage)).filter(({ action }) => action === 'ticket.clock')
    expect(entries.map(({ target }) => target.id)).toEqual([id, id, id, id])
  })

  it('does nothing twice where the feed shows late what was done', async () => {
    const { storage, clock, types, ids, tick } = await watchedByMany()
    const shown = (await storage.changes?.(null, { tenant, limit: 1000 }))?.events.length ?? 0
    let isBehind = true
    const behind: typeof storage = {
      ...storage,
      async changes(after, feed) {
        const page = await (storage.changes as NonNullable<typeof storage.changes>)(after, feed)
        return isBehind ? { ...page, events: page.events.slice(0, shown) } : page
      },
    }
    const slow = await createDesk({ storage: behind, clock, ids, agreements: [fourHours()] })
    clock.advance(5 * hour)
    await slow.tick({ tenant })
    await slow.tick({ tenant })
    expect(await types()).toEqual(['sla_warned'])
    isBehind = false
    await slow.tick({ tenant })
    await tick()
    expect(await types()).toEqual(['sla_warned', 'sla_warned', 'sla_breached', 'sla_escalated'])
  })

  it('goes by what is due now: fired again only when the moment has moved to later', async () => {
    const { tick, clock, types, as, id, told } = await watched()
    await as('agent').tickets.edit(id, { priority: 'urgent' })
    clock.advance(hour + 1)
    await tick()
    expect(await types()).toEqual(['sla_warned', 'sla_breached'])
    await as('agent').tickets.edit(id, { priority: 'normal' })
    await tick()
    expect(await types()).toHaveLength(2)
    clock.advance(hour)
    await tick()
    expect((await told()).slice(2).map(({ data }) => data.share)).toEqual([0.5])
    clock.advance(2 * hour)
    await tick()
    expect(await types()).toEqual(['sla_warned', 'sla_breached', 'sla_warned', 'sla_warned', 'sla_breached'])
  })

  it('tells at once of what a new target has passed, and counts no lateness before it applied', async () => {
    const { tick, clock, told, as, id } = await watched()
    clock.advance(1.5 * hour)
    await as('agent').tickets.edit(id, { priority: 'urgent' })
    const raised = clock()
    await tick()
    expect((await told()).map(({ type, data }) => [type, data.moment, data.late])).toEqual([
      ['ticket.sla_warned', raised, 0],
      ['ticket.sla_breached', raised, 0],
    ])
  })

  it('lets no record that goes wrong hold up the others, and says which', async () => {
    const { tick, clock, as, storage, id, types } = await watched([{ at: 0.5, watch: 'lead-1' }])
    const other = await as('requester').tickets.file({ subject: '网络中断' })
    const [row] = await storage.get([{ kind: 'ticket', id }], { tenant })
    const damaged = { ...row?.doc, watchers: null }
    await storage.commit({ tenant, puts: [{ kind: 'ticket', id, guard: row?.version ?? 0, doc: damaged }] })
    clock.advance(2 * hour)
    const { failed, left } = await tick()
    expect(failed).toEqual([{ kind: 'ticket', id, error: expect.any(TypeError) }])
    expect(left).toEqual({ n: 0, exact: true })
    expect((await as('lead').tickets.get(other.id)).watchers).toEqual(['lead-1'])
    expect(await types()).toEqual(['sla_warned'])
  })

  it('is heard by a lead who watches, and not by the requester', async () => {
    const { tick, clock, as, desk } = await watched()
    const stop = new AbortController()
    const heard = async (who: keyof typeof people) => {
      const types: string[] = []
      for await (const hint of as(who).changes({ signal: stop.signal })) types.push(hint.type)
      return types
    }
    const lead = heard('lead')
    const requester = heard('requester')
    await desk.settled(tenant)
    clock.advance(5 * hour)
    await tick()
    await desk.settled(tenant)
    await new Promise((resolve) => setTimeout(resolve))
    stop.abort()
    expect(await lead).toEqual(['ticket.sla_warned', 'ticket.sla_warned', 'ticket.sla_breached'])
    expect(await requester).toEqual([])
  })

  it('hides from the requester that a clock was warned of', async () => {
    const { tick, clock, as, id } = await watched()
    clock.advance(5 * hour)
    await tick()
    expect(JSON.stringify(await as('requester').tickets.timeline(id))).not.toContain('sla')
    expect(JSON.stringify(await as('lead').tickets.timeline(id))).toContain('ticket.sla_breached')
  })
})

const watchedByMany = async () => {
  const all = await watched([{ at: 1, notify: 'lead' }])
  let n = 0
  return { ...all, ids: () => `x${String(n++).padStart(8, '0')}` }
}

describe('rules that change', () => {
  it('move the stored moments, forward and back, without anybody touching the tickets', async () => {
    const { storage, clock, tick, id, as } = await ticking({ agreements: [fourHours()] }).then(
      async (all) => ({
        ...all,
        id: (await all.as('requester').tickets.file({ subject: '停机' })).id,
      }),
    )
    await tick()
    const start = clock()
    expect((await as('lead').tickets.get(id)).dueAt).toBe(start + 4 * hour)
    const stricter = await ticking({
      storage,
      clock,
      agreements: [
        {
          ...fourHours(),
          targets: fourHours().targets.map((target) => ({ ...target, budget: hour, within: '1h' })),
        },
      ],
    })
    expect(await stricter.tick()).toMatchObject({ done: 0, next: start + hour / 2 })
    expect((await as('lead').tickets.get(id)).dueAt).toBe(start + hour)
    const [before] = await storage.get([{ kind: 'ticket', id }], { tenant })
    await stricter.tick()
    expect((await storage.get([{ kind: 'ticket', id }], { tenant }))[0]?.version).toBe(before?.version)
  })

  it('let a holiday that was announced move what is due, and take the mark of doubt away', async () => {
    const calendarOf = (holidays: HolidaySet) =>
      defineCalendar({
        id: 'office',
        zone: 'Asia/Shanghai',
        weekly: { 'mon-fri': ['09:00-17:00'] },
        holidays,
      })
    const announcedTo = (year: number, ...days: string[]): HolidaySet => ({
      region: 'CN',
      coverage: { from: '2026-01-01', to: `${year}-12-31` },
      sources: ['示例'],
      holidays: days.map((date) => ({
        name: { zh: '元旦', en: 'New Year' },
        from: date,
        to: date,
        workdays: [],
      })),
    })
    const agreements = [
      defineAgreement({
        id: 'a',
        calendar: 'office',
        targets: [{ metric: 'resolution', within: '12h', warnAt: [] }],
      }),
    ]
    // Thursday, 2026-12-31, nine in the morning: eight hours today, four more on the next working day.
    const clock = manualClock(Date.parse('2026-12-31T09:00+08:00'))
    const before = await ticking({ clock, agreements, calendars: [calendarOf(announcedTo(2026))] })
    const { id } = await before.as('requester').tickets.file({ subject: '停机' })
    const standing = async ({ as }: Pick<typeof before, 'as'>) => {
      const [{ provisional } = {}] = await as('lead').tickets.sla(id)
      const { dueAt = 0 } = await as('lead').tickets.get(id)
      return [new Date(dueAt).toISOString(), provisional]
    }
    await before.tick()
    expect(await standing(before)).toEqual(['2027-01-01T05:00:00.000Z', true])
    const after = await ticking({
      clock,
      agreements,
      storage: before.storage,
      calendars: [calendarOf(announcedTo(2027, '2027-01-01'))],
    })
    await after.tick()
    expect(await standing(after)).toEqual(['2027-01-04T05:00:00.000Z', false])
    clock.set(Date.parse('2027-01-01T18:00+08:00'))
    expect(await after.tick()).toMatchObject({ done: 0, next: Date.parse('2027-01-04T05:00:00.001Z') })
  })
})
