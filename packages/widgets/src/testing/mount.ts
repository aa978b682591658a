import type { DeskClient } from '@caselore/core/desk'
import axe from 'axe-core'
import '../theme/theme.css'
import { fakeNow } from './fake-data.js'

export interface Mounted<Name extends keyof HTMLElementTagNameMap> {
  readonly element: HTMLElementTagNameMap[Name]
  readonly provider: HTMLElementTagNameMap['caselore-provider']
}

/** Puts one widget inside a provider on the page, replacing what stood there, and waits until it has rendered. */
export async function mount<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  client: DeskClient,
  properties: object = {},
  locale = 'zh-CN',
): Promise<Mounted<Name>> {
  const provider = document.createElement('caselore-provider')
  const element = document.createElement(name)
  Object.assign(provider, { client, locale, now: () => fakeNow, zone: 'Asia/Shanghai' })
  Object.assign(element, properties)
  provider.append(element)
  document.body.replaceChildren(provider)
  await settled(element)
  return { element, provider }
}

/** Waits until nothing that is under way in the fake desk or in Lit can still change what is rendered. */
export async function settled(element: Element): Promise<void> {
  const loading = () => element.shadowRoot?.querySelector('.skeleton') != null
  for (let round = 0; round < 4 || (loading() && round < 100); round += 1) {
    await new Promise((resolve) => setTimeout(resolve))
    await (element as Partial<{ updateComplete: Promise<unknown> }>).updateComplete
  }
}

export const inside = (element: Element): ShadowRoot => {
  if (!element.shadowRoot) throw new Error(`${element.localName} has no shadow root`)
  return element.shadowRoot
}

/** The first element inside a widget that matches; a missing one fails the test with the selector's name. */
export function get<Kind extends HTMLElement = HTMLElement>(element: Element, selector: string): Kind {
  const found = inside(element).querySelector<Kind>(selector)
  if (!found) throw new Error(`there is no ${selector} in ${element.localName}`)
  return found
}

export const all = (element: Element, selector: string): HTMLElement[] => [
  ...inside(element).querySelectorAll<HTMLElement>(selector),
]

/** Types into a control as a person would: value first, then the event. */
export async function type(element: Element, selector: string, text: string): Promise<void> {
  const control = get<HTMLInputElement>(element, selector)
  control.value = text
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  await settled(element)
}

export async function press(element: Element, selector: string, key: string): Promise<void> {
  get(element, selector).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  )
  await settled(element)
}

export async function click(element: Element, selector: string): Promise<void> {
  get(element, selector).click()
  await settled(element)
}

/** The next event of that name, with its detail. */
export function heard<Detail>(target: EventTarget, name: string): Promise<Detail> {
  return new Promise((resolve) =>
    target.addEventListener(name, (event) => resolve((event as CustomEvent<Detail>).detail), { once: true }),
  )
}

/** What axe-core finds wrong with a widget under the default theme, light and dark, as `rule: selector`. */
export async function violations(element: Element): Promise<string[]> {
  const found: string[] = []
  for (const scheme of ['light', 'dark']) {
    document.documentElement.style.colorScheme = scheme
    document.body.style.background = 'var(--caselore-surface)'
    stopTransitions(element)
    await new Promise((resolve) => setTimeout(resolve, 50))
    found.push(...(await violationsNow(element)).map((violation) => `${scheme} ${violation}`))
  }
  document.documentElement.style.colorScheme = 'light'
  return found
}

/** So that no colour is measured half way, however busy the machine. */
function stopTransitions(element: Element): void {
  for (const host of [element, ...element.children]) (host as HTMLElement).style.setProperty('--_quick', '0s')
}

async function violationsNow(element: Element): Promise<string[]> {
  const { violations: found } = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { region: { enabled: false } },
  })
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`))
}
