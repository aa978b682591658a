import { html, nothing, type TemplateResult } from 'lit'
import { isComposing } from '../base/focus.js'
import { icons } from '../base/icons.js'
import { fieldId } from './field-id.js'
import { type EditorView, isReadOnly, labelOf, notesAt } from './view-field.js'

/** A list of words as chips. Enter or a comma adds what was typed, Backspace in the empty box takes the last one away. */
export function chipsField(name: 'tags' | 'regions', view: EditorView): TemplateResult {
  const { controller, t, locale, focus } = view
  const words = controller.state.draft[name]
  const path = [name]
  const editable = !isReadOnly(path, controller.state)
  const id = fieldId(path)
  const notes = notesAt(path, view)
  const label = labelOf(path, locale)
  const set = (next: readonly string[]) => controller.edit(path, [...new Set(next)])
  const take = (box: HTMLInputElement) => {
    const typed = box.value.split(/[,，、;；]/).map((word) => word.trim())
    const added = typed.filter(Boolean)
    box.value = ''
    if (added.length > 0) set([...controller.state.draft[name], ...added])
  }
  const keyed = (event: KeyboardEvent) => {
    const box = event.target as HTMLInputElement
    if (isComposing(event)) return
    if (event.key === 'Enter') take(box)
    else if (event.key === 'Backspace' && box.value === '') set(words.slice(0, -1))
    else return
    event.preventDefault()
  }
  const typed = (event: Event) => {
    const box = event.target as HTMLInputElement
    if (!(event as InputEvent).isComposing && /[,，、;；]/.test(box.value)) take(box)
  }
  const remove = (word: string) => {
    set(words.filter((other) => other !== word))
    focus(`#${id}`)
  }
  return html`<div part="field" class="field">
    <label part="label" for=${id}>${label}</label>
    ${editable ? html`<p part="hint" id="${id}-hint">${t.chipsHint}</p>` : nothing}
    <div class="line">${words.map(
      (word) =>
        html`<span part="chip">${word}${
          editable
            ? html`<button type="button" part="button quiet chip-button" aria-label=${t.remove(word)} @click=${() => remove(word)}>${icons.cross()}</button>`
            : nothing
        }</span>`,
    )}</div>
    <input id=${id} part="input" type="text" autocomplete="off" maxlength="60" ?readonly=${!editable}
      aria-describedby=${[editable && `${id}-hint`, notes.id].filter(Boolean).join(' ') || nothing}
      @keydown=${keyed} @input=${typed} @change=${(event: Event) => take(event.target as HTMLInputElement)}>
    ${notes.list}
  </div>`
}
