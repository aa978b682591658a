import { describe, expect, it } from 'vitest'
import { refusalOf } from '../testing/refusal-of.js'
import { morning, world } from '../testing/world.js'

const minute = 60_000

describe('a ticket from filing to rating', () => {
  it('is filed with a subject alone, by the person who is signed in', async () => {
    const { as } = await world()
    const ticket = await as('requester').tickets.file({ subject: '注塑机停机' })
    expect(ticket).toMatchObject({
      number: 'T-1001',
      subject: '注塑机停机',
      status: 'new',
      statusCategory: 'new',
      requester: 'requester-1',
      regions: ['华东'],
      priority: 'normal',
      createdAt: morning,
      zone: 'Asia/Shanghai',
    })
  })

  it('numbers tickets in order, without a gap', async () => {
    const { as } = await world()
    const numbers = await Promise.all(
      [1, 2, 3].map((n) => as('requester').tickets.file({ subject: `第 ${n} 单` })),
    )
    expect(numbers.map((ticket) => ticket.number).sort()).toEqual(['T-1001', 'T-1002', 'T-1003'])
  })

  it('walks through work, waiting, resolution, confirmation and rating', async () => {
    const { as, clock } = await world()
    const [requester, agent] = [as('requester'), as('agent')]
    const { id } = await requester.tickets.file({
      subject: '注塑机停机',
      description: '报警 E-1024，无法复位',
    })
    await agent.tickets.send(id, { type: 'ticket.start' })
    const waiting = await agent.tickets.send(id, {
      type: 'ticket.wait_requester',
      question: '请提供序列号。',
    })
    expect(waiting).toMatchObject({
      statusCategory: 'pending_requester',
      assignee: 'agent-1',
      firstRepliedAt: morning,
    })
    clock.advance(30 * minute)
    await requester.tickets.comment(id, { text: '序列号 SN123-ab1', visibility: 'public' })
    expect(await agent.tickets.get(id)).toMatchObject({ statusCategory: 'open' })
    await agent.tickets.send(id, { type: 'ticket.resolve', resolution: '更换伺服驱动器' })
    await requester.tickets.send(id, { type: 'ticket.confirm' })
    const rated = await requester.tickets.send(id, { type: 'ticket.rate', score: 5, comment: '很快' })
    expect(rated).toMatchObject({ statusCategory: 'closed', rating: { score: 5, comment: '很快' } })
    expect((await agent.tickets.get(id)).caseCandidate).toMatchObject({ reasons: ['full_rating'] })
  })

  it('tells its story in order, and keeps internal notes from the customer', async () => {
    const { as, clock } = await world()
    const { id } = await as('requester').tickets.file({ subject: '打印机卡纸' })
    clock.advance(minute)
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    clock.advance(minute)
    await as('agent').tickets.comment(id, { text: '客户上周也报过，疑似搓纸轮', visibility: 'internal' })
    clock.advance(minute)
    await as('agent').tickets.comment(id, { text: '您好，请先清理搓纸轮。', visibility: 'public' })
    const told = (await as('agent').tickets.timeline(id)).map((item) =>
      item.type === 'event' ? item.event : item.comment.text,
    )
    expect(told).toEqual([
      'ticket.filed',
      'ticket.started',
      '客户上周也报过，疑似搓纸轮',
      '您好，请先清理搓纸轮。',
    ])
    const seen = JSON.stringify(await as('requester').tickets.timeline(id))
    expect(seen).toContain('请先清理搓纸轮')
    expect(seen).not.toContain('疑似')
  })

  it('keeps its clocks: due in business time, standing while the customer is asked', async () => {
    const { as, clock } = await world()
    const { id } = await as('requester').tickets.file({ subject: '注塑机停机' })
    await as('lead').tickets.edit(id, { priority: 'urgent' })
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    clock.advance(10 * minute)
    await as('agent').tickets.send(id, { type: 'ticket.wait_requester', question: '序列号？' })
    clock.advance(60 * minute)
    const clocks = await as('agent').tickets.sla(id)
    const resolution = clocks.find((one) => one.metric === 'resolution')
    expect(resolution).toMatchObject({ state: 'paused', elapsed: 10 * minute, budget: 240 * minute })
    expect(clocks.find((one) => one.metric === 'first_reply')).toMatchObject({
      state: 'met',
      elapsed: 10 * minute,
    })
  })

  it('says in lists when it is due, and when a clock speaks next', async () => {
    const { as } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    // Normal priority: first reply in two business hours from ten o'clock, with a first warning at half of it.
    expect(await as('agent').tickets.get(id)).toMatchObject({
      dueAt: morning + 120 * minute,
      wakeAt: morning + 60 * minute,
    })
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    await as('agent').tickets.send(id, { type: 'ticket.wait_requester', question: '哪一层？' })
    expect((await as('agent').tickets.get(id)).dueAt).toBeUndefined()
  })

  it('reopens with a reason, and counts it', async () => {
    const { as } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    await as('agent').tickets.send(id, { type: 'ticket.resolve', resolution: '重启交换机' })
    const back = await as('requester').tickets.send(id, { type: 'ticket.reject_solution', reason: '又断了' })
    expect(back).toMatchObject({ statusCategory: 'open', reopenings: 1 })
    expect(back.resolution).toBeUndefined()
  })
})

