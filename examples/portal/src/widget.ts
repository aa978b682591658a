import '@caselore/widgets/define'
import { h } from './dom.js'
import { go, hrefOf, places } from './places.js'

type Listeners = { readonly [event: `caselore-${string}`]: (detail: never) => void }

/** A widget with its properties set, whose links lead to the portal's own addresses. */
export function widget<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  listeners: Listeners = {},
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(h(tag), { hrefOf }, properties)
  for (const [event, listen] of Object.entries(listeners))
    element.addEventListener(event, (heard) => listen((heard as CustomEvent<never>).detail))
  return element
}

interface Opened {
  readonly kind: 'ticket' | 'case'
  readonly id: string
  readonly mode?: string
}

/** Follows every widget that leads to a record, wherever in the page it is. */
export function followWidgets(root: HTMLElement): void {
  root.addEventListener('caselore-open', (event) => {
    const { kind, id, mode } = (event as CustomEvent<Opened>).detail
    event.preventDefault()
    go(kind === 'case' && mode === 'edit' ? places.editCase(id) : hrefOf(kind, id))
  })
}
