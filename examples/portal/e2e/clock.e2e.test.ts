import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findingsInBoth } from './findings.js'
import { clientOn, widgetOn } from './pages.js'
import { goto, type Portal, signIn, start } from './support.js'

vi.setConfig({ testTimeout: 120_000 })

const minute = 60_000

describe('time', () => {
  let portal: Portal
  let page: Page
  beforeAll(async () => {
    portal = await start()
    page = await portal.open({ demo: 'none', reducedMotion: 'reduce' })
  }, 300_000)
  afterAll(() => portal?.stop())

  it('brings a lead warnings and breaches as they happen, without a reload', async () => {
    // A Tuesday morning, well inside the working day.
    const nine = Date.parse('2026-11-24T09:00:00+08:00')
    await page.clock.setSystemTime(nine)
    await signIn(page, 'agent-east')
    const { id, number } = await (await clientOn(page)).evaluate(async (desk) =>
      desk.tickets.file({
        subject: '注塑机停机，报警 E-1024',
        priority: 'urgent',
        requester: 'requester-east',
      }),
    )
    await signIn(page, 'lead-east')
    await goto(page, `#/tickets/${encodeURIComponent(id)}`)
    const detail = widgetOn(page, 'ticket-detail')
    await detail.getByText('注塑机停机，报警 E-1024').first().waitFor()
    await page.evaluate(() => Object.assign(window, { sameDocument: true }))
    const notice = page.locator('.page-notice.clock')
    expect(await notice.count()).toBe(0)

    await page.clock.setSystemTime(nine + 16 * minute)
    await notice.filter({ hasText: '时限将到' }).waitFor({ timeout: 60_000 })
    expect(await notice.getByRole('link').textContent()).toContain(number)
    await detail.getByText('提醒：首次响应时限已用去 50%').waitFor()

    await page.clock.setSystemTime(nine + 31 * minute)
    await notice.filter({ hasText: '已超时' }).waitFor({ timeout: 60_000 })
    await detail.getByText('提示：首次响应已超时').waitFor()
    expect(await notice.count()).toBe(1)
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
    expect.soft(await findingsInBoth(page)).toEqual([])
  })

  it('is kept by one tab, and by the next when that is closed', async () => {
    const second = await page.context().newPage()
    await second.goto(page.url())
    await second.locator('#main h1').waitFor()
    const holders = () =>
      second.evaluate(async () => {
        const { held = [], pending = [] } = await navigator.locks.query()
        const ofTime = (locks: LockInfo[]) => locks.filter(({ name }) => name?.endsWith(':time')).length
        return [ofTime(held), ofTime(pending)]
      })
    await expect.poll(holders).toEqual([1, 1])
    await page.close()
    await expect.poll(holders).toEqual([1, 0])
  })
})
