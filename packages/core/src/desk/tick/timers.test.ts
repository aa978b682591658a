import { describe, expect, it } from 'vitest'
import { caseLifecycle, defineLifecycle, ticketLifecycle } from '../../lifecycle/index.js'
import { auditTrail } from '../testing/audit-trail.js'
import { published } from '../testing/published.js'
import { goodContent } from '../testing/world.js'
import { nextBatch } from './case-timers.js'
import { day, hour, minute, tenant, ticking } from './testing/watched.js'

/** 2026-03-10 is a Tuesday, ten in the morning. */
async function resolved(options: Parameters<typeof ticking>[0] = {}) {
  const all = await ticking(options)
  const { id } = await all.as('requester').tickets.file({ subject: '注塑机停机' })
  await all.as('agent').tickets.send(id, { type: 'ticket.start' })
  await all.as('agent').tickets.send(id, { type: 'ticket.resolve', resolution: '已更换' })
  const status = async () => (await all.as('lead').tickets.get(id)).status
  return { ...all, id, status }
}

describe('a resolved ticket', () => {
  it('closes after three business days of silence, the weekend left out', async () => {
    const { tick, clock, status, storage } = await resolved()
    clock.advance(2 * day + 8 * hour)
    await tick()
    expect(await status()).toBe('resolved')
    clock.advance(16 * hour - 1)
    await tick()
    expect(await status()).toBe('resolved')
    clock.advance(1)
    await tick()
    expect(await status()).toBe('closed')
    expect((await auditTrail(storage)).at(-1)).toMatchObject({ action: 'ticket.auto_close', actor: 'system' })
  })

  it('starts over with each word, and closes once more when it was reopened', async () => {
    const { tick, clock, status, as, id } = await resolved()
    clock.advance(day)
    await as('requester').tickets.comment(id, { text: '我再观察一下', visibility: 'public' })
    // Friday at ten is two days after; Monday is the third.
    clock.advance(3 * day)
    await tick()
    expect(await status()).toBe('resolved')
    clock.advance(2 * day)
    await tick()
    expect(await status()).toBe('closed')
    await as('requester').tickets.send(id, { type: 'ticket.reopen', reason: '又停机了' })
    await as('agent').tickets.send(id, { type: 'ticket.resolve', resolution: '再次更换' })
    clock.advance(7 * day)
    await tick()
    expect(await status()).toBe('closed')
  })

  it('tells when the host’s guard refuses it, once, and lets the rest go on', async () => {
    const stubborn = defineLifecycle(ticketLifecycle, {
      guards: {
        never: { asks: 'record', check: () => ({ code: 'host.never', message: { zh: '不', en: 'no' } }) },
      },
      guardedBy: { 'ticket.auto_close': ['never'] },
    })
    const { tick, clock, status, told, id } = await resolved({ ticketLifecycle: stubborn })
    clock.advance(7 * day)
    expect(await tick()).toMatchObject({ refused: 1, left: { n: 0 } })
    await tick()
    expect(
      (await told({ kind: 'ticket', id })).filter(({ type }) => type === 'ticket.timer_refused'),
    ).toMatchObject([{ data: { event: 'ticket.auto_close', refusal: 'host.never' } }])
    expect(await status()).toBe('resolved')
  })
})

describe('a waiting ticket', () => {
  it('closes after seven business days without the customer’s answer', async () => {
    const { tick, clock, as } = await ticking()
    const { id } = await as('requester').tickets.file({ subject: '停机' })
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    await as('agent').tickets.send(id, { type: 'ticket.wait_requester', question: '报警代码是什么？' })
    clock.advance(9 * day - 1)
    await tick()
    expect((await as('lead').tickets.get(id)).status).toBe('pending_requester')
    clock.advance(1)
    await tick()
    expect((await as('lead').tickets.get(id)).status).toBe('closed')
  })

  it('for a third party is taken up again at the reminder, and not before', async () => {
    const { tick, clock, as } = await ticking()
    const { id } = await as('requester').tickets.file({ subject: '停机' })
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    const until = clock() + 2 * day
    await as('agent').tickets.send(id, { type: 'ticket.wait_third_party', whom: '供应商', until })
    clock.set(until - 1)
    await tick()
    expect((await as('lead').tickets.get(id)).status).toBe('on_hold')
    clock.set(until)
    await tick()
    expect(await as('lead').tickets.get(id)).toMatchObject({ status: 'open' })
  })
})

