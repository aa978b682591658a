import type { CaseloreProvider } from '@caselore/widgets'
import { accountMenu } from './account-menu.js'
import { h, say } from './dom.js'
import { language, speak, texts } from './language.js'
import type { Page } from './page.js'
import { nameOf } from './people.js'
import { homeOf, places } from './places.js'
import type { Rights } from './rights.js'
import { settings } from './settings.js'
import { themeButton } from './theme-button.js'
import { followWidgets } from './widget.js'

export interface Shell {
  readonly provider: CaseloreProvider
  readonly main: HTMLElement
  /** The place for notices that concern the whole page. */
  readonly notices: HTMLElement
  showNavigation(rights: Rights): void
  markSection(page: Page | undefined): void
}

/** Header, main part and the place for notices. It stays while people and pages change. */
export function createShell(root: HTMLElement): Shell {
  const main = h('main', { id: 'main', tabindex: -1 })
  const notices = h('div', { class: 'notices' })
  const navigation = h('nav', { 'aria-label': (t) => t.navigation })
  const home = h(
    'a',
    { class: 'brand', href: '#' },
    h('img', { src: '/mark.svg', alt: '', width: 28, height: 28 }),
    say((t) => t.product),
  )
  const provider = Object.assign(h('caselore-provider'), { locale: language(), nameOf })
  provider.append(main)
  root.replaceChildren(
    h('a', {
      class: 'skip',
      href: '#main',
      text: (t) => t.skip,
      onclick: (event: Event) => skipTo(event, main),
    }),
    h(
      'header',
      { class: 'bar' },
      home,
      navigation,
      h('div', { class: 'tools' }, languageButton(provider), themeButton(), ...accountMenu()),
    ),
    notices,
    provider,
  )
  followWidgets(provider)
  nameDocument(main)
  return {
    provider,
    main,
    notices,
    showNavigation(rights) {
      home.href = homeOf(rights) ?? '#'
      navigation.replaceChildren(...entriesFor(rights))
    },
    markSection(page) {
      for (const link of navigation.querySelectorAll('a'))
        if (link.dataset.section === page?.section) link.setAttribute('aria-current', 'page')
        else link.removeAttribute('aria-current')
    },
  }
}

function entriesFor(rights: Rights): HTMLElement[] {
  const { asks, works, searches, writes, reviews, reports, asksAccess, grants, audits } = rights
  // Whoever works on tickets or cases meets it where a case is kept from them, and needs no entry for it.
  const looksForAccess = grants || (asksAccess && !works && !writes && !reviews)
  const entry = (shown: boolean, section: Page['section'], href: string) =>
    shown ? [h('a', { href, 'data-section': section, text: (t) => t[section] })] : []
  return [
    ...entry(asks, 'help', places.help),
    ...entry(works, 'queue', places.queue),
    ...entry(reviews, 'review', places.review),
    ...entry(searches, 'library', places.library),
    ...entry(writes, 'myCases', places.myCases),
    ...entry(reports, 'dashboard', places.dashboard),
    ...entry(looksForAccess, 'access', places.access),
    ...entry(audits, 'audit', places.audit),
  ]
}

function languageButton(provider: CaseloreProvider): HTMLElement {
  const switchOver = () => {
    const next = language() === 'en' ? 'zh-CN' : 'en'
    settings.language = next
    provider.locale = next
    // A new function tells the widgets that names may read differently.
    provider.nameOf = (id) => nameOf(id)
    speak(next)
  }
  return h(
    'button',
    { type: 'button', class: 'tool', 'aria-label': (t) => t.toOtherLanguage, onclick: switchOver },
    say((t) => t.otherLanguage),
  )
}

/** The address behind the hash belongs to the router, so the link only moves the focus. */
function skipTo(event: Event, main: HTMLElement): void {
  event.preventDefault()
  main.focus()
}

/** The document is called as its page's heading is, whoever changes that. */
function nameDocument(main: HTMLElement): void {
  const rename = () => {
    const heading = main.querySelector('h1')?.textContent?.trim()
    document.title = heading ? `${heading} · ${texts().product}` : texts().product
  }
  new MutationObserver(rename).observe(main, { childList: true, subtree: true, characterData: true })
}
