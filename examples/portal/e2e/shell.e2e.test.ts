import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { goto, type Portal, ready, signIn, speak, start } from './support.js'

vi.setConfig({ testTimeout: 60_000 })

describe('the shell of the portal', () => {
  let portal: Portal
  let page: Page
  beforeAll(async () => {
    portal = await start()
    page = await portal.open({ demo: 'none' })
  }, 120_000)
  afterAll(() => portal?.stop())

  const navigation = () => page.locator('.bar nav a').allTextContents()
  const heading = () => page.locator('#main h1').textContent()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)

  it('offers everyone what their role is for', async () => {
    const seen: Record<string, string[]> = {}
    for (const person of [
      'requester-east',
      'agent-east',
      'lead-east',
      'second-reviewer',
      'sales',
      'library-admin',
      'auditor',
      'system-admin',
    ] as const) {
      await signIn(page, person)
      seen[person] = await navigation()
    }
    expect(seen).toEqual({
      'requester-east': ['帮助中心', '案例库'],
      'agent-east': ['工单', '案例库', '我的案例'],
      'lead-east': ['工单', '审核台', '案例库', '我的案例', '仪表盘'],
      'second-reviewer': ['审核台', '案例库'],
      sales: ['案例库', '临时授权'],
      'library-admin': ['案例库', '我的案例', '仪表盘', '临时授权'],
      auditor: ['审计'],
      'system-admin': [],
    })
    expect(await heading()).toBe('这个身份没有可用的页面')
  })

  it('moves the focus to the heading of the next page and names the document after it', async () => {
    await signIn(page, 'agent-east')
    await page.getByRole('link', { name: '案例库' }).click()
    await expect.poll(focused).toBe('案例库')
    expect(await page.title()).toBe('案例库 · 示例服务台')
    expect(await page.locator('.bar nav [aria-current=page]').textContent()).toBe('案例库')
  })

  it('leads past the navigation for those who use the keyboard', async () => {
    await page.reload()
    await ready(page)
    await page.keyboard.press('Tab')
    await expect.poll(focused).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  it('says so when a page is not open, and shows nothing of it', async () => {
    await signIn(page, 'sales')
    await goto(page, '#/queue')
    expect(await heading()).toBe('这里不对您开放')
    expect(await page.locator('caselore-ticket-list').count()).toBe(0)
    await page.getByRole('link', { name: '回到首页' }).click()
    await expect.poll(heading).toBe('案例库')
  })

  it.each([
    ['what is no JSON', '{broken', '这里的值不对'],
    ['what is no filter', 'null', '这里的值不对'],
    ['a filter by what is no field', '{"field":"colour","op":"eq","value":1}', '没有可供筛选的字段“colour”'],
  ])('shows the refusal of the desk for %s in an address', async (_, where, sentence) => {
    await signIn(page, 'agent-east')
    await goto(page, `#/queue?where=${encodeURIComponent(where)}`)
    const list = page.locator('#main caselore-ticket-list')
    await list.locator('[data-state=refused]', { hasText: sentence }).waitFor()
    expect(await heading()).toBe('工单')
  })

  it('stays where the person went when the page before is answered late', async () => {
    await signIn(page, 'agent-east')
    await goto(page, '#/library')
    const address = await page.locator('#main caselore-search').evaluate((search) => {
      location.hash = '#/queue'
      search.dispatchEvent(new CustomEvent('caselore-searched', { detail: { query: '停机' } }))
      return location.hash
    })
    expect(address).toBe('#/queue')
  })

  it('speaks the other language at once, in page and widgets, and remembers it', async () => {
    await signIn(page, 'requester-east')
    await goto(page, '#/help')
    await speak(page, 'en')
    expect(await heading()).toBe('How can we help?')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page.getByRole('button', { name: 'Search', exact: true }).waitFor()
    await page.reload()
    await ready(page)
    expect(await heading()).toBe('How can we help?')
    await speak(page, 'zh-CN')
  })

  it('goes round system, light and dark', async () => {
    const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
    const button = page.locator('.tool[aria-label^="外观"]')
    expect(await scheme()).toBe('light dark')
    await button.click()
    expect(await scheme()).toBe('light')
    await button.click()
    expect(await scheme()).toBe('dark')
    await button.click()
  })

  it('takes what was typed into the search along into the form, and back', async () => {
    await goto(page, '#/help')
    await page.getByRole('combobox').fill('打印机卡纸总是报 E5')
    await page.getByRole('link', { name: '提交工单' }).click()
    const subject = page.locator('caselore-ticket-form #subject')
    await expect.poll(() => subject.inputValue()).toBe('打印机卡纸总是报 E5')
    await page.goBack()
    await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('打印机卡纸总是报 E5')
  })

  it('files a ticket and shows how far it is, also after a reload', async () => {
    await page.getByRole('link', { name: '提交工单' }).click()
    await page.locator('caselore-ticket-form').getByRole('button', { name: '提交工单' }).click()
    await page.locator('caselore-ticket-form [data-state=filed]').waitFor()
    await goto(page, '#/help')
    const own = page.locator('.own-ticket').first()
    await own.getByText('已收到，等待受理').waitFor()
    await page.reload()
    await ready(page)
    await own.getByText('打印机卡纸总是报 E5').waitFor()
  })

  it('says that the network is gone, and that work can go on', async () => {
    await page.context().setOffline(true)
    await page.getByText('网络已断开').waitFor()
    await page.context().setOffline(false)
    await page.getByText('网络已断开').waitFor({ state: 'detached' })
  })

  it('starts over when told to', async () => {
    await page.locator('.avatar').click()
    await page.getByRole('button', { name: '重置演示数据' }).click()
    await page.getByRole('button', { name: '删除并重置' }).click()
    await page.getByText('您还没有提交过工单').waitFor()
  })
})
