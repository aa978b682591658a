import type { DeskClient, ListQuery, TicketView } from '@caselore/core/desk'
import type { OpenFilter } from '@caselore/core/filter'
import { html, nothing, type PropertyValues } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { cssVars } from '../base/css-vars.js'
import { CaseloreElement } from '../base/element.js'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { emptyState, failureNotice, skeleton } from '../base/states.js'
import { baseStyles } from '../base/styles.js'
import { Ticker } from '../base/ticker.js'
import { slaBadgeStyles } from '../sla-badge/badge.js'
import { createTicketListController, type TicketListController } from './controller.js'
import { moveOf } from './keys.js'
import { type TicketListTexts, ticketListMessages } from './messages.js'
import { ticketListStyles } from './styles.js'
import { bulkView } from './view-bulk.js'
import { type RowContext, rowCells } from './view-row.js'
import { viewsView } from './view-views.js'
import { windowOf } from './window-of.js'

/**
 * A queue of tickets: of any length, worked through with the keyboard, kept current without moving what is being read.
 * Focus stays on the grid and the active row is named to screen readers, so that scrolling never loses it.
 *
 * @customElement caselore-ticket-list
 * @fires {CustomEvent<{ kind: 'ticket', id: string }>} caselore-open - A row was opened.
 * @fires {CustomEvent<{ ids: string[] }>} caselore-selected - The selection changed.
 * @csspart row - A row; with `active`, `selected` and its priority as further parts, for example `::part(row urgent)`.
 * @csspart cell - A cell; with `cell-priority`, `cell-subject`, `cell-customer`, `cell-due`, `cell-state` or `cell-last`.
 * @cssprop --caselore-row-height - Height of every row.
 * @cssprop --caselore-list-height - Greatest height of the part that scrolls.
 */
export class CaseloreTicketList extends CaseloreElement<TicketListController> {
  static override styles = [baseStyles, slaBadgeStyles, ticketListStyles]

  static override properties = {
    where: { attribute: false },
    order: { attribute: false },
    pageSize: { type: Number, attribute: 'page-size' },
    views: { type: Boolean },
    renderRow: { attribute: false },
    tick: { type: Number },
  }

  /** Which tickets; default: all that the person may see. */
  declare where: OpenFilter | undefined
  /** Default: newest first. */
  declare order: ListQuery['order'] | undefined
  declare pageSize: number | undefined
  /** Shows the saved views with their counts. */
  declare views: boolean
  /** Renders the content of a row in the host's own way: a string, a node or a Lit template. All rows are equally high. */
  declare renderRow: ((ticket: TicketView, context: RowContext) => unknown) | undefined
  /** Every how many milliseconds times left count on; default 30,000, 0 stands still. */
  declare tick: number

  #top = 0
  #height = 600
  #rowHeight = 44
  #arrived = 0
  #chosen: ReadonlySet<string> = new Set()
  readonly #ticker = new Ticker(this, () => this.tick)
  readonly #resized =
    typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.#measure())

  constructor() {
    super()
    this.views = false
    this.tick = 30_000
  }

  protected override connect(client: DeskClient): TicketListController {
    const { where, order, pageSize, views } = this
    return createTicketListController(client, { where, order, pageSize, views })
  }

