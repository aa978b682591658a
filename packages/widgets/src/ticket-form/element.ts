import type { DeskClient, FileTicket, RelatedCase } from '@caselore/core/desk'
import { css, html, nothing, type PropertyValues } from 'lit'
import { CaseloreElement } from '../base/element.js'
import { focusWithin } from '../base/focus.js'
import { icons } from '../base/icons.js'
import { openLink } from '../base/open-link.js'
import { failureNotice } from '../base/states.js'
import { baseStyles } from '../base/styles.js'
import {
  createTicketFormController,
  type FieldProblem,
  type FormField,
  type FormValues,
  type TicketFormController,
} from './controller.js'
import { ticketFormMessages } from './messages.js'
import { fieldView, problemText } from './view-fields.js'
import { relatedView } from './view-related.js'

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
  static override styles = [
    baseStyles,
    css`
      .columns {
        display: grid;
        gap: calc(var(--caselore-gap, 1rem) * 1.5);
        grid-template-columns: minmax(0, 1fr);
      }
      .related,
      .proposal {
        align-content: start;
      }
      .proposal {
        display: grid;
        gap: 0.375rem;
        justify-items: start;
      }
      @container (inline-size >= 44rem) {
        .columns[data-related] {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
      }
    `,
  ]

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

  protected override updated(_changed: PropertyValues<this>): void {
    const { attempts = 0, status = 'editing', related } = this.controller?.state ?? {}
    if (attempts > this.#attempts) void focusWithin(this, '#summary')
    else if (status !== this.#status && status !== 'sending' && this.#status !== 'sending')
      void focusWithin(this, '#after, #subject')
    else if (status === 'filed' && this.#status === 'sending') void focusWithin(this, '#after')
    else if (related && related !== this.#related && related.length > 0)
      this.announce(this.textsIn(ticketFormMessages).relatedCount(related.length))
    this.#related = related
    this.#attempts = attempts
    this.#status = status
  }

  protected override view(): unknown {
    const status = this.controller?.state.status
    if (status === 'filed') return this.#filed()
    return status === 'deflected' ? this.#deflected() : this.#form()
  }

  #form() {
    const { controller } = this
    if (!controller) return nothing
    const { state } = controller
    const t = this.textsIn(ticketFormMessages)
    const view = { state, t, locale: this.lingua, products: this.products ?? [], edit: controller.edit }
    const beside = state.related.length > 0
    return html`<div class="stack">
      <slot name="heading"><h2 part="heading">${t.title}</h2></slot>
      <div class="columns" ?data-related=${beside}>
        <form class="stack" part="form" novalidate @submit=${this.#submit}>
          ${this.#summary()}
          ${state.fields.map((field) => fieldView(field, view))}
          <div><button type="submit" part="button primary" ?disabled=${state.status === 'sending'}>${state.status === 'sending' ? t.sending : t.submit}</button></div>
        </form>
        ${relatedView({
          related: state.related,
          failed: state.relatedFailed,
          t,
          format: this.format,
          link: (id, content) => this.#link('case', id, content),
          solved: (related) => this.#solved(related),
        })}
      </div>
    </div>`
  }

  /** After a refused attempt: what is wrong, each with a way to its field; what failed, and that nothing was lost. */
  #summary() {
    const state = this.controller?.state
    if (!state || state.attempts === 0) return nothing
    const { problems, failure } = state
    const wrong = Object.entries(problems) as [FormField, FieldProblem][]
    const t = this.textsIn(ticketFormMessages)
    if (wrong.length === 0)
      return html`<div id="summary" tabindex="-1">${failureNotice(failure, this.lingua, { kept: t.kept })}</div>`
    return html`<div id="summary" tabindex="-1" role="alert" part="notice" aria-labelledby="summary-title">
      <p part="subheading" id="summary-title">${t.summary(wrong.length)}</p>
      <ul>${wrong.map(
        ([
          field,
          problem,
        ]) => html`<li><button type="button" part="link" class="target" @click=${() => focusWithin(this, `#${field}`)}>
          ${problemText(problem, { t, locale: this.lingua })}</button></li>`,
      )}</ul>
    </div>`
  }

  #filed() {
    const t = this.textsIn(ticketFormMessages)
    const { filed } = this.controller?.state ?? {}
    if (!filed) return nothing
    return html`<section part="card done" class="stack" data-state="filed">
      <h2 part="heading" id="after" tabindex="-1">${icons.check()} ${t.filedTitle(filed.number)}</h2>
      <p>${t.filedHint}</p>
      <p class="line">${this.#link('ticket', filed.id, t.view)}
        <button type="button" part="button" @click=${() => this.controller?.reset()}>${t.another}</button></p>
    </section>`
  }

  #deflected() {
    const t = this.textsIn(ticketFormMessages)
    const { solvedBy, failure } = this.controller?.state ?? {}
    return html`<section part="card done" class="stack" data-state="deflected">
      <h2 part="heading" id="after" tabindex="-1">${icons.check()} ${t.deflectedTitle}</h2>
      <p>${t.deflectedHint(solvedBy?.title ?? '')}</p>
      ${failureNotice(failure, this.lingua)}
      <p class="line"><button type="button" part="button" @click=${() => this.controller?.resume()}>${t.resume}</button></p>
    </section>`
  }

  #link(kind: 'ticket' | 'case', id: string, content: unknown) {
    const open = () =>
      !this.dispatchEvent(
        new CustomEvent('caselore-open', {
          detail: { kind, id },
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      )
    return openLink({ kind, id, content, part: 'link', hrefOf: this.hrefOf, open })
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
