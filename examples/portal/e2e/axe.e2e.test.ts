import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings } from './findings.js'
import { type Screen, screensOf, visit } from './screens.js'
import { type Portal, speak, start } from './support.js'

describe('the screens of the portal', () => {
  let portal: Portal
  let page: Page
  let screens: Screen[]
  beforeAll(async () => {
    portal = await start()
    page = await portal.open({ reducedMotion: 'reduce' })
    screens = await screensOf(page)
  }, 300_000)
  afterAll(() => portal?.stop())

  it.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
    ['en', 'light'],
    ['zh-CN', 'dark'],
  ] as const)(
    'are accessible in %s, %s',
    async (language, colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await speak(page, language)
      const found: Record<string, string[]> = {}
      for (const screen of screens) {
        await visit(page, screen)
        const wrong = await findings(page)
        if (wrong.length > 0) found[screen.name] = wrong
      }
      expect(found).toEqual({})
    },
    240_000,
  )

  it('are accessible with the menu, the dialog or a refused form on them', async () => {
    await visit(page, screens[0] as Screen)
    await page.locator('.avatar').click()
    expect(await findings(page)).toEqual([])
    await page.locator('#account .menu-item').last().click()
    expect(await findings(page)).toEqual([])
    await page.locator('dialog button').first().click()
    await visit(page, screens.find(({ place }) => place === '#/help/new') as Screen)
    await page.locator('caselore-ticket-form button[type=submit]').click()
    await page.locator('#summary').waitFor()
    expect(await findings(page)).toEqual([])
  }, 60_000)
})
