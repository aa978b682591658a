import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeNow, fakeTicket } from '../testing/fake-data.js'
import { createFakeWorld, type FakeWorld, fakeSession, refuse } from '../testing/fake-world.js'
import { createTicketDetailController } from './controller.js'

async function open(world: FakeWorld = createFakeWorld(), id = 'ticket-1') {
  const { client } = createFakeClient(world)
  const ticket = createTicketDetailController(client, id)
  const leave = ticket.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(0)
  return { ticket, client, world, leave }
}

const called = (world: FakeWorld, name: string) => world.calls.filter((call) => call.name === name)

describe('createTicketDetailController', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('reads the ticket with conversation, steps, clocks and cases', async () => {
    const { ticket } = await open()
    expect(ticket.state).toMatchObject({ status: 'ready', missing: {} })
    expect(ticket.state.transitions.map(({ event }) => event)).toContain('ticket.resolve')
    expect(
      [ticket.state.timeline, ticket.state.clocks, ticket.state.related].map((list) => list.length > 0),
    ).toEqual([true, true, true])
  })

  it('reads which tickets may be the same', async () => {
    const world = createFakeWorld()
    const duplicate = { id: 'ticket-2', number: 'T-1002', subject: '停机', status: 'new', createdAt: 0 }
    world.duplicates = [{ ...duplicate, score: 0.8, reasons: [{ code: 'same_customer' }] }]
    const { ticket } = await open(world)
    expect(ticket.state.duplicates).toEqual(world.duplicates)
  })

  it('shows the rest when one part may not be seen', async () => {
    const world = createFakeWorld()
    world.failing.set('tickets.sla', refuse('desk.denied', '没有权限。', 'Denied.'))
    const { ticket } = await open(world)
    expect(ticket.state.status).toBe('ready')
    expect(ticket.state.missing.clocks?.kind).toBe('denied')
  })

  it('counts on with the desk’s own measure of business time, and keeps the last one when it cannot be asked', async () => {
    const { ticket, world } = await open()
    const left = () => ticket.state.clocks.find(({ metric }) => metric === 'resolution')?.left
    expect(left()).toBe(42 * 60_000)
    world.left = 41 * 60_000
    await ticket.recount()
    expect(left()).toBe(41 * 60_000)
    world.failing.set('tickets.sla', new TypeError('Failed to fetch'))
    await ticket.recount()
    expect(left()).toBe(41 * 60_000)
    expect(ticket.state.missing.clocks).toBeUndefined()
  })

  it('takes a step at once when nothing must be said, and asks otherwise', async () => {
    const { ticket, world } = await open(createFakeWorld(), 'ticket-2')
    expect(await ticket.begin('ticket.start')).toBe(true)
    expect(ticket.state.ticket?.statusCategory).toBe('open')
    expect(await ticket.begin('ticket.resolve')).toBe(false)
    expect(await ticket.send()).toBe(false)
    expect(ticket.state.form?.missing).toEqual(['resolution'])
    ticket.fill({ resolution: '更换风扇' })
    expect(ticket.state.form?.missing).toEqual([])
    ticket.toggleCite('case-1')
    expect(await ticket.send()).toBe(true)
    expect(called(world, 'tickets.send').at(-1)?.args[1]).toEqual({
      type: 'ticket.resolve',
      resolution: '更换风扇',
      cites: ['case-1'],
    })
    expect(ticket.state).toMatchObject({ form: undefined, ticket: { statusCategory: 'resolved' } })
  })

  it('keeps the form and what was typed when the step is refused, and repeats it with the same key', async () => {
    const { ticket, world } = await open()
    await ticket.begin('ticket.resolve')
    ticket.fill({ resolution: '更换风扇' })
    world.failing.set('tickets.send', new TypeError('Failed to fetch'))
    expect(await ticket.send()).toBe(false)
    expect(ticket.state).toMatchObject({
      form: { values: { resolution: '更换风扇' } },
      refused: { action: 'ticket.resolve', failure: { kind: 'offline' } },
    })
    world.failing.clear()
    expect(await ticket.send()).toBe(true)
    const [first, second] = called(world, 'tickets.send').map(({ args }) => args[2])
    expect(second).toEqual(first)
  })

  it('writes a note that stays internal, and empties the box only when it was kept', async () => {
    const { ticket, world } = await open()
    ticket.write({ text: '怀疑风扇', visibility: 'internal' })
    world.failing.set('tickets.comment', new TypeError('Failed to fetch'))
    expect(await ticket.comment()).toBe(false)
    expect(ticket.state.reply.text).toBe('怀疑风扇')
    world.failing.clear()
    expect(await ticket.comment()).toBe(true)
    expect(world.comments).toMatchObject([{ text: '怀疑风扇', visibility: 'internal' }])
    expect(ticket.state.reply).toEqual({ text: '', visibility: 'internal' })
  })

  it('does one thing at a time', async () => {
    const { ticket, world } = await open()
    ticket.write({ text: '您好' })
    expect(await Promise.all([ticket.comment(), ticket.comment()])).toEqual([true, false])
    expect(world.comments).toHaveLength(1)
  })

  it('cites a case, drafts one, and takes a rating', async () => {
    const world = createFakeWorld()
    world.tickets.set(
      'ticket-1',
      fakeTicket(0, {
        status: 'resolved',
        statusCategory: 'resolved',
        caseCandidate: { reasons: ['csat'], at: fakeNow },
      }),
    )
    const { ticket } = await open(world)
    expect(await ticket.cite('case-1')).toBe(true)
    expect(ticket.state.ticket?.cites).toEqual(['case-1'])
    const draft = await ticket.draftCase()
    expect(ticket.state.ticket?.draftedCase).toBe(draft?.id)
    expect(await ticket.sendRating()).toBe(false)
    ticket.rate({ score: 5 })
    expect(await ticket.sendRating()).toBe(true)
    expect(ticket.state.ticket?.rating?.score).toBe(5)
  })

  it('follows what others do to it, and keeps what is being typed', async () => {
    const { ticket, client } = await open()
    ticket.write({ text: '正在写' })
    await client.tickets.comment('ticket-1', { text: '新的回复', visibility: 'public' })
    await vi.advanceTimersByTimeAsync(150)
    expect(ticket.state.timeline.at(-1)).toMatchObject({ type: 'comment', comment: { text: '新的回复' } })
    expect(ticket.state.reply.text).toBe('正在写')
  })

  it('says so when there is no such ticket, or it may not be seen', async () => {
    const { ticket } = await open(createFakeWorld(), 'ticket-none')
    expect(ticket.state).toMatchObject({ status: 'failed', failure: { code: 'desk.not_found' } })
  })

  it('explains on request why something is masked', async () => {
    const world = createFakeWorld()
    world.session = fakeSession('sales-1', ['sales'])
    const { ticket } = await open(world)
    await ticket.explain()
    expect(ticket.state.explanation?.reasons[0]?.zh).toContain('脱敏')
  })
})
