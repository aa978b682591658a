import type { SavedView } from '@caselore/core/schema'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { parts } from '../base/parts.js'
import type { TicketListController } from './controller.js'
import type { TicketListTexts } from './messages.js'

/** The saved views with their counts. */
export function viewsView(
  { state, show }: TicketListController,
  t: TicketListTexts,
  format: Formatter,
): TemplateResult {
  const entry = (id: string | undefined, name: string) => {
    const current = state.view === id || (state.view === undefined && id === 'default-all')
    const count = id === undefined ? undefined : state.counts[id]
    return html`<button type="button" part=${parts('button', 'quiet', 'view', current && 'active')} class="view"
      aria-current=${current ? 'true' : nothing} @click=${() => show(id)}>
      <span>${name}</span>
      ${count ? html`<span part="count" class="number">${format.number(count.n)}${count.exact ? nothing : '+'}</span>` : nothing}
    </button>`
  }
  return html`<nav part="views" class="views" aria-label=${t.views}>
    ${state.views.some(({ id }) => id === 'default-all') ? nothing : entry(undefined, t.view_all)} ${state.views.map((view) => entry(view.id, nameOf(view, t)))}
  </nav>`
}

/** The desk's own views are named by ids of the catalogue, a person's views by whoever saved them. */
function nameOf({ id, name }: SavedView, t: TicketListTexts): string {
  const key = `view_${name}`
  return id.startsWith('default-') && isOwnView(key) ? t[key] : name
}

const ownViews = [
  'view_unassigned',
  'view_mine',
  'view_open',
  'view_waiting',
  'view_resolved',
  'view_all',
] as const
const isOwnView = (key: string): key is (typeof ownViews)[number] => ownViews.some((known) => known === key)
