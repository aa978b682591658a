import type { DuplicateTicket, RelatedCase } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { icons } from '../base/icons.js'
import { commonMessages } from '../base/messages.js'
import { relevanceText } from '../base/relevance.js'
import type { TicketFormTexts } from './messages.js'

export interface RelatedView {
  readonly related: readonly RelatedCase[]
  readonly failed: boolean
  readonly t: TicketFormTexts
  readonly format: Formatter
  readonly link: (id: string, content: unknown) => TemplateResult
  readonly solved: (related: RelatedCase) => void
}

/** Cases that may answer at once: why each fits, what it says, and the button that makes the ticket unnecessary. */
export function relatedView({ related, failed, t, format, link, solved }: RelatedView) {
  if (failed) return html`<p part="hint">${t.relatedFailed}</p>`
  if (related.length === 0) return nothing
  const common = commonMessages(format.locale)
  return html`<aside part="card related" aria-labelledby="related-title" class="stack related">
    <h2 part="subheading" id="related-title">${t.related}</h2>
    <ul part="list" class="stack">${related.map(
      (one) => html`<li part="proposal" class="proposal">
        <h3 part="proposal-title">${link(one.id, one.title)}</h3>
        <p class="line">
          <span part="quiet">${relevanceText(one.relevance, format)}</span>
          ${one.why.map((word) => html`<span part="chip">${word}</span>`)}
          ${one.solved > 0 ? html`<span part="badge good">${icons.check()}${common.solvedTimes(one.solved)}</span>` : nothing}
        </p>
        ${one.symptom ? html`<p part="snippet"><span part="quiet">${t.symptom}</span> ${one.symptom}</p>` : nothing}
        ${one.solution ? html`<p part="snippet"><span part="quiet">${t.solution}</span> ${one.solution}</p>` : nothing}
        <button type="button" part="button" @click=${() => solved(one)}>${t.solved}</button>
      </li>`,
    )}</ul>
  </aside>`
}

/** Tickets that may be this one, before it is filed again. */
export function duplicatesView(
  duplicates: readonly DuplicateTicket[],
  t: TicketFormTexts,
  link: (id: string, content: unknown) => TemplateResult,
) {
  if (duplicates.length === 0) return nothing
  return html`<aside part="card duplicates" aria-labelledby="duplicates-title" class="stack">
    <h2 part="subheading" id="duplicates-title">${t.duplicates}</h2>
    <ul part="list">${duplicates.map(({ id, number, subject }) => html`<li>${link(id, html`<span part="number">${number}</span> ${subject}`)}</li>`)}</ul>
  </aside>`
}
