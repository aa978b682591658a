import { describe, expect, it } from 'vitest'
import { completing, machineDown, type NewCase, publish, review } from './cases.js'
import { codeOf, helpdesk } from './helpdesk.js'

const minute = 60_000

describe('story 1: 停机两小时', () => {
  it('counts twenty minutes on Friday, goes on at nine on the make-up Saturday, and warns the lead three times', async () => {
    const { desk, as, at } = await helpdesk('2026-02-13T17:40')
    const { id } = await as('agent').tickets.file({
      subject: '注塑机停机',
      description: '报警 E-1024',
      priority: 'urgent',
      requester: 'plant-1',
    })
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    const clockOf = async (metric: string) =>
      (await as('agent').tickets.sla(id)).find((one) => one.metric === metric)
    expect(new Date((await clockOf('first_reply'))?.due ?? 0).toISOString()).toBe('2026-02-14T01:10:00.000Z')
    const letTimeDo = async (moment: string) => {
      at(moment)
      return (await desk.tick({ tenant: 'acme' })).done
    }
    expect(await letTimeDo('2026-02-13T17:54')).toBe(0)
    expect(await letTimeDo('2026-02-13T17:55')).toBe(1)
    expect(await letTimeDo('2026-02-14T09:02')).toBe(0)
    expect(await letTimeDo('2026-02-14T09:03')).toBe(1)
    expect(await letTimeDo('2026-02-14T09:07')).toBe(1)
    at('2026-02-14T09:08')
    await as('agent').tickets.send(id, { type: 'ticket.wait_requester', question: '请提供设备序列号。' })
    expect(await clockOf('first_reply')).toMatchObject({ state: 'met', elapsed: 28 * minute })
    expect(await letTimeDo('2026-02-14T10:05')).toBe(0)
    expect(await clockOf('resolution')).toMatchObject({ state: 'paused', elapsed: 28 * minute })
    await as('plant').tickets.comment(id, { text: '序列号 SN123-ab1', visibility: 'public' })
    at('2026-02-14T11:30')
    await as('agent').tickets.send(id, { type: 'ticket.resolve', resolution: '更换伺服驱动器' })
    const resolution = await clockOf('resolution')
    expect(resolution).toMatchObject({ state: 'met', elapsed: (28 + 85) * minute, budget: 240 * minute })
    expect(resolution?.counted.map(({ from, to }) => (to - from) / minute)).toEqual([20, 8, 85])
    const told = await as('lead').tickets.timeline(id)
    const warned = told.flatMap((item) =>
      item.type === 'event' && item.event === 'ticket.sla_warned' ? [item.data] : [],
    )
    expect(warned).toMatchObject([0.5, 0.75, 0.9].map((share) => ({ metric: 'first_reply', share })))
  }, 60_000)
})

describe('story 2: 先看案例', () => {
  const jam = (title: string, words: string): NewCase => ({
    ...machineDown,
    title,
    basics: { product: '票据打印机', productModel: 'PT-80', industry: '连锁便利店，每店每天打印 600 张小票' },
    symptom: { customerWords: words, scene: '早高峰连续打印时出现，纸仓为 80 mm 热敏纸。' },
    solution: {
      tools: ['镊子', '无尘布'],
      steps: [
        { text: '关闭电源，打开上盖，取出卡住的热敏纸。' },
        { text: '用无尘布蘸酒精擦拭搓纸轮与传感器。' },
        { text: '装回纸卷，走纸 30 cm，打印 10 张测试小票。' },
      ],
    },
    customer: { name: '示例便利连锁有限公司' },
    tags: ['打印机', '卡纸'],
    regions: [],
  })

  it('shows two cases while a problem is typed; one solves it, and no ticket is filed', async () => {
    const { as } = await helpdesk('2026-03-10T09:30')
    const wheel = await publish(as, jam('打印机 卡纸报警 E5 搓纸轮打滑', '打印机卡纸，总是报 E5，一打就卡。'))
    const sensor = await publish(
      as,
      jam('打印机 报 E5 卡纸 传感器积尘', '打印机老是报 E5，说卡纸，打开又没有纸。'),
    )
    await publish(as, machineDown)
    const shown = await as('shop').cases.related({ text: '打印机卡纸总是报 E5' })
    expect(shown.map(({ id }) => id).sort()).toEqual([wheel, sensor].sort())
    const opened = await as('shop').cases.get(wheel)
    expect(opened.solution?.steps).toHaveLength(3)
    expect(opened.customer).toBeUndefined()
    await as('shop').cases.feedback(wheel, { kind: 'solved' })
    expect((await as('shop').tickets.list()).items).toEqual([])
    const told = await as('libraryAdmin').cases.timeline(wheel)
    const deflections = told.filter((item) => item.type === 'event' && item.event === 'case.feedback_given')
    expect(deflections).toHaveLength(1)
    expect((await as('libraryAdmin').cases.get(wheel)).solved).toBe(1)
  })
})

