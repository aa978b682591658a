import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { screensOf, visit } from './screens.js'
import { type Portal, speak, start } from './support.js'

interface Watched {
  violations: string[]
}

/** Notes every violation from before the first script of the page on. */
function watchViolations(): void {
  const violations: string[] = []
  Object.assign(window, { violations })
  document.addEventListener(
    'securitypolicyviolation',
    ({ violatedDirective, blockedURI, sample, sourceFile, lineNumber }) => {
      violations.push(`${violatedDirective} ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`)
    },
  )
}

const violations = (page: Page) => page.evaluate(() => (window as unknown as Watched).violations)

describe.each(['built', 'dev'] as const)('the content security policy of the portal (%s)', (mode) => {
  let portal: Portal
  let page: Page
  beforeAll(async () => {
    portal = await start(mode)
    page = await portal.open({ before: watchViolations })
  }, 300_000)
  afterAll(() => portal?.stop())

  it('is strict and asks for Trusted Types', async () => {
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*/)
  })

  it('is kept on every screen in both languages', async () => {
    for (const screen of await screensOf(page)) {
      await visit(page, screen)
      for (const language of ['en', 'zh-CN'] as const) await speak(page, language)
    }
    expect(await violations(page)).toEqual([])
  }, 180_000)

  it('would have been seen to be broken', async () => {
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
    await expect.poll(() => violations(page)).toHaveLength(1)
    await expect(page.evaluate(() => (document.body.innerHTML = '<b>x</b>'))).rejects.toThrow(/TrustedHTML/)
  })
})
