import type { RelatedCase } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import { isTyping } from '../base/focus.js'
import { icons } from '../base/icons.js'
import { commonMessages } from '../base/messages.js'
import { relevanceText } from '../base/relevance.js'
import { failureNotice } from '../base/states.js'
import type { TicketDetailView } from './view-context.js'

/** Cases that may help, each cited by a button, or by C while the focus is on it. */
export function relatedView(view: TicketDetailView) {
  const { controller, t, locale, ticket } = view
  const { related, missing, refused } = controller.state
  const failed = missing.related?.kind === 'denied' ? undefined : missing.related
  if (missing.related?.kind === 'denied' || (!view.staff && related.length === 0)) return nothing
  return html`<section part="aside" class="stack">
    <h3 part="subheading">${t.related}</h3>
    ${failureNotice(failed, locale, { retry: () => void controller.reload() })}
    ${refused?.action === 'cite' ? failureNotice(refused.failure, locale) : nothing}
    ${related.length === 0 && !failed ? html`<p part="quiet">${t.noRelated}</p>` : nothing}
    <ul part="list" class="stack">${related.map((one) => relatedCase(one, ticket.cites?.includes(one.id) ?? false, view))}</ul>
  </section>`
}

function relatedCase(
  one: RelatedCase,
  cited: boolean,
  { controller, ticket, t, format, link, tell }: TicketDetailView,
): TemplateResult {
  const common = commonMessages(format.locale)
  const mayCite = !cited && ticket.access.actions.includes('ticket.cite')
  const cite = () => mayCite && tell(controller.cite(one.id), t.citedNow(one.title))
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'c' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
    event.preventDefault()
    cite()
  }
  return html`<li part="related-case" class="related" @keydown=${keyed}>
    <p part="proposal-title">${link('case', one.id, one.title)}</p>
    <p class="line"><span part="quiet">${relevanceText(one.relevance, format)}</span>
      ${one.why.map((word) => html`<span part="chip">${word}</span>`)}
      ${one.solved > 0 ? html`<span part="quiet">${common.solvedTimes(one.solved)}</span>` : nothing}
      ${one.masked.length > 0 ? html`<span part="badge">${icons.lock()}${common.masked}</span>` : nothing}</p>
    ${one.solution ? html`<p part="quiet" class="two-lines">${one.solution}</p>` : nothing}
    ${cited ? html`<span part="badge good">${icons.check()}${t.cited}</span>` : nothing}
    ${mayCite ? html`<button type="button" part="button" aria-keyshortcuts="c" ?disabled=${controller.state.busy !== undefined} @click=${cite}>${t.cite} <kbd part="key">C</kbd><span class="silent">${one.title}</span></button>` : nothing}
  </li>`
}
