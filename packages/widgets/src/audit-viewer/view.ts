import { html, nothing, type TemplateResult } from 'lit'
import { emptyState, failureNotice } from '../base/states.js'
import { auditViewerMessages } from './messages.js'
import { auditViewerStyles } from './styles.js'
import { careView } from './view-care.js'
import type { AuditPieces } from './view-context.js'
import { entryView } from './view-entry.js'
import { filterView } from './view-filter.js'

export { auditViewerMessages }

export const styles = [auditViewerStyles]

/** The trail: what it is narrowed to, its care, and its entries. */
export function auditView(view: AuditPieces): TemplateResult {
  const { controller, t, format } = view
  const { entries, count, hasMore, pending, failure } = controller.state
  return html`<div class="stack">
    <h2 part="heading">${t.title}</h2>
    ${filterView(view)} ${careView(view)}
    ${failureNotice(failure, format.locale, { retry: () => void controller.search() })}
    ${count ? html`<p part="count" id="count" tabindex="-1">${t.found(format.number(count.n), count.exact)}</p>` : nothing}
    ${
      entries.length === 0
        ? emptyState(t.none, t.noneHint)
        : html`<ol part="list" class="entries">${entries.map((entry) => entryView(entry, view))}</ol>`
    }
    ${hasMore ? html`<div><button type="button" part="button" id="more" ?disabled=${pending !== undefined} @click=${() => controller.more()}>${t.more}</button></div>` : nothing}
  </div>`
}