describe('story 3: 金牌案例', () => {
  it('goes from a difficult ticket through a return and two reviews to reuse by a colleague', async () => {
    const { as, clock } = await helpdesk('2026-03-10T09:30')
    const { id } = await as('plant').tickets.file({
      subject: '注塑机换模后停机',
      description: '报警 E-1024，大概换模后就这样。电话 13800138001',
      product: 'HT-280',
      customer: { name: '示例塑胶制品有限公司', industry: completing.basics.industry },
    })
    const agent = as('agent')
    await agent.tickets.send(id, { type: 'ticket.start' })
    for (const team of ['electric', 'hydraulic', 'support']) {
      await as('lead').tickets.send(id, { type: 'ticket.transfer', team, reason: '需要该组判断' })
    }
    await agent.tickets.send(id, { type: 'ticket.start' })
    await agent.tickets.comment(id, { text: '驱动器红灯，可能是驱动器。', visibility: 'internal' })
    await agent.tickets.send(id, {
      type: 'ticket.resolve',
      resolution: '断电挂牌；更换驱动器；导入参数 P2.31；空载运行 15 分钟',
    })
    await as('plant').tickets.send(id, { type: 'ticket.confirm' })
    await as('plant').tickets.send(id, { type: 'ticket.rate', score: 5 })
    expect((await agent.tickets.get(id)).caseCandidate?.reasons).toContain('handed_over')

    const draft = await agent.cases.draftFromTicket(id)
    expect(JSON.stringify(draft)).not.toContain('13800138001')
    const content = {
      ...completing,
      diagnosis: { narrative: '大概是驱动器坏了。', checks: [] },
      result: { outcome: '恢复生产。' },
    }
    const edited = await agent.cases.edit(draft.id, content)
    const { findings } = await agent.cases.check(contentOf(edited))
    expect(findings.map(({ code }) => code)).toContain('quality.vague_certainty')
    expect(
      findings.some(
        ({ code }) => code === 'quality.missing_outcome' || code === 'quality.outcome_without_figure',
      ),
    ).toBe(true)

    await agent.cases.edit(draft.id, {
      ...completing,
      diagnosis: { narrative: '驱动器红灯，疑点在驱动器。' },
    })
    await agent.cases.send(draft.id, { type: 'case.submit' })
    await as('firstReviewer').cases.send(draft.id, { type: 'case.claim' })
    const comments = [{ field: 'diagnosis.narrative', text: '请写明怎样排除了电源与电机。' }]
    await as('firstReviewer').cases.send(draft.id, { type: 'case.request_changes', comments })
    await agent.cases.edit(draft.id, { diagnosis: completing.diagnosis })
    await agent.cases.send(draft.id, { type: 'case.submit' })
    await review(as, draft.id)

    clock.advance(10 * 24 * 60 * minute)
    const later = await as('plant').tickets.file({
      subject: '三号注塑机换模后停机',
      description: '报警 E-1024，驱动器红灯，复位不了',
    })
    const colleague = as('otherAgent')
    await colleague.tickets.send(later.id, { type: 'ticket.start' })
    const [proposed] = await colleague.cases.related({ ticket: later.id })
    expect(proposed?.id).toBe(draft.id)
    clock.advance(20 * minute)
    await colleague.tickets.send(later.id, {
      type: 'ticket.resolve',
      resolution: '按案例更换驱动器',
      cites: [draft.id],
    })
    expect(await as('agent').cases.get(draft.id)).toMatchObject({ citations: 1 })
  })
})

