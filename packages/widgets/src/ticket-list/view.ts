import type { TicketView } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { cssVars } from '../base/css-vars.js'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { emptyState, failureNotice, skeleton } from '../base/states.js'
import { slaBadgeStyles } from '../sla-badge/styles.js'
import type { TicketListController } from './controller.js'
import { type TicketListTexts, ticketListMessages } from './messages.js'
import { ticketListStyles } from './styles.js'
import { bulkView } from './view-bulk.js'
import { type RowContext, rowCells } from './view-row.js'
import { viewsView } from './view-views.js'
import { windowOf } from './window-of.js'

export { ticketListMessages }

export const styles = [slaBadgeStyles, ticketListStyles]

export interface TicketListPage extends RowContext {
  readonly controller: TicketListController
  /** Whether the saved views are shown. */
  readonly views: boolean
  readonly renderRow: ((ticket: TicketView, context: RowContext) => unknown) | undefined
  /** Where the list is scrolled to, and how high it and each row are and how wide its scrollbar, in pixels. */
  readonly place: {
    readonly top: number
    readonly height: number
    readonly rowHeight: number
    readonly bar: number
  }
  readonly keyed: (event: KeyboardEvent) => void
  readonly scrolled: (event: Event) => void
  readonly clicked: (event: MouseEvent, index: number) => void
  readonly showArrived: () => void
}

/** The list with what stands round it: saved views, how many there are, what is done to the selected ones. */
export function listPage(page: TicketListPage): TemplateResult {
  const { controller, t, format, views } = page
  return html`<div class="layout" ?data-views=${views}>
    ${views ? viewsView(controller, t, format) : nothing}
    <div class="main" part="main">${above(page)} ${body(page)}</div>
  </div>`
}

function above({ controller, t, format, showArrived }: TicketListPage) {
  const { arrived, failure, total, exact, status } = controller.state
  const n = format.number(total)
  return html`
    <div class="line" part="above">
      <span part="quiet">${status === 'ready' ? (exact ? t.count(n) : t.countOver(n)) : nothing}</span>
      ${
        arrived.size > 0
          ? html`<button type="button" part="button quiet arrived" @click=${showArrived}>${icons.up()} ${t.arrived(arrived.size)}</button>`
          : nothing
      }
    </div>
    ${bulkView(controller, t, format.locale)}
    ${failureNotice(failure, format.locale, { retry: () => void controller.reload() })}`
}

function body(page: TicketListPage) {
  const { controller, t, format, place, keyed, scrolled } = page
  const { status, total, items, active, selected } = controller.state
  if (status === 'loading') return skeleton(format.locale, 8)
  if (status === 'failed') return nothing
  if (total === 0) return emptyState(t.none, t.noneHint)
  const current = items[active]
  return html`
    <div role="grid" part="grid focusable" tabindex="0" aria-label=${t.tickets} aria-describedby="keys" aria-multiselectable="true"
      aria-rowcount=${total + 1} aria-activedescendant=${current ? `row-${current.id}` : nothing} @keydown=${keyed}
      ${cssVars({ '--_bar': `${place.bar}px` })}>
      ${head(controller, t, selected.size > 0 && selected.size === items.length)}
      <div role="rowgroup" class="scroller" part="scroller" @scroll=${scrolled}>
        <div role="presentation" class="rows" ${cssVars({ '--_all': `${total * place.rowHeight}px` })}>${rows(page)}</div>
      </div>
    </div>
    <p class="silent" id="keys">${t.keys}</p>`
}

function head({ selectAll }: TicketListController, t: TicketListTexts, all: boolean) {
  const title = (
    name: keyof Pick<TicketListTexts, 'priority' | 'subject' | 'customer' | 'due' | 'state' | 'last'>,
  ) => html`<span role="columnheader" part="column">${t[name]}</span>`
  return html`<div role="rowgroup"><div role="row" aria-rowindex="1" class="head" part="head">
    <span role="columnheader" part="column" class="pick"><input type="checkbox" part="checkbox" tabindex="-1" aria-label=${t.selectAll}
      .checked=${all} @change=${(event: Event) => selectAll((event.target as HTMLInputElement).checked)}></span>
    ${title('priority')} ${title('subject')} ${title('customer')} ${title('due')} ${title('state')} ${title('last')}
  </div></div>`
}

function rows(page: TicketListPage) {
  const { controller, place } = page
  const { items, total, active } = controller.state
  const { start, end } = windowOf({ ...place, total })
  if (end > items.length) void controller.need(end)
  const indexes = Array.from({ length: end - start }, (_, i) => start + i)
  // The active row is always there: the grid names it to screen readers, also while it is scrolled away.
  if (active < start || active >= end) indexes.push(active)
  return repeat(
    indexes,
    (index) => items[index]?.id ?? index,
    (index) => row(index, page),
  )
}

function row(index: number, page: TicketListPage) {
  const { controller, t, format, now, nameOf, renderRow, clicked, place } = page
  const { state, toggle } = controller
  const ticket = state.items[index]
  const top = cssVars({ '--_top': `${index * place.rowHeight}px` })
  if (!ticket)
    return html`<div role="row" aria-rowindex=${index + 2} class="row" part="row" ${top}><span role="gridcell" class="own" part="bone"></span></div>`
  const selected = state.selected.has(ticket.id)
  const active = index === state.active
  const context: RowContext = { t, format, now, nameOf }
  return html`<div role="row" id="row-${ticket.id}" class="row" part=${parts('row', ticket.priority, active && 'active', selected && 'selected')}
    aria-rowindex=${index + 2} aria-selected=${selected} data-state=${active ? 'active' : nothing} ${top}
    @click=${(event: MouseEvent) => clicked(event, index)}>
    <span role="gridcell" class="pick target"><input type="checkbox" part="checkbox" tabindex="-1" aria-label=${t.select(ticket.number)}
      .checked=${selected} @change=${() => toggle(ticket.id)}></span>
    ${renderRow ? html`<span role="gridcell" class="own">${renderRow(ticket, context)}</span>` : rowCells(ticket, context)}
  </div>`
}
