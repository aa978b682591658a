import type { TicketView } from '@caselore/core/desk'
import { channelLabels, tierLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { commonMessages } from '../base/messages.js'
import { moment } from '../base/moment.js'
import { nodePath } from '../base/node-path.js'
import { isMasked, type TicketDetailView } from './view-context.js'

const row = (term: string, value: unknown): TemplateResult =>
  html`<div class="pair"><dt part="definition-term">${term}</dt><dd part="definition">${value}</dd></div>`

/** Who the customer is. What is masked looks masked and says why; what is hidden says that it is. */
export function customerView(view: TicketDetailView): TemplateResult | typeof nothing {
  const { ticket, t, locale, controller } = view
  const { customer, contact } = ticket
  if (!customer && !contact)
    return ticket.access.hidden.some((path) => path.startsWith('customer'))
      ? html`<section part="aside" class="stack"><h3 part="subheading">${t.customerCard}</h3><p part="masked">${icons.lock()}${t.hiddenCard}</p></section>`
      : nothing
  const masked = ticket.access.masked.some(
    (path) => path.startsWith('customer') || path.startsWith('contact'),
  )
  const shown = (term: string, path: string, value: string | undefined) =>
    value ? row(term, secret(ticket, path, value)) : nothing
  return html`<section part="aside" class="stack">
    <h3 part="subheading">${t.customerCard}</h3>
    <dl class="pairs">
      ${shown(t.customer, 'customer.name', customer?.name)}
      ${shown(t.uscc, 'customer.uscc', customer?.uscc)}
      ${shown(t.industry, 'customer.industry', customer?.industry)}
      ${shown(t.tier, 'customer.tier', customer?.tier && tierText(customer.tier, locale))}
      ${shown(t.contact, 'contact.name', contact?.name)}
      ${shown(t.phone, 'contact.phone', contact?.phone)}
      ${shown(t.email, 'contact.email', contact?.email)}
    </dl>
    ${
      masked
        ? html`<p part="hint" class="line">${t.maskedHint} <button type="button" part="link" class="target" @click=${() => controller.explain()}>${commonMessages(locale).why}</button></p>`
        : nothing
    }
    ${explanation(view)}
  </section>`
}

/** A tier that only the host knows stands for itself. */
function tierText(tier: string, locale: string): string {
  const label = tierLabels[tier]
  return label ? localText(label, locale) : tier
}

const secret = (ticket: TicketView, path: string, value: string) =>
  isMasked(ticket, path) ? html`<span part="masked">${icons.lock()}${value}</span>` : value

function explanation({ controller, locale }: TicketDetailView) {
  const { explanation: why } = controller.state
  if (!why) return nothing
  return html`<div part="notice denied" role="status">${why.reasons.map((reason) => html`<p>${localText(reason, locale)}</p>`)}
    ${why.ask ? html`<p>${localText(why.ask, locale)}</p>` : nothing}</div>`
}

/** What else is known of the ticket. */
export function fieldsView({
  ticket,
  t,
  locale,
  nameOf,
  now,
  format,
  controller,
}: TicketDetailView): TemplateResult {
  const { category, product, waiting, channel, tags = [], regions = [] } = ticket
  const chips = (words: readonly string[]) =>
    html`<span class="line">${words.map((word) => html`<span part="chip">${word}</span>`)}</span>`
  return html`<section part="aside" class="stack">
    <h3 part="subheading">${t.details}</h3>
    <dl class="pairs">
      ${ticket.access.hidden.includes('assignee') ? nothing : row(t.assignee, ticket.assignee ? nameOf(ticket.assignee) : t.unassigned)}
      ${waiting?.for && ticket.statusCategory === 'on_hold' ? row(t.waiting, waiting.until === undefined ? waiting.for : t.waitingUntil(waiting.for, format.hour(waiting.until, now))) : nothing}
      ${ticket.team ? row(t.team, nameOf(ticket.team)) : nothing}
      ${ticket.requester ? row(t.requester, nameOf(ticket.requester)) : nothing}
      ${product ? row(t.product, product) : nothing}
      ${category ? row(t.category, nodePath(category, controller.state.nodes, locale) || category) : nothing}
      ${channel ? row(t.channel, localText(channelLabels[channel], locale)) : nothing}
      ${tags.length > 0 ? row(t.tags, chips(tags)) : nothing}
      ${regions.length > 0 ? row(t.regions, chips(regions)) : nothing}
      ${row(t.createdAt, moment(ticket.createdAt, now, format))}
    </dl>
  </section>`
}
