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
    const current = state.view === id
    const count = id === undefined ? undefined : state.counts[id]
    return html`<button type="button" part=${parts('button', 'quiet', 'view', current && 'active')} class="view"
      aria-current=${current ? 'true' : nothing} @click=${() => show(id)}>
      <span>${name}</span>
      ${count ? html`<span part="count" class="number">${format.number(count.n)}${count.exact ? nothing : '+'}</span>` : nothing}
    </button>`
  }
  return html`<nav part="views" class="views" aria-label=${t.views}>
    ${entry(undefined, t.all)} ${state.views.map(({ id, name }) => entry(id, name))}
  </nav>`
}
