import type { DeskClient } from '@caselore/core/desk'
import type { PropertyValues } from 'lit'
import { CaseloreElement } from '../base/element.js'
import { focusWithin } from '../base/focus.js'
import { LazyView } from '../base/lazy-view.js'
import { mayEver } from '../base/session-of.js'
import { failureNotice, skeleton } from '../base/states.js'
import { Ticker } from '../base/ticker.js'
import { createTicketDetailController, type TicketDetailController } from './controller.js'
import type { TicketDetailView } from './view-context.js'

/**
 * One ticket in one view: the conversation and what may be done, beside it customer, clocks, fields and cases that help.
 * The requester meets the same element with what is theirs: their conversation, the solution to confirm, the rating.
 *
 * @customElement caselore-ticket-detail
 * @fires {CustomEvent<{ kind: 'ticket' | 'case', id: string }>} caselore-open - A case was chosen, or drafted from the ticket.
 * @fires {CustomEvent<{ id: string, status: string }>} caselore-changed - The ticket was changed by this person.
 * @csspart entry - One entry of the timeline; with `comment` or `event`, `public` or `internal`, `requester` or `agent`.
 * @csspart aside - A block of the right column.
 */
export class CaseloreTicketDetail extends CaseloreElement<TicketDetailController> {
  static override properties = {
    ticket: { type: String },
    assignees: { attribute: false },
    teams: { attribute: false },
    tick: { type: Number },
  }

  /** The ticket's id. */
  declare ticket: string | undefined
  /** Ids to choose from when assigning; without them an id is typed. */
  declare assignees: readonly string[] | undefined
  /** Ids to choose from when transferring; without them an id is typed. */
  declare teams: readonly string[] | undefined
  /** Every how many milliseconds times left count on; default 30,000, 0 stands still. */
  declare tick: number
  readonly #lazy = new LazyView(this, () => import('./view.js'))

  readonly #ticker = new Ticker(
    this,
    () => this.tick,
    () => void this.controller?.recount(),
  )
  #form: string | undefined

  constructor() {
    super()
    this.tick = 30_000
  }

  protected override connect(client: DeskClient): TicketDetailController {
    return createTicketDetailController(client, this.ticket ?? '')
  }

  protected override inputs() {
    return [this.ticket]
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('tick')) this.#ticker.restart()
    const form = this.controller?.state.form?.event
    if (form !== this.#form) {
      const target = form ? '.actions form :is(textarea, input, select)' : `[id="step-${this.#form}"]`
      this.#form = form
      void focusWithin(this, target)
    }
  }

  protected override view(): unknown {
    return this.#lazy.show(this.lingua, 6, this.controller, (views, controller) => {
      const retry = () => void controller.reload()
      if (!this.ticket) return views.untitledView(this.lingua)
      const { status, ticket, failure } = controller.state
      if (status === 'loading') return skeleton(this.lingua, 6)
      if (!ticket) return failureNotice(failure, this.lingua, { retry })
      return views.ticketView(this.#context(controller, ticket, views), () => this.#draft())
    })
  }

  #context(
    controller: TicketDetailController,
    ticket: TicketDetailView['ticket'],
    { ticketDetailMessages }: typeof import('./view.js'),
  ): TicketDetailView {
    return {
      controller,
      ticket,
      t: this.textsIn(ticketDetailMessages),
      format: this.format,
      locale: this.lingua,
      now: this.moment,
      nameOf: (id) => this.nameFor(id),
      link: (kind, id, content, part) => this.link(kind, id, content, part),
      tell: (doing, done) => void this.#tell(doing, done),
      assignees: this.assignees ?? [],
      teams: this.teams ?? [],
      staff: mayEver(controller.state.session, 'comment.note'),
    }
  }

  async #tell(doing: Promise<boolean>, done: string | undefined): Promise<void> {
    if (!(await doing)) return
    if (done) this.announce(done)
    const { id, status } = this.controller?.state.ticket ?? {}
    this.dispatchEvent(
      new CustomEvent('caselore-changed', { detail: { id, status }, bubbles: true, composed: true }),
    )
  }

  async #draft(): Promise<void> {
    const draft = await this.controller?.draftCase()
    if (draft) this.go('case', draft.id)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-ticket-detail': CaseloreTicketDetail
  }
}
