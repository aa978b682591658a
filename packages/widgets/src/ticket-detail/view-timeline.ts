import type { TimelineItem } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { moment } from '../base/moment.js'
import { parts } from '../base/parts.js'
import { failureNotice } from '../base/states.js'
import { eventText, isByItself } from './event-texts.js'
import type { TicketDetailView } from './view-context.js'

/** What was said and what happened, oldest first. Notes look and read differently from what the customer sees. */
export function timelineView(view: TicketDetailView): TemplateResult {
  const { controller, t, locale } = view
  const { timeline, missing } = controller.state
  return html`<section part="timeline" aria-labelledby="conversation">
    <h3 part="subheading" id="conversation">${t.conversation}</h3>
    ${failureNotice(missing.timeline, locale, { retry: () => void controller.reload() })}
    <ol class="timeline" part="timeline-list">${timeline.map((item) => (item.type === 'comment' ? commentView(item, view) : happened(item, view)))}</ol>
  </section>`
}

function commentView(item: Extract<TimelineItem, { type: 'comment' }>, view: TicketDetailView) {
  const { t, now, format, nameOf, staff } = view
  const { from, visibility, text } = item.comment
  const internal = visibility === 'internal'
  const marked = internal
    ? html`<span part="badge warn">${icons.note()}${t.internal}</span>`
    : staff && from === 'agent'
      ? html`<span part="badge">${icons.eye()}${t.customerVisible}</span>`
      : nothing
  return html`<li part=${parts('entry', 'comment', visibility, from)} data-visibility=${visibility}>
    <article class="comment">
      <p class="line" part="entry-head"><b part="author">${nameOf(item.actor)}</b>
        ${from === 'requester' && staff ? html`<span part="quiet">${t.customer}</span>` : nothing}
        ${moment(item.at, now, format)} ${marked}</p>
      <p part="text" class="prose" dir="auto">${text}</p>
    </article>
  </li>`
}

function happened(
  item: Extract<TimelineItem, { type: 'event' }>,
  { t, now, format, locale, nameOf }: TicketDetailView,
) {
  const who = item.actor === 'system' || isByItself(item.event) ? t.system : nameOf(item.actor)
  return html`<li part="entry event" class="event"><span part="dot" class="dot"></span>
    <span part="quiet">${who} ${eventText(item.event, item.data, locale, nameOf)} · ${moment(item.at, now, format)}</span></li>`
}
