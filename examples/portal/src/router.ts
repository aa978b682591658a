import { h } from './dom.js'
import { retell } from './language.js'
import type { Page, Visit } from './page.js'
import { homeOf, places } from './places.js'
import { linkTo, statePage } from './state-page.js'

interface Kept {
  readonly element: HTMLElement
  readonly search: string
  readonly top: number
}

export interface RouterOptions {
  readonly main: HTMLElement
  readonly pages: readonly Page[]
  /** What every visit of the person who is signed in has in common. */
  readonly who: Pick<Visit, 'client' | 'session' | 'rights'>
  readonly name: string
  onShown(page: Page | undefined): void
}

export interface Router {
  leave(): void
  /** Whether the address leads to something that the person may see. */
  readonly isOpen: boolean
}

/** Shows the page of the address, and the next one whenever the address changes, until it is left. */
export function startRouter(options: RouterOptions): Router {
  const { main, pages, who } = options
  const kept = new Map<Page, Kept>()
  const over = new AbortController()
  let visit = new AbortController()
  let shown: { readonly page: Page | undefined; readonly element: HTMLElement; search: string } | undefined
  let moves = 0

  function show(): void {
    const { page, id, search } = find(pages)
    const home = homeOf(who.rights)
    if (!location.hash && home) {
      location.replace(home)
      return
    }
    keepShown()
    visit.abort()
    visit = new AbortController()
    const before = page && kept.get(page)
    const again = before?.search === search ? before : undefined
    const element = again?.element ?? make(page, id, search)
    shown = { page, element, search }
    main.replaceChildren(element)
    retell(element)
    options.onShown(page)
    scrollTo(0, again?.top ?? 0)
    if (moves++ > 0) focusOn(element)
  }

  function keepShown(): void {
    if (!shown?.page?.keep) return
    kept.set(shown.page, { element: shown.element, search: shown.search, top: scrollY })
  }

  function make(page: Page | undefined, id: string, search: string): HTMLElement {
    if (!homeOf(who.rights))
      return statePage(
        (t) => t.nothingForRole,
        (t) => t.nothingForRoleHint,
      )
    if (!page)
      return statePage(
        (t) => t.notFound,
        (t) => t.notFoundHint,
        homeLink(),
      )
    if (!page.open(who.rights))
      return statePage(
        (t) => t.noAccess,
        (t) => t.noAccessHint(options.name),
        homeLink(),
      )
    const signal = page.keep ? over.signal : AbortSignal.any([visit.signal, over.signal])
    try {
      return page.show({ ...who, id, query: new URLSearchParams(search), signal })
    } catch (error) {
      console.error(error)
      const retry = h('button', {
        type: 'button',
        class: 'button primary',
        text: (t) => t.retry,
        onclick: show,
      })
      return statePage(
        (t) => t.pageFailed,
        (t) => t.pageFailedHint,
        retry,
        homeLink(),
      )
    }
  }

  const homeLink = () => linkTo(homeOf(who.rights) ?? places.library, (t) => t.goHome)

  addEventListener('hashchange', show, { signal: over.signal })
  // A page may write what was typed into its own address; it is the same page for all that.
  const noteAddress = () => {
    if (shown) shown.search = find(pages).search
  }
  addEventListener('portal-address', noteAddress, { signal: over.signal })
  show()
  return {
    leave: () => over.abort(),
    get isOpen() {
      return shown?.page?.open(who.rights) ?? false
    },
  }
}

/**
 * Keeps what was typed in the address without another entry in the browser's history. A page that was left in the meantime,
 * while its search was still answered, has no say in it any more.
 */
export function rewriteAddress(path: string, query: Readonly<Record<string, string>>): void {
  if (location.hash.split('?')[0] !== path) return
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
  history.replaceState(null, '', search ? `${path}?${search}` : path)
  dispatchEvent(new Event('portal-address'))
}

function find(pages: readonly Page[]) {
  const [path = '', search = ''] = location.hash.slice(1).split('?')
  for (const page of pages) {
    const pattern = new RegExp(`^${page.path.replace(':id', '([^/]+)')}$`)
    const match = pattern.exec(path)
    if (match) return { page, id: decodeURIComponent(match[1] ?? ''), search }
  }
  return { page: undefined, id: '', search }
}

/** Moves the focus to the new page's heading, so that a screen reader reads where it is. */
function focusOn(element: HTMLElement): void {
  const heading = element.querySelector('h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
