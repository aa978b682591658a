import type { DeskClient, ListQuery, TicketView } from '@caselore/core/desk'
import type { OpenFilter } from '@caselore/core/filter'
import type { PropertyValues } from 'lit'
import { CaseloreElement } from '../base/element.js'
import { LazyView } from '../base/lazy-view.js'
import { Ticker } from '../base/ticker.js'
import { createTicketListController, type TicketListController } from './controller.js'
import { moveOf } from './keys.js'
import type { RowContext } from './view-row.js'

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
  /** Rows that are read at a time, 1 to 200; default 100. */
  declare pageSize: number | undefined
  /** Shows the saved views with their counts. */
  declare views: boolean
  /** Renders the content of a row in the host's own way: a string, a node or a Lit template. All rows are equally high. */
  declare renderRow: ((ticket: TicketView, context: RowContext) => unknown) | undefined
  /** Every how many milliseconds times left count on; default 30,000, 0 stands still. */
  declare tick: number

  readonly #lazy = new LazyView(this, () => import('./view.js'))
  #top = 0
  #height = 600
  #rowHeight = 44
  #bar = 0
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
    const { views } = this.#lazy
    if (views && fresh > this.#arrived) this.announce(this.textsIn(views.ticketListMessages).arrived(fresh))
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
    const { clientHeight: height, offsetWidth, clientWidth } = scroller
    const rowHeight = row.offsetHeight || this.#rowHeight
    const bar = offsetWidth - clientWidth
    if (height === this.#height && rowHeight === this.#rowHeight && bar === this.#bar) return
    this.#bar = bar
    this.#height = height
    this.#rowHeight = rowHeight
    void this.updateComplete.then(() => this.requestUpdate())
  }

  protected override view(): unknown {
    return this.#lazy.show(this.lingua, 8, this.controller, (views, controller) => {
      return views.listPage({
        controller,
        t: this.textsIn(views.ticketListMessages),
        format: this.format,
        now: this.moment,
        nameOf: (id) => this.nameFor(id),
        views: this.views,
        renderRow: this.renderRow,
        place: { top: this.#top, height: this.#height, rowHeight: this.#rowHeight, bar: this.#bar },
        keyed: (event) => this.#keyed(event),
        scrolled: (event) => this.#scrolled(event),
        clicked: (event, index) => this.#clicked(event, index),
        showArrived: () => this.#showArrived(),
      })
    })
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
    if (ticket) this.go('ticket', ticket.id)
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
