import { fieldLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { caseStatus } from '../case-view/case-status.js'
import { caseEditorMessages } from './messages.js'
import { caseEditorStyles } from './styles.js'
import { type BarView, barView, troubleView } from './view-bar.js'
import { type OpenSimilar, similarView } from './view-beside.js'
import { findingsView } from './view-findings.js'
import { type EditorModule, editorModules, moduleFields } from './view-modules.js'

export { openReview } from './open-review.js'
export { reveal } from './reveal.js'
export { caseEditorMessages }

export const styles = [caseEditorStyles]

export interface EditorPage extends BarView {
  readonly link: OpenSimilar
}

/** The whole editor: what is always in sight, then module by module what is written and what was found in it. */
export function editorPage(page: EditorPage): TemplateResult {
  const { controller, t, locale } = page
  const { entry, checkFailed } = controller.state
  return html`<div class="stack">
    <header class="line"><h2 part="heading">${entry?.title || t.newCase}</h2>
      ${entry ? html`<span part="quiet number">${entry.number}</span><span part="badge">${caseStatus(entry.status, locale).text}</span>` : nothing}</header>
    ${barView(page)} ${troubleView(page)} ${banner(page)}
    ${checkFailed ? html`<p part="hint">${t.checkFailed}</p>` : nothing}
    ${editorModules.map((module) => moduleView(module, page))}
  </div>`
}

function moduleView(module: EditorModule, page: EditorPage) {
  const label = fieldLabels[module]
  const legend = module === 'tags' || !label ? page.t.tagsModule : localText(label, page.locale)
  return html`<section part=${parts('module', module === 'basics' && 'module-first')} class="module" aria-labelledby="m-${module}">
    <fieldset class="fields" part="module-fields"><legend part="module-title" id="m-${module}">${legend}</legend>${moduleFields[module](page)}</fieldset>
    <div class="beside">${findingsView(module, page)} ${module === 'basics' && page.controller.state.editable ? similarView(page, page.format, page.link) : nothing}</div>
  </section>`
}

const underReview = ['submitted', 'first_review', 'first_passed', 'second_review', 'approved']

/** What the author should know before writing: why it came back, what a change costs, or why it cannot be changed. */
function banner({ controller, t, review, nameFor }: EditorPage) {
  const { entry, editable } = controller.state
  if (!entry) return nothing
  const reviewed = underReview.includes(entry.status)
  const inUse = entry.status === 'published' || entry.status === 'review_due'
  const readOnly = reviewed ? t.readOnlyReview : inUse ? t.readOnlyPublished : t.readOnly
  const answering = review ? t.returned(nameFor(review.reviewer)) : undefined
  const text = editable ? (reviewed ? t.voids : answering) : readOnly
  return text
    ? html`<div part="banner" class="line" data-state=${editable ? 'note' : 'read-only'}>${editable ? icons.note() : icons.lock()}<span part="notice-text">${text}</span></div>`
    : nothing
}
