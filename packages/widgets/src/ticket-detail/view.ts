import { html, nothing, type TemplateResult } from 'lit'
import { emptyState, failureNotice } from '../base/states.js'
import { slaBadgeStyles } from '../sla-badge/styles.js'
import { ticketDetailMessages } from './messages.js'
import { ticketDetailStyles } from './styles.js'
import { caseBanner, ratingView } from './view-banners.js'
import { clocksView } from './view-clocks.js'
import { composerView } from './view-composer.js'
import type { TicketDetailView } from './view-context.js'
import { customerView, fieldsView } from './view-customer.js'
import { duplicatesView } from './view-duplicates.js'
import { headerView } from './view-header.js'
import { relatedView } from './view-related.js'
import { timelineView } from './view-timeline.js'
import { transitionsView } from './view-transitions.js'

export { ticketDetailMessages }

export const styles = [slaBadgeStyles, ticketDetailStyles]

/** Nothing was chosen yet. */
export const untitledView = (locale: string): TemplateResult =>
  emptyState(ticketDetailMessages(locale).untitled)

/** The whole ticket: the conversation and what may be done, and beside it all that one must know. */
export function ticketView(view: TicketDetailView, draft: () => void): TemplateResult {
  const { controller, ticket, t, locale } = view
  const { description, resolution } = ticket
  return html`<div class="layout">
    <div class="stack" part="main">
      ${failureNotice(controller.state.failure, locale, { retry: () => void controller.reload() })}
      ${headerView(view)} ${caseBanner(view, draft)} ${transitionsView(view)} ${ratingView(view)}
      ${description ? html`<section part="description"><h3 part="subheading">${t.description}</h3>${prose(description)}</section>` : nothing}
      ${resolution?.text ? html`<section part="card resolution"><h3 part="subheading">${t.resolution}</h3>${prose(resolution.text)}</section>` : nothing}
      ${timelineView(view)} ${composerView(view)}
    </div>
    <aside class="side" part="side" aria-label=${t.details}>
      ${customerView(view)} ${clocksView(view)} ${fieldsView(view)} ${duplicatesView(view)} ${relatedView(view)}
    </aside>
  </div>`
}

const prose = (text: string) => html`<p part="text" class="prose" dir="auto">${text}</p>`
