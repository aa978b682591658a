import axe from 'axe-core'
import type { Page } from 'playwright'
import { speak } from './support.js'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong, as rule and place, so that a failure can be read. */
export async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values } })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.flat().join(' › ')}: ${failureSummary}`),
    )
  }, tags)
}

/** The same of what stands on the page now, in English and then in Chinese, which it goes on in. */
export async function findingsInBoth(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const language of ['en', 'zh-CN'] as const) {
    await speak(page, language)
    // At the top the header, which stays in sight, covers half a button of no row.
    await page.evaluate(() => scrollTo(0, 0))
    found.push(...(await findings(page)).map((finding) => `${language}: ${finding}`))
  }
  return found
}
