import type { TicketView } from '@caselore/core/desk'
import { priorityLabels, statusCategoryLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { icons } from '../base/icons.js'
import { moment } from '../base/moment.js'
import { parts } from '../base/parts.js'
import { slaBadge } from '../sla-badge/badge.js'
import type { SlaStanding } from '../sla-badge/level.js'
import type { TicketListTexts } from './messages.js'

/** What a row is rendered with; a host's own `renderRow` gets the same. */
export interface RowContext {
  readonly format: Formatter
  readonly now: number
  readonly t: TicketListTexts
  readonly nameOf: (id: string) => string
}

/** The cells of a row: enough to choose by. */
export function rowCells(ticket: TicketView, { format, now, t, nameOf }: RowContext): TemplateResult {
  const { locale } = format
  const { priority, customer, lastComment } = ticket
  const urgent = priority === 'urgent' || priority === 'high'
  return html`
    <span role="gridcell" part=${parts('cell', 'cell-priority', 'priority', priority)} class="priority">${urgent ? icons.up() : nothing}${localText(priorityLabels[priority], locale)}</span>
    <span role="gridcell" part="cell cell-subject" class="subject">
      <span part="number quiet" class="number">${ticket.number}</span>
      <span part="subject" class="clip">${ticket.subject}</span>
      ${(ticket.escalation ?? 0) > 0 ? html`<span part="badge bad">${t.escalated}</span>` : nothing}
    </span>
    <span role="gridcell" part="cell cell-customer" class="customer clip">${customer?.name ?? nothing}</span>
    <span role="gridcell" part="cell cell-due" class="due">${slaBadge(dueOf(ticket), now, format)}</span>
    <span role="gridcell" part="cell cell-state" class="state"><span part=${parts('badge', 'state', ticket.statusCategory)} class="clip">${localText(statusCategoryLabels[ticket.statusCategory], locale)}</span></span>
    <span role="gridcell" part="cell cell-last quiet" class="last">${
      lastComment?.by !== undefined && lastComment.at !== undefined
        ? html`<span part=${parts('by', lastComment.from)} class="clip">${lastComment.from === 'requester' ? t.fromRequester : nameOf(lastComment.by)}</span><span class="when">· ${moment(lastComment.at, now, format)}</span>`
        : moment(ticket.createdAt, now, format)
    }</span>`
}

/** A due time is there while a clock runs. Without one, work that waits for the customer stands; other work is done. */
function dueOf({ statusCategory, dueAt }: TicketView): SlaStanding {
  return dueAt === undefined && statusCategory === 'pending_requester' ? { state: 'paused' } : { due: dueAt }
}
