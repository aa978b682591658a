import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { failureNotice, failureText } from '../base/states.js'
import { elementStates, isSensitive } from './elements.js'
import type { EditorView } from './view-field.js'

export interface BarView extends EditorView {
  readonly submit: () => void
  readonly withdraw: () => void
}

/** Always in sight: whether all is saved, what is still missing, and the way on. */
export function barView(view: BarView): TemplateResult {
  const { controller, t, submit, withdraw } = view
  const { editable, entry, sending, findings, score } = controller.state
  const sensitive = findings?.filter(isSensitive).length ?? 0
  const may = (action: string) => entry?.access.actions.includes(action) ?? false
  return html`<div part="bar" class="bar">
    <div class="bar-line">
      ${editable ? savingView(view) : nothing}
      ${score === undefined ? nothing : html`<span part="badge">${t.score(String(score))}</span>`}
      <span class="grow"></span>
      ${editable && sensitive > 0 ? html`<button type="button" part="button" @click=${() => controller.maskAll()}>${icons.lock()}${t.maskAll(sensitive)}</button>` : nothing}
      ${may('case.withdraw') ? html`<button type="button" part="button" id="withdraw" ?disabled=${sending !== undefined} @click=${withdraw}>${t.withdraw}</button>` : nothing}
      ${!entry || may('case.submit') ? html`<button type="button" part="button primary" id="submit" ?disabled=${sending !== undefined} @click=${submit}>${sending === 'case.submit' ? t.submitting : t.submit}</button>` : nothing}
    </div>
    ${completeness(view)}
  </div>`
}

function savingView({ controller, t }: BarView) {
  const { saving, draft, waiting } = controller.state
  const untitled = !draft.title.trim()
  const text = untitled
    ? t.untitled
    : {
        saved: t.saved,
        unsaved: t.unsaved,
        saving: t.saving,
        failed: t.saveFailed,
        conflict: t.conflict,
      }[saving]
  const fine = saving === 'saved' && !untitled
  return html`<span part=${parts('saving', `saving-${saving}`)} class="note" data-state=${saving} id="saving">
    ${fine ? icons.check() : saving === 'failed' || saving === 'conflict' ? icons.alert() : icons.clock()}<span>${text}${waiting > 0 ? html` · ${t.waiting(waiting)}` : nothing}</span></span>`
}

function completeness({ controller, t, reveal }: BarView) {
  const { findings } = controller.state
  if (!findings) return nothing
  return html`<ul part="elements" class="line" aria-label=${t.completeness}>${elementStates(findings).map(
    ({ element, missing }) => {
      const content = html`${missing ? icons.cross() : icons.check()}${t[element]}<span class="silent"> ${missing ? t.lacks : t.has}</span>`
      return html`<li data-state=${missing ? 'missing' : 'there'}>${
        missing
          ? html`<button type="button" part="button quiet element" @click=${() => reveal(missing)}>${content}</button>`
          : html`<span part="element element-there" class="note">${content}</span>`
      }</li>`
    },
  )}</ul>`
}

/** Why saving or submitting did not work, with the way to each place or the choice that is left. */
export function troubleView(view: BarView): TemplateResult {
  const { controller, t, locale, reveal } = view
  const { saving, saveFailure, refusal, obstacles } = controller.state
  return html`
    ${
      saving === 'conflict'
        ? html`<div part="notice" role="alert" class="line" data-state="conflict">${icons.alert()}<span part="notice-text">${t.conflict}</span>
          <button type="button" part="button" @click=${() => controller.overwrite()}>${t.keepMine}</button>
          <button type="button" part="button" @click=${() => controller.reload()}>${t.takeTheirs}</button></div>`
        : failureNotice(saveFailure, locale, { kept: t.saveFailed, retry: () => void controller.save() })
    }
    ${
      obstacles.length > 0
        ? html`<div id="obstacles" tabindex="-1" role="alert" part="notice" aria-labelledby="obstacles-title">
          <p part="subheading" id="obstacles-title">${refusal ? failureText(refusal, locale) : t.obstacles(obstacles.length)}</p>
          <ul>${obstacles.map(
            (one) =>
              html`<li><button type="button" part="link" class="target" @click=${() => reveal(one)}>${localText(one.message, locale)}</button></li>`,
          )}</ul></div>`
        : refusal
          ? html`<div id="obstacles" tabindex="-1">${failureNotice(refusal, locale)}</div>`
          : nothing
    }`
}
