import { priorityLabels, statusCategoryLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import type { TicketDetailView } from './view-context.js'

/** Number, subject, and how the ticket stands. */
export function headerView({ ticket, t, locale }: TicketDetailView): TemplateResult {
  const { priority, statusCategory, rating, reopenings = 0, escalation = 0 } = ticket
  return html`<header part="header" class="head">
    <p class="line">
      <span part="quiet number" class="number">${ticket.number}</span>
      <span part=${parts('badge', 'state', statusCategory)}>${localText(statusCategoryLabels[statusCategory], locale)}</span>
      <span part=${parts('badge', 'priority', priority)}>${priority === 'urgent' || priority === 'high' ? icons.up() : nothing}${localText(priorityLabels[priority], locale)}</span>
      ${escalation > 0 ? html`<span part="badge bad">${icons.alert()}${t.escalated}</span>` : nothing}
      ${reopenings > 0 ? html`<span part="badge warn">${t.reopened(reopenings)}</span>` : nothing}
      ${rating?.score ? html`<span part="badge good">${icons.star()}${t.rated(rating.score)}</span>` : nothing}
    </p>
    <h2 part="heading" dir="auto">${ticket.subject}</h2>
  </header>`
}
