import type { RelatedCase } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { icons } from '../base/icons.js'
import { failureNotice } from '../base/states.js'
import type { FieldProblem, FormField, TicketFormController } from './controller.js'
import { type TicketFormTexts, ticketFormMessages } from './messages.js'
import { ticketFormStyles } from './styles.js'
import { fieldView, problemText } from './view-fields.js'
import { duplicatesView, relatedView } from './view-related.js'

export { ticketFormMessages }

export const styles = [ticketFormStyles]

export interface FormPage {
  readonly controller: TicketFormController
  readonly t: TicketFormTexts
  readonly format: Formatter
  readonly locale: string
  /** Names to choose from while typing a product. */
  readonly products: readonly string[]
  readonly link: (kind: 'ticket' | 'case', id: string, content: unknown) => TemplateResult
  readonly focus: (selector: string) => void
  readonly submit: (event: Event) => void
  readonly solved: (related: RelatedCase) => void
}

/** The form with what may make it unnecessary beside it, or what came of it. */
export function formPage(page: FormPage): TemplateResult | typeof nothing {
  const { status } = page.controller.state
  if (status === 'filed') return filedView(page)
  return status === 'deflected' ? deflectedView(page) : editingView(page)
}

function editingView(page: FormPage) {
  const { controller, t, format, locale, products, link, submit, solved } = page
  const { state, edit } = controller
  return html`<div class="stack">
    <slot name="heading"><h2 part="heading">${t.title}</h2></slot>
    <div class="columns" ?data-related=${state.related.length > 0}>
      <form class="stack" part="form" novalidate @submit=${submit}>
        ${summaryView(page)}
        ${state.fields.map((field) => fieldView(field, { state, t, locale, products, edit }))}
        <div><button type="submit" part="button primary" ?disabled=${state.status === 'sending'}>${state.status === 'sending' ? t.sending : t.submit}</button></div>
      </form>
      ${duplicatesView(state.duplicates, t, (id, content) => link('ticket', id, content))}
      ${relatedView({
        related: state.related,
        failed: state.relatedFailed,
        t,
        format,
        link: (id, content) => link('case', id, content),
        solved,
      })}
    </div>
  </div>`
}

/** After a refused attempt: what is wrong, each with a way to its field; what failed, and that nothing was lost. */
function summaryView({ controller, t, locale, focus }: FormPage) {
  const { attempts, problems, failure } = controller.state
  if (attempts === 0) return nothing
  const wrong = Object.entries(problems) as [FormField, FieldProblem][]
  if (wrong.length === 0)
    return html`<div id="summary" tabindex="-1">${failureNotice(failure, locale, { kept: t.kept })}</div>`
  return html`<div id="summary" tabindex="-1" role="alert" part="notice" aria-labelledby="summary-title">
    <p part="subheading" id="summary-title">${t.summary(wrong.length)}</p>
    <ul>${wrong.map(
      ([
        field,
        problem,
      ]) => html`<li><button type="button" part="link" class="target" @click=${() => focus(`#${field}`)}>
        ${problemText(problem, { t, locale })}</button></li>`,
    )}</ul>
  </div>`
}

function filedView({ controller, t, link }: FormPage) {
  const { filed } = controller.state
  if (!filed) return nothing
  return html`<section part="card done" class="stack" data-state="filed">
    <h2 part="heading" id="after" tabindex="-1">${icons.check()} ${t.filedTitle(filed.number)}</h2>
    <p>${t.filedHint}</p>
    <p class="line">${link('ticket', filed.id, t.view)}
      <button type="button" part="button" @click=${() => controller.reset()}>${t.another}</button></p>
  </section>`
}

function deflectedView({ controller, t, locale }: FormPage) {
  const { solvedBy, failure } = controller.state
  return html`<section part="card done" class="stack" data-state="deflected">
    <h2 part="heading" id="after" tabindex="-1">${icons.check()} ${t.deflectedTitle}</h2>
    <p>${t.deflectedHint(solvedBy?.title ?? '')}</p>
    ${failureNotice(failure, locale)}
    <p class="line"><button type="button" part="button" @click=${() => controller.resume()}>${t.resume}</button></p>
  </section>`
}