describe('a case in the library', () => {
  it('asks to be looked at again after 18 months, and again 18 months after it was confirmed', async () => {
    const all = await ticking()
    const { tick, clock, as, desk } = all
    const id = await published(all)
    const status = async () => (await as('libraryAdmin').cases.get(id)).status
    const months18 = Date.UTC(2027, 8, 10, 2)
    // Cited now and then, so that it is not archived.
    for (let at = clock() + 150 * day; at < months18; at += 150 * day) {
      clock.set(at)
      const ticket = await as('requester').tickets.file({ subject: '停机' })
      await as('agent').tickets.cite(ticket.id, id)
      await tick()
      expect(await status()).toBe('published')
    }
    clock.set(months18 - 1)
    await tick()
    expect(await status()).toBe('published')
    clock.set(months18)
    await tick()
    expect(await status()).toBe('review_due')
    await as('libraryAdmin').cases.send(id, { type: 'case.confirm_valid', note: '仍然有效' })
    expect((await as('libraryAdmin').cases.get(id)).reviewDueAt).toBe(Date.UTC(2029, 2, 10, 2))
    await desk.settled(tenant)
  })

  it('is archived after 180 days, unless it was cited or changed in that time', async () => {
    const all = await ticking()
    const { tick, clock, as, told } = all
    const idle = await published(all)
    const cited = await published(all)
    const status = async (id: string) => (await as('libraryAdmin').cases.get(id)).status
    clock.advance(179 * day)
    const ticket = await as('requester').tickets.file({ subject: '停机' })
    await as('agent').tickets.cite(ticket.id, cited)
    await as('agent').cases.feedback(idle, { kind: 'rating', score: 5 })
    await tick()
    expect([await status(idle), await status(cited)]).toEqual(['published', 'published'])
    clock.advance(day)
    await tick()
    expect([await status(idle), await status(cited)]).toEqual(['archived', 'published'])
    expect((await as('libraryAdmin').cases.get(idle)).reason).toContain('180')
    clock.advance(179 * day)
    await tick()
    expect(await status(cited)).toBe('archived')
    expect(await told({ kind: 'case', id: cited })).toEqual([])
  })

  it('stays for as long as the host says', async () => {
    const patient = defineLifecycle(caseLifecycle, { settings: { archiveAfterDays: 0, batchMonths: 1 } })
    const all = await ticking({ caseLifecycle: patient })
    const id = await published(all)
    all.clock.advance(400 * day)
    await all.tick()
    expect((await all.as('libraryAdmin').cases.get(id)).status).toBe('published')
  })
})

describe('a case on its way into the library', () => {
  it('is warned of on the urgent track, and breaks after 48 hours, nights included', async () => {
    const { tick, clock, as, told } = await ticking()
    const { title, ...content } = goodContent()
    const { id } = await as('agent').cases.create({ title, content: { ...content, track: 'urgent' } })
    const start = clock()
    clock.advance(48 * hour + minute)
    await tick()
    expect(
      (await told({ kind: 'case', id })).map(({ type, data }) => [type, Number(data.moment) - start]),
    ).toEqual([
      ['case.sla_warned', 24 * hour],
      ['case.sla_warned', 36 * hour],
      ['case.sla_warned', 43.2 * hour],
      ['case.sla_breached', 48 * hour + 1],
    ])
  })

  it('has no such clock on the routine track until it is made urgent', async () => {
    const { tick, clock, as, told } = await ticking()
    const { title, ...content } = goodContent()
    const { id } = await as('agent').cases.create({ title, content })
    clock.advance(30 * hour)
    expect(await tick()).toMatchObject({ done: 0 })
    await as('agent').cases.edit(id, { track: 'urgent' })
    await tick()
    expect((await told({ kind: 'case', id })).map(({ data }) => [data.share, data.late])).toEqual([[0.5, 0]])
  })

  it('is called up with its quarter, and with the next when it still waits', async () => {
    const { tick, clock, as, told } = await ticking()
    const { title, ...content } = goodContent()
    const { id } = await as('agent').cases.create({ title, content })
    await as('agent').cases.send(id, { type: 'case.submit' })
    const calls = async () => (await told({ kind: 'case', id })).map(({ type, data }) => [type, data.moment])
    const april = Date.parse('2026-04-01T00:00+08:00')
    clock.set(april - 1)
    await tick()
    expect(await calls()).toEqual([])
    clock.set(april)
    await tick()
    clock.set(Date.parse('2026-07-05T09:00+08:00'))
    await tick()
    await tick()
    const july = Date.parse('2026-07-01T00:00+08:00')
    expect(await calls()).toEqual([
      ['case.review_called', april],
      ['case.review_called', july],
    ])
  })
})

describe('nextBatch', () => {
  it.each([
    ['2026-12-31T15:59:59.999Z', 3, '2027-01-01T00:00+08:00'],
    ['2026-12-31T16:00:00.000Z', 3, '2027-04-01T00:00+08:00'],
    ['2026-01-31T10:00:00.000Z', 1, '2026-02-01T00:00+08:00'],
    ['2026-01-01T00:00:00.000Z', 12, '2027-01-01T00:00+08:00'],
  ])('after %s, every %i months, is %s', (after, months, expected) => {
    expect(nextBatch('Asia/Shanghai', Date.parse(after), months)).toBe(Date.parse(expected))
  })
})
