import { trackLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { caseStatus } from '../case-view/case-status.js'
import type { ReviewView } from './view-context.js'

/** What waits, with its age and track. */
export function queueView({ controller, t, format, now, select }: ReviewView): TemplateResult {
  const { queue, selected } = controller.state
  return html`<nav class="queue" part="queue" aria-labelledby="queue-title">
    <h3 part="subheading" id="queue-title">${t.queue} <span part="count">${format.number(queue.length)}</span></h3>
    <ol class="queue-list">${queue.map(
      ({ id, number, title, status, track, submittedAt, revises, access }) => html`<li>
        <button type="button" part=${parts('queue-item', id === selected && 'active')} class="target queue-item" aria-current=${id === selected ? 'true' : 'false'} @click=${() => select(id)}>
          <span part="queue-title">${title}</span>
          <span class="line">
            ${track === 'urgent' ? html`<span part="badge warn">${icons.alert()}${localText(trackLabels.urgent, format.locale)}</span>` : nothing}
            ${revises ? html`<span part="badge info">${t.revision}</span>` : nothing}
            <span part="badge">${access.actions.some((action) => action.startsWith('case.review_')) && status.endsWith('_review') ? t.yours : caseStatus(status, format.locale).text}</span>
          </span>
          <span part="quiet" class="line"><span class="number">${number}</span>${
            submittedAt === undefined
              ? nothing
              : html`<span title=${format.absolute(submittedAt)}>${t.waiting(format.duration(now - submittedAt))}</span>`
          }</span>
        </button></li>`,
    )}</ol>
  </nav>`
}
