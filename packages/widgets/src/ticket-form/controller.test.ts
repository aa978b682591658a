import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeClient } from '../testing/fake-client.js'
import { createFakeWorld, fakeSession, refuse } from '../testing/fake-world.js'
import { createTicketFormController } from './controller.js'

function requesterDesk() {
  const world = createFakeWorld()
  world.session = fakeSession('requester-1', ['requester'])
  return createFakeClient(world)
}

const filings = (world: ReturnType<typeof createFakeWorld>) =>
  world.calls.filter(({ name }) => name === 'tickets.file')

describe('createTicketFormController', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('asks five things at most, and the priority only of those who may set it', async () => {
    const requester = createTicketFormController(requesterDesk().client)
    const agent = createTicketFormController(createFakeClient().client)
    requester.subscribe(() => {})
    agent.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(0)
    expect(requester.state.fields).toEqual(['subject', 'description', 'product', 'phone'])
    expect(agent.state.fields).toHaveLength(5)
  })

  it('asks for a category where the host wants it, still five things, and files it', async () => {
    const { client, world } = createFakeClient()
    const form = createTicketFormController(client, { categories: true })
    form.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(0)
    expect(form.state.fields).toEqual(['subject', 'description', 'product', 'category', 'phone'])
    form.edit({ subject: '停机', category: 'node-repair' })
    await form.submit()
    expect(filings(world)[0]?.args[0]).toEqual({ subject: '停机', category: 'node-repair' })
  })

  it('offers the deepest likely categories and tickets that may be this one, and is none the worse without', async () => {
    const world = createFakeWorld()
    world.categories = [
      { node: 'node-repair', path: ['node-repair'], confidence: 0.8 },
      { node: 'node-stop', path: ['node-repair', 'node-stop'], confidence: 0.7 },
      { node: 'node-other', path: ['node-other'], confidence: 0.1 },
    ]
    world.duplicates = [
      {
        id: 'ticket-2',
        number: 'T-1002',
        subject: '停机',
        status: 'new',
        createdAt: 0,
        score: 0.8,
        reasons: [],
      },
    ]
    const { client } = createFakeClient(world)
    const form = createTicketFormController(client, { categories: true })
    form.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(0)
    form.edit({ subject: '注塑机停机' })
    await vi.advanceTimersByTimeAsync(400)
    expect(form.state.categories.map(({ node }) => node)).toEqual(['node-stop'])
    expect(form.state.duplicates.map(({ number }) => number)).toEqual(['T-1002'])
    for (const name of ['search.categories', 'search.duplicates'])
      world.failing.set(name, refuse('desk.search_tools_missing', '未配置。', 'Missing.'))
    form.edit({ subject: '注塑机停机了' })
    await vi.advanceTimersByTimeAsync(400)
    expect(form.state.categories).toEqual([])
    expect((await form.submit())?.number).toBeDefined()
  })

  it('does not ask for a category while there is none to choose', async () => {
    const { client, world } = requesterDesk()
    world.failing.set('taxonomy.list', new TypeError('Failed to fetch'))
    const form = createTicketFormController(client, { categories: true })
    form.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(0)
    expect(form.state.fields).not.toContain('category')
  })

  it('looks for similar cases once typing pauses and there is something to go by', async () => {
    const { client, world } = requesterDesk()
    const form = createTicketFormController(client)
    form.edit({ subject: '停机' })
    await vi.advanceTimersByTimeAsync(400)
    expect(form.state.related).toEqual([])
    form.edit({ subject: '打印机卡纸' })
    form.edit({ subject: '打印机卡纸总是报 E5' })
    await vi.advanceTimersByTimeAsync(400)
    expect(form.state.related).toHaveLength(3)
    expect(world.calls.filter(({ name }) => name === 'cases.related')).toHaveLength(1)
  })

  it('files nothing when a proposed case solved it, and the library learns of it', async () => {
    const { client, world } = requesterDesk()
    const form = createTicketFormController(client)
    form.edit({ subject: '打印机卡纸总是报 E5' })
    await vi.advanceTimersByTimeAsync(400)
    const [first] = form.state.related
    if (!first) throw new Error('nothing proposed')
    await form.solvedBy(first)
    expect(form.state.status).toBe('deflected')
    expect(world.feedback).toMatchObject([{ case: 'case-1', kind: 'solved' }])
    form.resume()
    expect(form.state).toMatchObject({ status: 'editing', values: { subject: '打印机卡纸总是报 E5' } })
    expect(filings(world)).toEqual([])
  })

  it('says what is missing before it sends anything', async () => {
    const { client, world } = requesterDesk()
    const form = createTicketFormController(client)
    form.edit({ subject: '  ', phone: '打我电话' })
    expect(await form.submit()).toBeUndefined()
    expect(form.state.problems).toEqual({ subject: 'missing', phone: 'phone' })
    form.edit({ subject: '停机' })
    expect(form.state.problems).toEqual({ phone: 'phone' })
    expect(filings(world)).toEqual([])
  })

  it('keeps what was typed when the network is down, and sends the same call again with the same key', async () => {
    const { client, world } = requesterDesk()
    const form = createTicketFormController(client)
    form.edit({ subject: '停机', description: '红灯常亮' })
    world.failing.set('tickets.file', new TypeError('Failed to fetch'))
    await form.submit()
    expect(form.state).toMatchObject({
      status: 'editing',
      failure: { kind: 'offline' },
      values: { description: '红灯常亮' },
    })
    world.failing.clear()
    const filed = await form.submit()
    expect(form.state.filed?.number).toBe(filed?.number)
    const [first, second] = filings(world)
    expect(second?.args).toEqual(first?.args)
  })

  it('takes a new key once the content was corrected', async () => {
    const { client, world } = requesterDesk()
    const form = createTicketFormController(client)
    world.failing.set('tickets.file', new TypeError('Failed to fetch'))
    form.edit({ subject: '停机' })
    await form.submit()
    form.edit({ subject: '停机了' })
    await form.submit()
    const keys = filings(world).map(({ args }) => (args[1] as { idempotencyKey: string }).idempotencyKey)
    expect(new Set(keys).size).toBe(2)
  })

  it('is not sent twice by an impatient double click', async () => {
    const { client, world } = requesterDesk()
    const form = createTicketFormController(client)
    form.edit({ subject: '停机' })
    await Promise.all([form.submit(), form.submit()])
    expect(filings(world)).toHaveLength(1)
  })

  it('brings the desk’s refusals to their fields', async () => {
    const { client, world } = requesterDesk()
    const form = createTicketFormController(client)
    form.edit({ subject: '停机', phone: '021-5555 0100' })
    world.failing.set(
      'tickets.file',
      refuse('input.bad_format', '号码无效。', 'Bad number.', ['contact', 'phone']),
    )
    await form.submit()
    expect(form.state.problems).toEqual({ phone: { zh: '号码无效。', en: 'Bad number.' } })
  })
})
