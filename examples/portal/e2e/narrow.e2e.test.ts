import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { screensOf, visit } from './screens.js'
import { type Portal, speak, start } from './support.js'

const width = 320

/** How far the page and each widget are wider than what is seen of them. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const wide = [document.documentElement, ...document.querySelectorAll('main [lang], main *')].filter(
      (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0,
    )
    return wide
      .filter((element) => getComputedStyle(element).overflowX !== 'hidden')
      .map((element) => `${element.localName}.${element.className} ${element.scrollWidth}`)
  })

describe('the portal on a narrow screen', () => {
  let portal: Portal
  let page: Page
  beforeAll(async () => {
    portal = await start()
    page = await portal.open({ viewport: { width, height: 640 }, hasTouch: true })
  }, 300_000)
  afterAll(() => portal?.stop())

  it('never scrolls sideways, in either language', async () => {
    const found: Record<string, string[]> = {}
    for (const screen of await screensOf(page)) {
      await visit(page, screen)
      for (const language of ['en', 'zh-CN'] as const) {
        await speak(page, language)
        const wide = await overflow(page)
        if (wide.length > 0) found[`${screen.name}, ${language}`] = wide
      }
    }
    expect(found).toEqual({})
  }, 180_000)

  it('gives fingers targets of 44 pixels at least in the header', async () => {
    const sizes = await page
      .locator('.bar :is(.brand, nav a, button.tool, .avatar)')
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44)
  })
})
