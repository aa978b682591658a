import { html } from 'lit'
import { ticketsBehind } from './tickets-behind.js'
import type { Reported, TicketsDetail } from './view-context.js'

/** What is shown of a figure or a group, as a button that leads to its tickets where these can be seen. */
export function leading(
  view: Reported,
  kpi: string,
  content: unknown,
  { name, group = {} }: { readonly name: string; readonly group?: TicketsDetail['group'] },
): unknown {
  const { lead, report, t, controller } = view
  const where = lead && ticketsBehind(kpi, report, { group, where: controller.where })
  if (!lead || !where) return content
  return html`<button type="button" part="link lead" class="target lead" title=${t.toTickets}
    aria-label=${name} @click=${() => lead({ kpi, where, group })}>${content}</button>`
}