describe('what a ticket refuses', () => {
  it('names every fault of the input with its path, and stores nothing', async () => {
    const { as } = await world()
    const input = { subject: '', colour: 'red', priority: 'asap', description: 'x'.repeat(20_001) } as never
    const refusal = await refusalOf(as('requester').tickets.file(input))
    expect(refusal.all.map(({ code, path }) => `${code} ${path?.join('.')}`).sort()).toEqual([
      'input.empty subject',
      'input.too_long description',
      'input.unknown_key colour',
      'input.wrong_value priority',
    ])
    expect((await as('agent').tickets.list()).items).toEqual([])
  })

  it.each([
    ['U+0000', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
  ])('refuses text with %s', async (_, subject) => {
    const { as } = await world()
    expect((await refusalOf(as('requester').tickets.file({ subject }))).code).toBe('input.bad_text')
  })

  it('stores emoji, rare Han characters and bidirectional text as they are', async () => {
    const { as } = await world()
    const subject = '👩‍🔧 𠮷野家 שלום 🀄'
    const { id } = await as('requester').tickets.file({ subject })
    expect((await as('requester').tickets.get(id)).subject).toBe(subject)
  })

  it('says which events would be accepted', async () => {
    const { as } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    await as('agent').tickets.send(id, { type: 'ticket.resolve', resolution: '重启' })
    const refusal = await refusalOf(as('agent').tickets.send(id, { type: 'ticket.start' }))
    expect(refusal.code).toBe('lifecycle.not_accepted')
    expect(refusal.details.accepted).toContain('ticket.close')
  })

  it('refuses an event that no lifecycle knows', async () => {
    const { as } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    const refusal = await refusalOf(as('agent').tickets.send(id, { type: 'ticket.explode' } as never))
    expect(refusal.code).toBe('lifecycle.unknown_event')
    expect(refusal.details.known).toContain('ticket.start')
  })

  it('refuses a change based on an older version, and loses neither', async () => {
    const { as } = await world()
    const { id, version } = await as('requester').tickets.file({ subject: '网络中断' })
    await as('agent').tickets.edit(id, { subject: '三楼网络中断' }, { version })
    const refusal = await refusalOf(as('lead').tickets.edit(id, { subject: '全楼网络中断' }, { version }))
    expect(refusal.code).toBe('desk.version_conflict')
    expect((await as('agent').tickets.get(id)).subject).toBe('三楼网络中断')
  })

  it('lets concurrent changes of one ticket all take effect', async () => {
    const { as } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    const notes = Array.from({ length: 12 }, (_, n) => `备注 ${n}`)
    await Promise.all(notes.map((text) => as('agent').tickets.comment(id, { text, visibility: 'internal' })))
    const told = (await as('agent').tickets.timeline(id)).flatMap((item) =>
      item.type === 'comment' ? [item.comment.text] : [],
    )
    expect(told.sort()).toEqual(notes.sort())
  })

  it('carries out a call with the same idempotency key once', async () => {
    const { as } = await world()
    const options = { idempotencyKey: 'k1' }
    const first = await as('requester').tickets.file({ subject: '网络中断' }, options)
    const again = await as('requester').tickets.file({ subject: '网络中断' }, options)
    expect(again.id).toBe(first.id)
    const other = await refusalOf(as('requester').tickets.file({ subject: '别的问题' }, options))
    expect(other.code).toBe('desk.wrong_key_reuse')
  })

  it('never opens two tickets for one conversation', async () => {
    const { as } = await world()
    const filing = { subject: '微信咨询', channel: 'wechat', conversation: 'wx-77' } as const
    const results = await Promise.allSettled([1, 2, 3].map(() => as('requester').tickets.file(filing)))
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await refusalOf(as('requester').tickets.file(filing))).code).toBe('desk.duplicate_conversation')
  })

  it('keeps priority and the rating of others out of a requester’s hands', async () => {
    const { as } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    const edit = await refusalOf(as('requester').tickets.edit(id, { priority: 'urgent' }))
    expect([edit.code, edit.details]).toEqual([
      'desk.fields_not_writable',
      { action: 'ticket.edit', fields: ['priority'] },
    ])
    const rate = await refusalOf(as('agent').tickets.send(id, { type: 'ticket.rate', score: 5 }))
    expect(rate.code).toMatch(/^(desk\.denied|lifecycle\.)/)
  })

  it('does not edit a closed ticket', async () => {
    const { as } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    await as('lead').tickets.send(id, { type: 'ticket.cancel', reason: '误报' })
    expect((await refusalOf(as('lead').tickets.edit(id, { subject: '改' }))).code).toBe('lifecycle.closed')
  })
})
