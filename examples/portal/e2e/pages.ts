import type { DeskClient } from '@caselore/core'
import type { JSHandle, Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { goto } from './support.js'

/** One of the widgets on the page. */
export const widgetOn = (page: Page, name: string): Locator => page.locator(`#main caselore-${name}`)

/** The address behind the hash, without what stands behind its question mark. */
export const placeOf = (page: Page): Promise<string> => page.evaluate(() => location.hash.split('?')[0] ?? '')

/** Which of the words the page says, in its widgets too: in texts, names and hints, or in a control. */
export const saidOn = (page: Page, words: readonly string[]): Promise<string[]> =>
  page.evaluate((words) => {
    const spoken = ['aria-label', 'title', 'placeholder', 'alt']
    const said = (node: Node): string[] => {
      if (node instanceof Text) return [node.data]
      if (!(node instanceof Element || node instanceof ShadowRoot)) return []
      const below = [...node.childNodes].flatMap(said)
      if (!(node instanceof Element)) return below
      const value = 'value' in node ? [String(node.value)] : []
      const names = spoken.flatMap((name) => node.getAttribute(name) ?? [])
      return [...names, ...value, ...(node.shadowRoot ? said(node.shadowRoot) : []), ...below]
    }
    const main = document.querySelector('#main')
    if (!main) throw new Error('the page has no main part')
    const all = [document.title, ...said(main)].join('\n')
    return words.filter((word) => all.includes(word))
  }, words)

/** The desk as the signed-in person meets it, past all screens: for what no screen offers, and for setting a scene. */
export const clientOn = (page: Page): Promise<JSHandle<DeskClient>> =>
  page.evaluateHandle(() => {
    const { client } = document.querySelector('caselore-provider') ?? {}
    if (!client) throw new Error('nobody is signed in')
    return client
  })

/** Takes a step of the ticket by its button; one that asks for something is told it. */
export async function takeStep(
  page: Page,
  step: string,
  told?: readonly [label: string, text: string],
): Promise<void> {
  const ticket = widgetOn(page, 'ticket-detail')
  await ticket.getByRole('button', { name: step, exact: true }).click()
  if (!told) return
  await ticket.getByLabel(told[0]).fill(told[1])
  await ticket.getByRole('button', { name: '确定', exact: true }).click()
}

/** Waits until the ticket on the page stands so, in words. */
export const standsAt = (page: Page, state: string): Promise<void> =>
  widgetOn(page, 'ticket-detail').locator('header [part~=state]', { hasText: state }).waitFor()

/** Searches in the search box of the page and waits for the answer. */
export async function searchFor(page: Page, words: string): Promise<void> {
  const search = widgetOn(page, 'search')
  const answered = search.evaluate(
    (element, words) =>
      new Promise<void>((resolve) =>
        element.addEventListener('caselore-searched', (event) => {
          if ((event as CustomEvent<{ query: string }>).detail.query === words) resolve()
        }),
      ),
    words,
  )
  const box = search.getByRole('combobox')
  await box.fill(words)
  await box.press('Enter')
  await answered
}

/** What the library counts for the signed-in person: all results first, then each facet, and each shelf. */
export async function countsInLibrary(page: Page): Promise<string[]> {
  await goto(page, '#/library')
  await searchFor(page, '')
  const search = widgetOn(page, 'search')
  const shelves = page.locator('.classification nav li')
  await shelves.first().waitFor()
  return [
    ...(await search.locator('[part~=result-count]').allTextContents()),
    ...(await search.locator('[part~=facet-value]').allTextContents()),
    ...(await shelves.allTextContents()),
  ].map((text) => text.replaceAll(/\s+/g, ' ').trim())
}

/** A result of the search by the case's title. */
export const hitOf = (page: Page, title: string): Locator =>
  widgetOn(page, 'search').locator('[part~=hit]', { hasText: title })

/** What the page suggests once these characters are typed; waits until it is what the desk answers. */
export async function suggestedFor(page: Page, characters: string): Promise<string[]> {
  const search = widgetOn(page, 'search')
  await search.getByRole('combobox').fill(characters)
  const answer = await (await clientOn(page)).evaluate(
    async (desk, typed) => (await desk.cases.suggest(typed, 8)).map(({ text }) => text),
    characters,
  )
  await expect.poll(() => search.getByRole('option').locator('.grow').allTextContents()).toEqual(answer)
  return answer
}

/** Claims the case in the review desk, ticks the checklist, and gives the same stars in all three scores. */
export async function judge(page: Page, title: string, stars: string): Promise<void> {
  const desk = widgetOn(page, 'review-panel')
  await desk.getByRole('button', { name: title }).click()
  await desk.getByRole('button', { name: '领取审核' }).click()
  const checklist = desk.getByRole('group', { name: '审核清单' })
  await checklist.waitFor()
  for (const point of await checklist.getByRole('checkbox').all()) await point.check()
  for (const score of ['真实性', '典型性', '可复用性'])
    await desk.getByRole('group', { name: score }).getByRole('radio', { name: stars }).check({ force: true })
}

/** Passes what was judged, and waits until the review desk says so. */
export async function pass(page: Page, title: string): Promise<void> {
  const desk = widgetOn(page, 'review-panel')
  await desk.getByRole('button', { name: '审核通过' }).click()
  await desk.locator('[data-state=decided]', { hasText: `“${title}”已通过。` }).waitFor()
}