describe('story 4: 销售只看脱敏', () => {
  it('keeps the customer and the solution from sales in every way out', async () => {
    const { as } = await helpdesk('2026-03-10T09:30')
    const secret = '把参数 P2.31 改成 7788'
    const id = await publish(as, {
      ...machineDown,
      solution: {
        ...machineDown.solution,
        steps: [...(machineDown.solution?.steps ?? []), { text: secret }],
      },
    })
    const sales = as('sales')
    for (const text of ['示例塑胶制品', '7788', '13800138000']) {
      expect((await sales.cases.search({ text })).hits).toEqual([])
      expect(await sales.cases.suggest(text)).toEqual([])
    }
    const everything = JSON.stringify([
      await sales.cases.get(id),
      await sales.cases.list({ count: true }),
      await sales.cases.search({ text: '注塑机停机', facets: ['tags'] }),
      await sales.cases.related({ text: '注塑机停机报警 E-1024' }),
      await sales.cases.timeline(id),
    ])
    expect(everything).toContain(id)
    expect(everything).not.toContain('示例塑胶制品')
    const where = { field: 'customer.name', op: 'prefix', value: '示例' } as const
    expect(await codeOf(sales.cases.list({ where }))).toBe('desk.fields_not_readable')
    expect(await codeOf(sales.cases.search({ text: '', where }))).toBe('desk.fields_not_readable')
    const seen = await sales.cases.get(id)
    expect(seen.access.masked).toContain('solution')
    expect(seen.access.hidden).toContain('customer')
    const explained = await sales.explain({ action: 'case.read', kind: 'case', id })
    expect(explained.ask?.zh).toContain('临时授权')
  })
})

describe('story 5: 跨区域', () => {
  it('shows a case of two regions in both, and nowhere else', async () => {
    const { as } = await helpdesk('2026-03-10T09:30')
    const id = await publish(as, { ...machineDown, regions: ['华东', '华南'], audience: 'internal' })
    for (const who of ['agent', 'southAgent'] as const) {
      expect((await as(who).cases.get(id)).id).toBe(id)
      expect((await as(who).cases.search({ text: '停机', facets: ['tags'] })).total).toBe(1)
    }
    const north = as('northAgent')
    expect(await codeOf(north.cases.get(id))).toBe('desk.not_found')
    expect(await north.cases.search({ text: '停机', facets: ['tags'] })).toEqual({
      hits: [],
      total: 0,
      facets: { tags: [] },
    })
    expect(await north.cases.suggest('注塑')).toEqual([])
    expect(await north.cases.list({ count: true })).toEqual({ items: [], count: { n: 0, exact: true } })
    expect(await codeOf(north.cases.timeline(id))).toBe('desk.not_found')
    expect(await codeOf(north.cases.editions(id))).toBe('desk.not_found')
    expect(await codeOf(north.cases.feedback(id, { kind: 'solved' }))).toBe('desk.not_found')
  })
})

function contentOf(view: object) {
  const keys = [
    'title',
    'basics',
    'customer',
    'symptom',
    'diagnosis',
    'solution',
    'result',
    'tags',
    'node',
    'productLine',
    'urgency',
    'regions',
    'attachments',
    'custom',
  ]
  return Object.fromEntries(Object.entries(view).filter(([key]) => keys.includes(key))) as never
}