  protected override inputs() {
    return [this.where, this.order, this.pageSize, this.views]
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#resized?.disconnect()
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('tick')) this.#ticker.restart()
    const scroller = this.#scroller
    if (scroller) this.#resized?.observe(scroller)
    this.#measure()
    const { arrived, selected, items } = this.controller?.state ?? {}
    const fresh = arrived?.size ?? 0
    if (fresh > this.#arrived) this.announce(this.textsIn(ticketListMessages).arrived(fresh))
    this.#arrived = fresh
    if (items && selected && selected !== this.#chosen) this.#tellSelection(selected)
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller')
  }

  /** Rows take their height from CSS, whoever wrote it; all else follows from the first one. */
  #measure(): void {
    const scroller = this.#scroller
    const row = scroller?.querySelector<HTMLElement>('.row')
    if (!scroller || !row) return
    const [height, rowHeight] = [scroller.clientHeight, row.offsetHeight || this.#rowHeight]
    if (height === this.#height && rowHeight === this.#rowHeight) return
    this.#height = height
    this.#rowHeight = rowHeight
    void this.updateComplete.then(() => this.requestUpdate())
  }

  protected override view() {
    const { controller } = this
    if (!controller) return nothing
    const t = this.textsIn(ticketListMessages)
    return html`<div class="layout" ?data-views=${this.views}>
      ${this.views ? viewsView(controller, t, this.format) : nothing}
      <div class="main" part="main">
        ${this.#above(controller, t)}
        ${this.#body(controller, t)}
      </div>
    </div>`
  }

  #above(controller: TicketListController, t: TicketListTexts) {
    const { arrived, failure, total, exact, status } = controller.state
    const n = this.format.number(total)
    return html`
      <div class="line" part="above">
        <span part="quiet">${status === 'ready' ? (exact ? t.count(n) : t.countOver(n)) : nothing}</span>
        ${
          arrived.size > 0
            ? html`<button type="button" part="button quiet arrived" @click=${this.#showArrived}>${icons.up()} ${t.arrived(arrived.size)}</button>`
            : nothing
        }
      </div>
      ${bulkView(controller, t, this.lingua)}
      ${failureNotice(failure, this.lingua, { retry: () => void controller.reload() })}`
  }

  #body(controller: TicketListController, t: TicketListTexts) {
    const { status, total } = controller.state
    if (status === 'loading') return skeleton(this.lingua, 8)
    if (status === 'failed') return nothing
    if (total === 0) return emptyState(t.none, t.noneHint)
    const { items, active, selected } = controller.state
    const current = items[active]
    return html`
      <div role="grid" part="grid focusable" tabindex="0" aria-label=${t.tickets} aria-describedby="keys" aria-multiselectable="true"
        aria-rowcount=${total + 1} aria-activedescendant=${current ? `row-${current.id}` : nothing} @keydown=${this.#keyed}>
        ${this.#head(controller, t, selected.size > 0 && selected.size === items.length)}
        <div role="rowgroup" class="scroller" part="scroller" @scroll=${this.#scrolled}>
          <div role="presentation" class="rows" ${cssVars({ '--_all': `${total * this.#rowHeight}px` })}>${this.#rows(controller, t)}</div>
        </div>
      </div>
      <p class="silent" id="keys">${t.keys}</p>`
  }

  #head({ selectAll }: TicketListController, t: TicketListTexts, all: boolean) {
    const title = (
      name: keyof Pick<TicketListTexts, 'priority' | 'subject' | 'customer' | 'due' | 'state' | 'last'>,
    ) => html`<span role="columnheader" part="column">${t[name]}</span>`
    return html`<div role="rowgroup"><div role="row" aria-rowindex="1" class="head" part="head">
      <span role="columnheader" part="column" class="pick"><input type="checkbox" part="checkbox" tabindex="-1" aria-label=${t.selectAll}
        .checked=${all} @change=${(event: Event) => selectAll((event.target as HTMLInputElement).checked)}></span>
      ${title('priority')} ${title('subject')} ${title('customer')} ${title('due')} ${title('state')} ${title('last')}
    </div></div>`
  }

  #rows(controller: TicketListController, t: TicketListTexts) {
    const { items, total, active } = controller.state
    const { start, end } = windowOf({
      top: this.#top,
      height: this.#height,
      rowHeight: this.#rowHeight,
      total,
    })
    if (end > items.length) void controller.need(end)
    const indexes = Array.from({ length: end - start }, (_, i) => start + i)
    // The active row is always there: the grid names it to screen readers, also while it is scrolled away.
    if (active < start || active >= end) indexes.push(active)
    const context: RowContext = { format: this.format, now: this.moment, t, nameOf: (id) => this.nameFor(id) }
    return repeat(
      indexes,
      (index) => items[index]?.id ?? index,
      (index) => this.#row(controller, index, context),
    )
  }

  #row({ state, toggle }: TicketListController, index: number, context: RowContext) {
    const ticket = state.items[index]
    const place = cssVars({ '--_top': `${index * this.#rowHeight}px` })
    if (!ticket)
      return html`<div role="row" aria-rowindex=${index + 2} class="row" part="row" ${place}><span role="gridcell" class="own" part="bone"></span></div>`
    const selected = state.selected.has(ticket.id)
    const active = index === state.active
    return html`<div role="row" id="row-${ticket.id}" class="row" part=${parts('row', ticket.priority, active && 'active', selected && 'selected')}
      aria-rowindex=${index + 2} aria-selected=${selected} data-state=${active ? 'active' : nothing} ${place}
      @click=${(event: MouseEvent) => this.#clicked(event, index)}>
      <span role="gridcell" class="pick target"><input type="checkbox" part="checkbox" tabindex="-1" aria-label=${context.t.select(ticket.number)}
        .checked=${selected} @change=${() => toggle(ticket.id)}></span>
      ${this.renderRow ? html`<span role="gridcell" class="own">${this.renderRow(ticket, context)}</span>` : rowCells(ticket, context)}
    </div>`
  }

  #clicked(event: MouseEvent, index: number): void {
    const onBox = (event.target as Element).closest('.pick')
    this.controller?.activate(index)
    if (!onBox) this.#open(index)
    else if (event.target === onBox) onBox.querySelector('input')?.click()
  }

  #keyed(event: KeyboardEvent): void {
    const { controller } = this
    if (!controller || event.ctrlKey || event.metaKey || event.altKey) return
    const { active, items, total } = controller.state
    const page = Math.max(1, Math.floor(this.#height / this.#rowHeight) - 1)
    const next = moveOf(event.key, { active, total, page })
    const current = items[active]
    if (next !== undefined) this.#goTo(next)
    else if (event.key === 'Enter') this.#open(active)
    else if ((event.key === 'x' || event.key === ' ') && current) controller.toggle(current.id)
    else if (event.key === 'Escape' && controller.state.selected.size > 0) controller.selectAll(false)
    else return
    event.preventDefault()
  }

  #goTo(index: number): void {
    this.controller?.activate(index)
    const scroller = this.#scroller
    if (!scroller) return
    const top = index * this.#rowHeight
    if (top < scroller.scrollTop) scroller.scrollTop = top
    else if (top + this.#rowHeight > scroller.scrollTop + this.#height)
      scroller.scrollTop = top + this.#rowHeight - this.#height
  }

  #scrolled(event: Event): void {
    this.#top = (event.currentTarget as HTMLElement).scrollTop
    this.requestUpdate()
  }

  #showArrived(): void {
    this.#scroller?.scrollTo({ top: 0 })
    void this.controller?.reload()
  }

  #open(index: number): void {
    const ticket = this.controller?.state.items[index]
    if (!ticket) return
    const detail = { kind: 'ticket', id: ticket.id }
    const event = new CustomEvent('caselore-open', {
      detail,
      bubbles: true,
      composed: true,
      cancelable: true,
    })
    if (this.dispatchEvent(event) && this.hrefOf) location.assign(this.hrefOf('ticket', ticket.id))
  }

  #tellSelection(selected: ReadonlySet<string>): void {
    const before = this.#chosen.size
    this.#chosen = selected
    if (before === 0 && selected.size === 0) return
    this.dispatchEvent(
      new CustomEvent('caselore-selected', { detail: { ids: [...selected] }, bubbles: true, composed: true }),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-ticket-list': CaseloreTicketList
  }
}
