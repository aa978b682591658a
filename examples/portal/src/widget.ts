import { CaseloreTicketDetail } from '@caselore/widgets'
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
  const follow = (name: string, lead: (detail: Opened, event: Event) => void) =>
    root.addEventListener(name, (event) => lead((event as CustomEvent<Opened>).detail, event))
  follow('caselore-open', ({ kind, id, mode }, event) => {
    event.preventDefault()
    const from = event.target
    if (kind === 'ticket') go(places.ticket(id))
    else if (mode === 'edit') go(places.editCase(id))
    // A case that is looked at for a ticket can be cited there.
    else if (from instanceof CaseloreTicketDetail) go(places.caseFor(id, from.ticket))
    else go(places.case(id))
  })
  follow('caselore-edit', ({ id }) => go(places.editCase(id)))
  follow('caselore-removed', () => go(places.myCases))
}
