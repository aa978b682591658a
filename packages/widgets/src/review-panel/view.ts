import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { emptyState, failureNotice, skeleton } from '../base/states.js'
import { caseViewMessages } from '../case-view/messages.js'
import { caseStory } from '../case-view/story.js'
import { storyStyles } from '../case-view/styles.js'
import { badges } from '../case-view/view-head.js'
import { reviewPanelMessages } from './messages.js'
import { reviewPanelStyles } from './styles.js'
import { changesView } from './view-changes.js'
import type { ReviewView } from './view-context.js'
import { decisionView } from './view-decision.js'
import { queueView } from './view-queue.js'

export { reviewPanelMessages }

export const styles = [storyStyles, reviewPanelStyles]

/** The review desk: the queue, the case, what the reviewer puts down. */
export function reviewView(view: ReviewView): TemplateResult {
  const { controller, t, format } = view
  const { state } = controller
  const retry = () => void controller.reload()
  return html`<div class="stack">
    <h2 part="heading">${t.title}</h2>
    ${failureNotice(state.failure, format.locale, { retry })} ${decidedView(view)}
    ${
      state.queue.length === 0 && !state.selected
        ? emptyState(t.empty, t.emptyHint)
        : html`<div class="desk">${queueView(view)} ${caseView(view)}</div>`
    }
  </div>`
}

function decidedView({ controller, t }: ReviewView) {
  const { decided, selected } = controller.state
  if (!decided) return nothing
  return html`<div part="notice good" class="line" data-state="decided">${icons.check()}<span part="notice-text">${t[`done_${decided.decision}`](decided.title)} ${selected ? t.next : t.finished}</span></div>`
}

function caseView(view: ReviewView) {
  const { controller, t, format, now } = view
  const { entry, entryFailure, before, selected } = controller.state
  const texts = caseViewMessages(format.locale)
  if (entryFailure)
    return failureNotice(entryFailure, format.locale, {
      retry: () => selected && void controller.select(selected),
    })
  if (!entry) return skeleton(format.locale, 8)
  const story = html`<article class="story" part="story" aria-label=${entry.title}>${caseStory({ story: entry, access: entry.access, t: texts, format })}</article>`
  return html`<div class="case">
    <div class="reading">
      <header class="stack"><div><p part="quiet" class="number">${entry.number}</p>
        <h2 part="heading case-title" id="case" tabindex="-1">${entry.title}</h2></div>
        ${badges({ entry, t: texts, format, now })}</header>
      ${before ? html`${changesView(before, entry, view)}<details><summary part="summary" class="target">${t.text}</summary>${story}</details>` : story}
    </div>
    ${decisionView(view)}
  </div>`
}
