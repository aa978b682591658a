import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { clientOn, widgetOn } from './pages.js'
import { goto, type Portal, ready, signIn, start } from './support.js'

vi.setConfig({ testTimeout: 60_000 })

describe('two tabs of one browser, which share the embedded storage', () => {
  let portal: Portal
  let customer: Page
  let agent: Page
  beforeAll(async () => {
    portal = await start()
    customer = await portal.open({ reducedMotion: 'reduce', demo: 'none' })
    agent = await customer.context().newPage()
    await agent.goto(`${portal.url}?demo=none`)
    await ready(agent)
    await signIn(customer, 'requester-east')
    await signIn(agent, 'agent-east')
  }, 300_000)
  afterAll(() => portal?.stop())

  const tabs = () => [customer, agent] as const
  const file = async (page: Page, subjects: readonly string[]) =>
    (await clientOn(page)).evaluate(
      (desk, subjects) =>
        Promise.all(
          subjects.map((subject) =>
            desk.tickets.file({ subject, description: '传送带停了，报警灯亮。', product: '包装线' }),
          ),
        ),
      subjects,
    )
  const outcomeOf = async (page: Page, id: string, version: number, subject: string) =>
    (await clientOn(page)).evaluate(
      (desk, { id, version, subject }) =>
        desk.tickets.edit(id, { subject }, { version }).then(
          () => 'done',
          (error) => error.code ?? String(error),
        ),
      { id, version, subject },
    )

  it('shows in the one what is filed in the other, without a reload', async () => {
    await goto(agent, '#/queue')
    await goto(customer, '#/help/new')
    const form = widgetOn(customer, 'ticket-form')
    await form.getByLabel('遇到了什么问题？').fill('包装线传送带不走')
    await form.getByLabel('详细情况').fill('早班开机后传送带不走，急停已复位。')
    await form.getByRole('button', { name: '提交工单' }).click()
    const filed = await form.getByRole('heading', { name: /已提交，工单号 \S+/ }).textContent()
    const number = /工单号 (\S+)/.exec(filed ?? '')?.[1] ?? ''
    await widgetOn(agent, 'ticket-list').getByRole('button', { name: '1 条新工单' }).click()
    await agent.getByRole('row').filter({ hasText: number }).getByText('包装线传送带不走').waitFor()
  })

  it('gives each ticket a number of its own when both file at once', async () => {
    const subjects = (tab: string) => Array.from({ length: 20 }, (_, n) => `${tab} 第 ${n + 1} 张`)
    const filed = await Promise.all([file(customer, subjects('左')), file(agent, subjects('右'))])
    const numbers = filed.flat().map(({ number }) => Number(/(\d+)$/.exec(number)?.[1]))
    const sorted = numbers.toSorted((a, b) => a - b)
    expect(sorted).toEqual(Array.from({ length: 40 }, (_, n) => (sorted[0] ?? 0) + n))
    const stored = (await clientOn(agent)).evaluate(async (desk) => {
      const { items } = await desk.tickets.list({ limit: 100 })
      return items.map(({ subject }) => subject)
    })
    expect(await stored).toEqual(expect.arrayContaining([...subjects('左'), ...subjects('右')]))
  })

  it('keeps every comment when both write on one ticket at once', async () => {
    const [ticket] = await file(customer, ['两边一起写'])
    const id = ticket?.id ?? ''
    const comment = async (page: Page, who: string) =>
      (await clientOn(page)).evaluate(
        (desk, { id, who }) =>
          Promise.all(
            Array.from({ length: 10 }, (_, n) =>
              desk.tickets.comment(id, { text: `${who} ${n + 1}`, visibility: 'public' }),
            ),
          ).then(() => undefined),
        { id, who },
      )
    await Promise.all([comment(customer, '客户'), comment(agent, '客服')])
    await goto(customer, `#/tickets/${encodeURIComponent(id)}`)
    const articles = widgetOn(customer, 'ticket-detail').getByRole('article')
    await expect.poll(() => articles.filter({ hasText: /(客户|客服) \d+/ }).count()).toBe(20)
  })

  it('takes one of two edits of the same version, and refuses the other', async () => {
    const [ticket] = await file(customer, ['同一版本'])
    const { id, version } = ticket ?? { id: '', version: 0 }
    const outcomes = await Promise.all(
      tabs().map((page, index) => outcomeOf(page, id, version, `改法 ${index + 1}`)),
    )
    expect(outcomes.toSorted()).toEqual(['desk.version_conflict', 'done'])
  })
})
