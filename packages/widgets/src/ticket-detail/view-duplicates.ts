import { html, nothing } from 'lit'
import type { TicketDetailView } from './view-context.js'

/** Tickets that may be the same one, each with what speaks for it, for those who work on tickets. */
export function duplicatesView({ controller, staff, t, link }: TicketDetailView) {
  const { duplicates } = controller.state
  if (!staff || duplicates.length === 0) return nothing
  return html`<section part="aside duplicates" class="stack">
    <h3 part="subheading">${t.duplicates}</h3>
    <ul part="list" class="stack">${duplicates.map(
      ({ id, number, subject, reasons }) => html`<li part="duplicate" class="related">
        <p part="proposal-title">${link('ticket', id, html`<span part="number">${number}</span> ${subject}`)}</p>
        <p class="line">${reasons.map(({ code }) => html`<span part="chip">${t.duplicateReason(code)}</span>`)}</p>
      </li>`,
    )}</ul>
  </section>`
}
