import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { clientOn, widgetOn } from './pages.js'
import { goto, type Portal, signIn, start } from './support.js'

vi.setConfig({ testTimeout: 60_000 })

const active = ['new', 'open', 'pending_requester', 'on_hold']

/** Counted by hand from the lists that the person sees: filed since, of these resolved or closed, and open now. */
const countedOn = async (page: Page, days: number) =>
  (await clientOn(page)).evaluate(
    async (desk, { days, active }) => {
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      const from = Date.parse(`${today}T00:00+08:00`) - (days - 1) * 86_400_000
      const tickets = []
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const page = await desk.tickets.list({ limit: 200, ...(cursor ? { cursor } : {}) })
        tickets.push(...page.items)
        cursor = page.cursor
      }
      const rated = tickets.filter(({ rating }) => rating?.at !== undefined && rating.at >= from)
      return {
        ticket_volume: tickets.filter(
          ({ createdAt, statusCategory }) => createdAt >= from && statusCategory !== 'merged',
        ).length,
        backlog: tickets.filter(({ statusCategory }) => active.includes(statusCategory)).length,
        rated: rated.length,
        content: rated.filter(({ rating }) => (rating?.score ?? 0) >= 4).length,
      }
    },
    { days, active },
  )

describe('the dashboard', () => {
  let portal: Portal
  let page: Page
  beforeAll(async () => {
    portal = await start()
    page = await portal.open()
    await signIn(page, 'lead-east')
    await goto(page, '#/dashboard')
  }, 300_000)
  afterAll(() => portal?.stop())

  const card = (kpi: string) => widgetOn(page, 'dashboard').locator(`li[part~=kpi][data-kpi=${kpi}]`)
  const shown = async (kpi: string) => (await card(kpi).locator('[part~=kpi-value]').textContent())?.trim()

  /** Counting takes as long as the machine needs. */
  const reads = (kpi: string, value: number) =>
    card(kpi)
      .locator('[part~=kpi-value]')
      .filter({ hasText: new RegExp(`^\\s*${value}\\s*$`) })
      .waitFor()

  it('shows the lead what a count of the list gives', async () => {
    const counted = await countedOn(page, 30)
    expect(counted.ticket_volume).toBeGreaterThan(20)
    expect(counted.rated).toBeGreaterThan(3)
    await reads('ticket_volume', counted.ticket_volume)
    expect(await shown('backlog')).toBe(String(counted.backlog))
    const share = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 })
    expect(await shown('csat')).toBe(share.format(counted.content / counted.rated))
    expect(await card('csat').textContent()).toContain(`样本 ${counted.rated}`)
  })

  it('leads from a figure to exactly its tickets, and back', async () => {
    const counted = await countedOn(page, 30)
    await card('ticket_volume').locator('[part~=lead]').click()
    await page.locator('[data-note=behind-figure]').waitFor()
    const list = page.locator('#main caselore-ticket-list')
    await list.getByText(`${counted.ticket_volume} 条`, { exact: true }).waitFor()
    await page.getByRole('link', { name: '返回仪表盘' }).click()
    await reads('ticket_volume', counted.ticket_volume)
  })

  it('narrows the figures and what they lead to down to a team', async () => {
    const pick = widgetOn(page, 'dashboard').locator('[data-pick=team]')
    const before = Number(await shown('ticket_volume'))
    await pick.selectOption('support-east')
    await expect
      .poll(async () => Number(await shown('ticket_volume')), { timeout: 20_000 })
      .toBeLessThan(before)
    const ofTeam = Number(await shown('ticket_volume'))
    await card('ticket_volume').locator('[part~=lead]').click()
    await page.locator('#main caselore-ticket-list').getByText(`${ofTeam} 条`, { exact: true }).waitFor()
    await goto(page, '#/dashboard')
    await pick.selectOption('')
    await reads('ticket_volume', before)
  })

  it('counts anew for another range, and gives the same numbers in the table of a drawing', async () => {
    const dashboard = widgetOn(page, 'dashboard')
    await dashboard.getByRole('button', { name: '近 7 天' }).click()
    const counted = await countedOn(page, 7)
    await reads('ticket_volume', counted.ticket_volume)
    const volume = dashboard.locator('[data-chart=volume]')
    await volume.locator('summary').click()
    const days = await volume.locator('tbody td').allTextContents()
    expect(days).toHaveLength(7)
    expect(days.reduce((sum, text) => sum + Number(text), 0)).toBe(counted.ticket_volume)
  })

  it('follows a new ticket when asked to', async () => {
    const before = Number(await shown('ticket_volume'))
    await (await clientOn(page)).evaluate((desk) => desk.tickets.file({ subject: '仪表盘上多一张' }))
    await widgetOn(page, 'dashboard').getByRole('button', { name: '有新变化，重新统计' }).click()
    await reads('ticket_volume', before + 1)
  })

  it('counts every region for the library’s administrator, who sees no ticket', async () => {
    const own = Number(await shown('ticket_volume'))
    await signIn(page, 'library-admin')
    await goto(page, '#/dashboard')
    await widgetOn(page, 'dashboard').getByRole('button', { name: '近 7 天' }).click()
    await expect
      .poll(async () => Number(await shown('ticket_volume')), { timeout: 20_000 })
      .toBeGreaterThan(own)
    expect((await countedOn(page, 7)).backlog).toBe(0)
    expect(await widgetOn(page, 'dashboard').locator('[part~=lead]').count()).toBe(0)
  })

  it('is not there for agents', async () => {
    await signIn(page, 'agent-east')
    await goto(page, '#/dashboard')
    expect(await page.locator('#main h1').textContent()).toBe('这里不对您开放')
    expect(await page.locator('.bar nav').textContent()).not.toContain('仪表盘')
  })
})
