import type { DeskClient, FigureReport } from '@caselore/core/desk'
import type { Filter } from '@caselore/core/filter'
import type { PropertyValues } from 'lit'
import { CaseloreElement } from '../base/element.js'
import { LazyView } from '../base/lazy-view.js'
import { failureNotice, skeleton } from '../base/states.js'
import { createDashboardController, type DashboardController, type Grouping } from './controller.js'
import type { Range } from './ranges.js'
import type { TicketsDetail } from './view-context.js'

/**
 * Key figures for a lead: how each stands against its target, what it did against the time before, and its course as
 * drawings with a table beside each. Figures of tickets that policy keeps from the person are not in them.
 *
 * @customElement caselore-dashboard
 * @fires {CustomEvent<{ kpi: string, where: Filter, group: object }>} caselore-tickets - A figure or group was clicked: the filter of the tickets that it is over.
 * @csspart cards - The headline figures; `kpi` (+ `good`, `watch`, `alert`, `few`), `kpi-label`, `kpi-value`, `trend` (+ `better`, `worse`) stand in it.
 * @csspart charts - The drawings; `chart`, `plot`, `axis`, `tick`, `grid-line`, `limit`, `legend`, `series` (+ `series-1` to `series-4`).
 * @csspart attention - What needs a look.
 * @csspart figures - A table of figures.
 * @cssprop --caselore-series-1 - Colour of the first series of a drawing; up to `--caselore-series-4`.
 */
export class CaseloreDashboard extends CaseloreElement<DashboardController> {
  static override properties = {
    range: { type: Number },
    by: { type: String },
    where: { attribute: false },
    teams: { attribute: false },
    leads: { type: Boolean },
  }

  /** Days back: 7, 30, 90 or 365; default 30. */
  declare range: Range | undefined
  /** What the figures are told apart by at first: `team`, `region`, `category`, `channel`, `priority` or `product`. */
  declare by: Grouping | undefined
  /** Only such groups, as `{ field: 'team', op: 'eq', value: 'east' }`. */
  declare where: Filter | undefined
  /** Ids of the teams to choose from; without them there is no choice. */
  declare teams: readonly string[] | undefined
  /** Makes figures and groups lead to their tickets, by `caselore-tickets`, for those who may read tickets. */
  declare leads: boolean

  constructor() {
    super()
    this.leads = false
  }

  readonly #lazy = new LazyView(this, () => import('./view.js'))
  #told: FigureReport | undefined

  protected override connect(client: DeskClient): DashboardController {
    const { range, by, where } = this
    return createDashboardController(client, { range, by, where, now: () => this.moment })
  }

  protected override inputs() {
    return [this.range, this.by, this.where]
  }

  protected override updated(_changed: PropertyValues): void {
    const { report, busy } = this.controller?.state ?? {}
    const { views } = this.#lazy
    if (!report || !views || busy || report === this.#told) return
    if (this.#told !== undefined) this.announce(this.textsIn(views.dashboardMessages).updated)
    this.#told = report
  }

  protected override view(): unknown {
    return this.#lazy.show(this.lingua, 8, this.controller, (views, controller) => {
      const { state } = controller
      const retry = () => void controller.reload()
      if (state.status === 'failed') return failureNotice(state.failure, this.lingua, { retry })
      if (state.status === 'loading') return skeleton(this.lingua, 8)
      return views.dashboardView({
        controller,
        t: this.textsIn(views.dashboardMessages),
        format: this.format,
        now: this.moment,
        rtl: getComputedStyle(this).direction === 'rtl',
        nameOf: (id) => this.nameFor(id),
        teams: this.teams ?? [],
        lead: this.leads && state.mayRead ? (detail) => this.#lead(detail) : undefined,
      })
    })
  }

  #lead(detail: TicketsDetail): void {
    this.dispatchEvent(new CustomEvent('caselore-tickets', { detail, bubbles: true, composed: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-dashboard': CaseloreDashboard
  }
}
