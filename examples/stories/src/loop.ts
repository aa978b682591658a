import type { DeskOptions } from '@caselore/core'
import { expect } from 'vitest'
import { completing, machineDown, passFirst, passSecond, publish } from './cases.js'
import { codeOf, helpdesk } from './helpdesk.js'

/** The whole loop, from a ticket to a case that others find, on a desk with these options. */
export async function playLoop(options: Partial<DeskOptions> = {}): Promise<void> {
  const { as, clock } = await helpdesk('2026-03-10T09:30', options)
  const known = await publish(as, machineDown)

  // A customer types a problem, sees what is known, and files a ticket all the same.
  const question = '注塑机停机，报警 E-1024 复位不了'
  const [suggested] = await as('plant').cases.related({ text: question })
  expect(suggested).toMatchObject({ id: known, title: machineDown.title })
  expect(suggested?.relevance).toBeGreaterThanOrEqual(0.7)
  const { id } = await as('plant').tickets.file({
    subject: '二号注塑机停机',
    description: `${question}。请联系 13800138000。`,
    product: 'HT-280',
    customer: { name: '示例塑胶制品有限公司', industry: '汽车零部件注塑，三班连续生产' },
  })

  // An agent takes it, asks, goes on, cites what helped and resolves.
  const agent = as('agent')
  await agent.tickets.send(id, { type: 'ticket.start' })
  await agent.tickets.send(id, { type: 'ticket.wait_requester', question: '驱动器上的红灯亮吗？' })
  clock.advance(20 * 60_000)
  await as('plant').tickets.comment(id, { text: '亮，一直亮。', visibility: 'public' })
  expect((await agent.tickets.get(id)).statusCategory).toBe('open')
  await agent.tickets.comment(id, {
    text: '母线电压 541 V，交换驱动器后报警跟随驱动器。',
    visibility: 'internal',
  })
  await agent.tickets.cite(id, known)
  const resolution = '1. 断电挂牌，放电 10 分钟\n2. 更换伺服驱动器并导入参数 P2.31\n3. 空载运行 15 分钟'
  await agent.tickets.send(id, { type: 'ticket.resolve', resolution })
  await as('plant').tickets.send(id, { type: 'ticket.confirm' })
  await as('plant').tickets.send(id, { type: 'ticket.rate', score: 5, comment: '夜班当场解决。' })

  // Its owner is asked to make a case of it; the draft is masked.
  expect((await agent.tickets.get(id)).caseCandidate?.reasons).toContain('full_rating')
  const draft = await agent.cases.draftFromTicket(id)
  expect(JSON.stringify(draft)).not.toContain('13800138000')
  expect(await codeOf(agent.cases.send(draft.id, { type: 'case.submit' }))).toBe('lifecycle.elements_missing')
  const { basics, solution, result } = completing
  await agent.cases.edit(draft.id, { basics: { productModel: basics.productModel }, solution, result })
  await agent.cases.edit(draft.id, { title: '注塑机 换模后伺服驱动器红灯 设备停机', tags: ['生产线故障'] })
  await agent.cases.send(draft.id, { type: 'case.submit' })

  // Two people review it; the author and whoever passed it first are refused.
  expect(await codeOf(agent.cases.send(draft.id, { type: 'case.claim' }))).toBe('desk.denied')
  const reviewer = as('everything')
  await reviewer.cases.send(draft.id, { type: 'case.claim' })
  await reviewer.cases.send(draft.id, passFirst)
  expect(await codeOf(reviewer.cases.send(draft.id, { type: 'case.claim' }))).toMatch(
    /^(desk\.denied|lifecycle\.same_reviewer)$/,
  )
  await as('secondReviewer').cases.send(draft.id, { type: 'case.claim' })
  await as('secondReviewer').cases.send(draft.id, passSecond)

  // It is found by its words and by parts of them, by those who may see it and as they may see it.
  const found = async (who: Parameters<typeof as>[0], text: string) =>
    (await as(who).cases.search({ text })).hits.map((hit) => hit.case.id)
  expect(await found('otherAgent', '设备停机')).toContain(draft.id)
  expect(await found('otherAgent', '红灯')).toContain(draft.id)
  expect((await as('otherAgent').cases.suggest('换模后')).map(({ text }) => text).join()).toContain(
    '换模后伺服驱动器红灯',
  )
  expect(await found('northAgent', '设备停机')).toEqual([])
  expect((await as('northAgent').cases.search({ text: '', facets: ['tags'] })).facets).toEqual({ tags: [] })
  const seenBySales = JSON.stringify(await as('sales').cases.search({ text: '注塑机停机', facets: ['tags'] }))
  expect(seenBySales).toContain(draft.id)
  expect(seenBySales).not.toContain('示例塑胶制品')
  expect(await found('sales', '导入参数 P2.31')).not.toContain(draft.id)
}
