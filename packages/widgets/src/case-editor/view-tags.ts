import { html, nothing, type TemplateResult } from 'lit'
import { isComposing } from '../base/focus.js'
import { icons } from '../base/icons.js'
import { fieldId } from './field-id.js'
import { type EditorView, labelOf, notesAt } from './view-field.js'

/** Tags as chips. Enter or a comma adds what was typed, Backspace in the empty box takes the last one away. */
export function tagsField(view: EditorView): TemplateResult {
  const { controller, t, locale, focus } = view
  const { draft, editable } = controller.state
  const path = ['tags']
  const id = fieldId(path)
  const notes = notesAt(path, view)
  const label = labelOf(path, locale)
  const set = (tags: readonly string[]) => controller.edit(path, [...new Set(tags)])
  const take = (box: HTMLInputElement) => {
    const typed = box.value.split(/[,，、;；]/).map((tag) => tag.trim())
    const added = typed.filter(Boolean)
    box.value = ''
    if (added.length > 0) set([...controller.state.draft.tags, ...added])
  }
  const keyed = (event: KeyboardEvent) => {
    const box = event.target as HTMLInputElement
    if (isComposing(event)) return
    if (event.key === 'Enter') take(box)
    else if (event.key === 'Backspace' && box.value === '') set(draft.tags.slice(0, -1))
    else return
    event.preventDefault()
  }
  const typed = (event: Event) => {
    const box = event.target as HTMLInputElement
    if (!(event as InputEvent).isComposing && /[,，、;；]/.test(box.value)) take(box)
  }
  const remove = (tag: string) => {
    set(draft.tags.filter((other) => other !== tag))
    focus(`#${id}`)
  }
  return html`<div part="field" class="field">
    <label part="label" for=${id}>${label}</label>
    ${editable ? html`<p part="hint" id="${id}-hint">${t.tagsHint}</p>` : nothing}
    <div class="line">${draft.tags.map(
      (tag) =>
        html`<span part="chip">${tag}${
          editable
            ? html`<button type="button" part="button quiet chip-button" aria-label=${t.remove(tag)} @click=${() => remove(tag)}>${icons.cross()}</button>`
            : nothing
        }</span>`,
    )}</div>
    <input id=${id} part="input" type="text" autocomplete="off" maxlength="60" ?readonly=${!editable}
      aria-describedby=${[editable && `${id}-hint`, notes.id].filter(Boolean).join(' ') || nothing}
      @keydown=${keyed} @input=${typed} @change=${(event: Event) => take(event.target as HTMLInputElement)}>
    ${notes.list}
  </div>`
}
