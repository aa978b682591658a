import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeNow, fakeTicket } from '../testing/fake-data.js'
import { createFakeWorld, type FakeWorld, refuse, tell } from '../testing/fake-world.js'
import { createTicketListController, type TicketListOptions } from './controller.js'

async function listOver(world: FakeWorld, options: TicketListOptions = {}) {
  const { client } = createFakeClient(world)
  const list = createTicketListController(client, options)
  const leave = list.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(0)
  return { list, client, leave }
}

function arrive(world: FakeWorld, id: string, changes: Parameters<typeof fakeTicket>[1] = {}) {
  world.tickets = new Map([
    [id, fakeTicket(0, { id, number: id, createdAt: fakeNow, ...changes })],
    ...world.tickets,
  ])
  tell(world, { kind: 'ticket', id, type: 'ticket.filed' })
}

describe('createTicketListController', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('reads a page at first, and on only as far as it is needed', async () => {
    const world = createFakeWorld(1_000)
    const { list } = await listOver(world, { pageSize: 100 })
    expect(list.state).toMatchObject({ status: 'ready', total: 1_000 })
    await Promise.all([list.need(250), list.need(250)])
    expect(list.state.items).toHaveLength(300)
    expect(world.calls.filter(({ name }) => name === 'tickets.list')).toHaveLength(3)
  })

  it('announces what is new without moving what is being read', async () => {
    const world = createFakeWorld(10)
    const { list } = await listOver(world)
    const before = list.state.items
    arrive(world, 'ticket-new-1')
    arrive(world, 'ticket-new-2')
    await vi.advanceTimersByTimeAsync(200)
    expect(list.state.items).toEqual(before)
    expect([...list.state.arrived].sort()).toEqual(['ticket-new-1', 'ticket-new-2'])
    await list.reload()
    expect(list.state.items[0]?.id).toBe('ticket-new-2')
    expect(list.state.arrived.size).toBe(0)
  })

  it('does not announce what the filter leaves out', async () => {
    const world = createFakeWorld(10)
    const { list } = await listOver(world, { where: { field: 'priority', op: 'eq', value: 'low' } })
    arrive(world, 'ticket-new', { priority: 'urgent' })
    await vi.advanceTimersByTimeAsync(200)
    expect(list.state.arrived.size).toBe(0)
  })

  it('refreshes a known row where it stands', async () => {
    const world = createFakeWorld(10)
    const { list, client } = await listOver(world)
    await client.tickets.send('ticket-2', { type: 'ticket.start' })
    await vi.advanceTimersByTimeAsync(200)
    expect(list.state.items[1]).toMatchObject({ id: 'ticket-2', statusCategory: 'open' })
    expect(list.state.arrived.size).toBe(0)
  })

  it('shows a saved view with its count', async () => {
    const world = createFakeWorld(10)
    const where = { field: 'assignee', op: 'eq', value: { ref: 'actor.id' } }
    world.views = [{ id: 'mine', kind: 'ticket', name: '我的', where, owner: 'agent-1', shared: false }]
    const { list } = await listOver(world, { views: true })
    await vi.advanceTimersByTimeAsync(0)
    await list.show('mine')
    expect(list.state.items.every(({ assignee }) => assignee === 'agent-1')).toBe(true)
    expect(list.state.counts.mine).toEqual({ n: list.state.items.length, exact: true })
  })

  it('gives each ticket of a bulk action its own result, and keeps the refused ones selected', async () => {
    const world = createFakeWorld(5)
    const { list } = await listOver(world)
    for (const { id } of list.state.items.slice(0, 4)) list.toggle(id)
    await list.run('start')
    const results = list.state.bulk?.results ?? []
    expect(results.map(({ failure }) => failure?.code)).toEqual([
      'lifecycle.not_accepted',
      undefined,
      'lifecycle.not_accepted',
      'lifecycle.not_accepted',
    ])
    expect([...list.state.selected]).toEqual(['ticket-1', 'ticket-3', 'ticket-4'])
    expect(list.state.items[1]).toMatchObject({ statusCategory: 'open', assignee: 'agent-1' })
  })

  it('keeps what was read when the next page fails, and goes on after a retry', async () => {
    const world = createFakeWorld(300)
    const { list } = await listOver(world)
    world.failing.set('tickets.list', refuse('storage.unavailable', '不可用', 'Unavailable'))
    await list.need(200)
    expect(list.state).toMatchObject({ status: 'ready', failure: { kind: 'offline' } })
    expect(list.state.items).toHaveLength(100)
    world.failing.clear()
    await list.reload()
    await list.need(200)
    expect(list.state.items).toHaveLength(200)
  })

  it('is read anew even while a further page is on its way', async () => {
    const world = createFakeWorld(300)
    const { list } = await listOver(world)
    const onward = list.need(200)
    arrive(world, 'ticket-new')
    await Promise.all([list.reload(), onward])
    expect(list.state.items[0]?.id).toBe('ticket-new')
    expect(new Set(list.state.items.map(({ id }) => id)).size).toBe(list.state.items.length)
  })

  it('rests when nobody listens', async () => {
    const world = createFakeWorld(5)
    const { leave } = await listOver(world)
    expect(world.listeners.size).toBe(1)
    leave()
    await vi.advanceTimersByTimeAsync(0)
    expect(world.listeners.size).toBe(0)
  })
})
