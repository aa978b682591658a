import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findingsInBoth } from './findings.js'
import { countsInLibrary, hitOf, saidOn, searchFor, suggestedFor, widgetOn } from './pages.js'
import { ejectorCase, kept, publish, sealingCase } from './scenes.js'
import { goto, type Portal, signIn, start } from './support.js'

vi.setConfig({ testTimeout: 60_000 })

describe('the stories', () => {
  let portal: Portal
  let page: Page
  beforeAll(async () => {
    portal = await start()
    page = await portal.open({ reducedMotion: 'reduce' })
  }, 300_000)
  afterAll(() => portal?.stop())

  describe('先看案例', () => {
    const jam = '小票打印机 卡纸报 E5，打一半就停'
    const solvedIn = /已解决 (\d+) 次/
    const answer = () => page.locator('.answer').filter({ hasText: jam })
    const solved = async () => Number(solvedIn.exec((await answer().textContent()) ?? '')?.[1])

    it('shows two cases while the problem is typed', async () => {
      await signIn(page, 'requester-south')
      await goto(page, '#/help')
      await page.getByRole('combobox').fill('打印机卡纸总是报 E5')
      await answer().waitFor()
      const shown = await page
        .locator('.answer')
        .filter({ hasText: 'E5' })
        .getByRole('link')
        .allTextContents()
      expect(shown.sort()).toEqual(['标签打印机 卡纸，总是报 E5', jam].sort())
      expect.soft(await findingsInBoth(page)).toEqual([])
    })

    it('ends with one of them, no ticket, and one problem solved more', async () => {
      const own = () => page.locator('.own-ticket .number').allTextContents()
      const tickets = await own()
      const before = await solved()
      await answer().getByRole('link').click()
      const view = widgetOn(page, 'case-view')
      await view.getByRole('listitem').filter({ hasText: '镊子' }).first().waitFor()
      await view.getByRole('button', { name: '解决了我的问题' }).click()
      await view.getByText('太好了，已记录。').waitFor()
      expect.soft(await findingsInBoth(page)).toEqual([])
      await goto(page, '#/help')
      await page.getByRole('combobox').fill('打印机卡纸总是报 E5！')
      await expect.poll(solved).toBe(before + 1)
      expect(await own()).toEqual(tickets)
    })
  })

  describe('销售只看脱敏', () => {
    const { title } = ejectorCase
    const secrets = [kept.customer, kept.phone, kept.praise]
    let id = ''

    it('has a case whose solution names the customer and a phone number', async () => {
      id = await publish(page, 'agent-east', ejectorCase)
      await signIn(page, 'agent-east')
      await goto(page, `#/cases/${id}`)
      await widgetOn(page, 'case-view').getByText('感应间隙调到 2 毫米').waitFor()
      expect(await saidOn(page, secrets)).toEqual(secrets)
    })

    it('finds it by its problem, and shows neither', async () => {
      await signIn(page, 'sales')
      await goto(page, '#/library')
      await searchFor(page, '顶针不回位')
      await hitOf(page, title).getByText('部分内容已脱敏').waitFor()
      expect(await saidOn(page, secrets)).toEqual([])
    })

    it.each([
      ['customer', '璟珩'],
      ['phone', kept.phone],
      ['solution', kept.part],
    ])('gives no hit, no suggestion and no count for the %s', async (_, words) => {
      expect(await suggestedFor(page, words)).toEqual([])
      await searchFor(page, words)
      expect(await hitOf(page, title).count()).toBe(0)
      await page.getByText('没有找到相关案例').waitFor()
      expect(
        await widgetOn(page, 'search').locator('[part~=result-count], [part~=facet-value]').count(),
      ).toBe(0)
    })

    it('opens it masked, without the customer, and says how to ask', async () => {
      await goto(page, `#/cases/${id}`)
      const view = widgetOn(page, 'case-view')
      await view.locator('[data-part=solution][data-state=masked]').getByText('138****8077').waitFor()
      await view.getByText('请向案例库管理员申请临时授权').waitFor()
      expect(await saidOn(page, [...secrets, '璟珩'])).toEqual([])
      expect.soft(await findingsInBoth(page)).toEqual([])
    })
  })

  describe('跨区域', () => {
    const { title } = sealingCase
    let counts: string[] = []
    let id = ''

    it('has a case of two regions', async () => {
      await signIn(page, 'agent-north')
      counts = await countsInLibrary(page)
      expect(counts[0]).toMatch(/^找到 \d+ 个案例$/)
      id = await publish(page, 'agent-east', sealingCase)
    })

    it.each(['agent-east-2', 'agent-south'] as const)('is seen by %s', async (person) => {
      await signIn(page, person)
      await goto(page, '#/library')
      await searchFor(page, '横封刀温度漂移')
      await hitOf(page, title).getByRole('link').click()
      await widgetOn(page, 'case-view').getByText('换热电偶插头').waitFor()
    })

    it('is not there for the North: in search, suggestions, counts, or by its address', async () => {
      await signIn(page, 'agent-north')
      expect(await countsInLibrary(page)).toEqual(counts)
      await searchFor(page, '横封刀温度漂移')
      expect(await hitOf(page, title).count()).toBe(0)
      expect(await suggestedFor(page, '枕式包装机 横封')).toEqual([])
      await goto(page, `#/cases/${id}`)
      await page.getByText('没有找到该记录，或您无权查看。').waitFor()
      expect(await saidOn(page, [title, '热电偶'])).toEqual([])
    })
  })
})
