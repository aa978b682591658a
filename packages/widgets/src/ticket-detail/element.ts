import type { DeskClient } from '@caselore/core/desk'
import { html, nothing, type PropertyValues } from 'lit'
import { CaseloreElement } from '../base/element.js'
import { focusWithin } from '../base/focus.js'
import { openLink } from '../base/open-link.js'
import { mayEver } from '../base/session-of.js'
import { emptyState, failureNotice, skeleton } from '../base/states.js'
import { baseStyles } from '../base/styles.js'
import { Ticker } from '../base/ticker.js'
import { slaBadgeStyles } from '../sla-badge/badge.js'
import { createTicketDetailController, type TicketDetailController } from './controller.js'
import { ticketDetailMessages } from './messages.js'
import { ticketDetailStyles } from './styles.js'
import { caseBanner, ratingView } from './view-banners.js'
import { clocksView } from './view-clocks.js'
import { composerView } from './view-composer.js'
import type { TicketDetailView } from './view-context.js'
import { customerView, fieldsView } from './view-customer.js'
import { headerView } from './view-header.js'
import { relatedView } from './view-related.js'
import { timelineView } from './view-timeline.js'
import { transitionsView } from './view-transitions.js'

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
  static override styles = [baseStyles, slaBadgeStyles, ticketDetailStyles]

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

  readonly #ticker = new Ticker(this, () => this.tick)
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

  protected override view() {
    const { controller } = this
    const t = this.textsIn(ticketDetailMessages)
    if (!this.ticket) return emptyState(t.untitled)
    if (!controller || controller.state.status === 'loading') return skeleton(this.lingua, 6)
    const { ticket, failure } = controller.state
    const retry = () => void controller.reload()
    if (!ticket) return failureNotice(failure, this.lingua, { retry })
    const view = this.#context(controller, ticket)
    const { description, resolution } = ticket
    return html`<div class="layout">
      <div class="stack" part="main">
        ${failureNotice(failure, this.lingua, { retry })}
        ${headerView(view)} ${caseBanner(view, () => this.#draft())} ${transitionsView(view)} ${ratingView(view)}
        ${description ? html`<section part="description"><h3 part="subheading">${t.description}</h3><p part="text" class="prose" dir="auto">${description}</p></section>` : nothing}
        ${resolution?.text ? html`<section part="card resolution"><h3 part="subheading">${t.resolution}</h3><p part="text" class="prose" dir="auto">${resolution.text}</p></section>` : nothing}
        ${timelineView(view)} ${composerView(view)}
      </div>
      <aside class="side" part="side" aria-label=${t.details}>
        ${customerView(view)} ${clocksView(view)} ${fieldsView(view)} ${relatedView(view)}
      </aside>
    </div>`
  }

  #context(controller: TicketDetailController, ticket: TicketDetailView['ticket']): TicketDetailView {
    return {
      controller,
      ticket,
      t: this.textsIn(ticketDetailMessages),
      format: this.format,
      locale: this.lingua,
      now: this.moment,
      nameOf: (id) => this.nameFor(id),
      link: (kind, id, content, part = 'link') =>
        openLink({ kind, id, content, part, hrefOf: this.hrefOf, open: () => this.#open(kind, id) }),
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
    if (draft && !this.#open('case', draft.id) && this.hrefOf) location.assign(this.hrefOf('case', draft.id))
  }

  #open(kind: 'ticket' | 'case', id: string): boolean {
    return !this.dispatchEvent(
      new CustomEvent('caselore-open', {
        detail: { kind, id },
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-ticket-detail': CaseloreTicketDetail
  }
}
