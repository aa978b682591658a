import type { DeskClient, FileTicket, RelatedCase } from '@caselore/core/desk'
import { CaseloreElement } from '../base/element.js'
import { focusWithin } from '../base/focus.js'
import { LazyView } from '../base/lazy-view.js'
import { createTicketFormController, type FormValues, type TicketFormController } from './controller.js'

/**
 * Files a ticket: five fields at most, and similar cases while typing, so that many need not be filed at all.
 *
 * @customElement caselore-ticket-form
 * @slot heading - Replaces the heading.
 * @fires {CustomEvent<{ id: string, number: string }>} caselore-filed - The ticket was filed.
 * @fires {CustomEvent<{ case: string, text: string }>} caselore-deflected - A proposed case solved the problem; nothing was filed.
 * @fires {CustomEvent<{ kind: 'ticket' | 'case', id: string }>} caselore-open - A proposed case or the filed ticket was chosen.
 */
export class CaseloreTicketForm extends CaseloreElement<TicketFormController> {
  static override properties = {
    products: { attribute: false },
    fixed: { attribute: false },
    categories: { type: Boolean },
  }

  /** Product names offered while typing. */
  declare products: readonly string[] | undefined
  /** What is filed besides what the person types. */
  declare fixed: Partial<FileTicket> | undefined
  /** Asks for a category of the classification as well, and then not for a priority. */
  declare categories: boolean
  readonly #lazy = new LazyView(this, () => import('./view.js'))
  #attempts = 0
  #related: readonly RelatedCase[] | undefined
  #status = 'editing'

  constructor() {
    super()
    this.categories = false
  }

  /** Puts words into the form that were typed elsewhere; call it once there is a client. */
  prefill(values: Partial<FormValues>): void {
    this.controller?.edit(values)
  }

  protected override connect(client: DeskClient): TicketFormController {
    const { fixed, categories } = this
    return createTicketFormController(client, { fixed, categories })
  }

  protected override inputs() {
    return [this.fixed, this.categories]
  }

  protected override updated(): void {
    const { views } = this.#lazy
    const { attempts = 0, status = 'editing', related } = this.controller?.state ?? {}
    if (attempts > this.#attempts) void focusWithin(this, '#summary')
    else if (status !== this.#status && status !== 'sending' && this.#status !== 'sending')
      void focusWithin(this, '#after, #subject')
    else if (status === 'filed' && this.#status === 'sending') void focusWithin(this, '#after')
    else if (related && related !== this.#related && related.length > 0 && views)
      this.announce(this.textsIn(views.ticketFormMessages).relatedCount(related.length))
    this.#related = related
    this.#attempts = attempts
    this.#status = status
  }

  protected override view(): unknown {
    return this.#lazy.show(this.lingua, 5, this.controller, (views, controller) => {
      return views.formPage({
        controller,
        t: this.textsIn(views.ticketFormMessages),
        format: this.format,
        locale: this.lingua,
        products: this.products ?? [],
        link: (kind, id, content) => this.link(kind, id, content),
        focus: (selector) => void focusWithin(this, selector),
        submit: (event) => void this.#submit(event),
        solved: (related) => this.#solved(related),
      })
    })
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault()
    const filed = await this.controller?.submit()
    if (!filed) return
    const { id, number } = filed
    this.dispatchEvent(
      new CustomEvent('caselore-filed', { detail: { id, number }, bubbles: true, composed: true }),
    )
  }

  #solved(related: RelatedCase): void {
    const { subject = '', description = '' } = this.controller?.state.values ?? {}
    void this.controller?.solvedBy(related)
    const detail = { case: related.id, text: `${subject}\n${description}`.trim() }
    this.dispatchEvent(new CustomEvent('caselore-deflected', { detail, bubbles: true, composed: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-ticket-form': CaseloreTicketForm
  }
}
