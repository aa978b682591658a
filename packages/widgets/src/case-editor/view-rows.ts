import { html, nothing, type TemplateResult } from 'lit'
import { isComposing } from '../base/focus.js'
import { icons } from '../base/icons.js'
import { type Path, valueAt } from './draft.js'
import { fieldId } from './field-id.js'
import { type EditorView, isReadOnly, labelOf, notesAt, textField } from './view-field.js'

type RowList = 'checks' | 'steps' | 'tools' | 'parts' | 'cautions' | 'figures'

export interface RowsOptions {
  readonly path: readonly [string, RowList]
  readonly blank: unknown
  /** The controls of one row. */
  readonly row: (at: Path, name: string, keyed: (event: KeyboardEvent) => void) => unknown
}

/**
 * A list of the template whose rows are added, removed and moved: by buttons, and from inside a row with Enter (a row
 * below), Alt with the arrows (move) and Backspace in an empty row (remove).
 */
export function rowsField({ path, blank, row }: RowsOptions, view: EditorView): TemplateResult {
  const { controller, t, locale, focus } = view
  const rows = valueAt(controller.state.draft, path) as readonly unknown[]
  const list = path[1]
  const legend = labelOf(path, locale)
  const notes = notesAt(path, view)
  const editable = !isReadOnly(path, controller.state)
  const rowId = (at: number) => `${fieldId([...path, at])}-row`
  const control = (at: number) => `#${rowId(at)} :is(input, textarea)`
  const into = (at: number) => focus(control(at))
  const add = (at: number) => {
    controller.addRow(path, blank, at)
    into(at)
  }
  const remove = (at: number) => {
    controller.removeRow(path, at)
    if (rows.length > 1) into(Math.min(at, rows.length - 2))
    else focus(`#add-${list}`)
  }
  const move = (at: number, by: -1 | 1, to: (at: number) => string) => {
    const now = controller.moveRow(path, at, by)
    focus(to(now))
    view.announce(t.moved(now + 1))
  }
  const keyed = (at: number) => (event: KeyboardEvent) => {
    if (isComposing(event) || !editable) return
    const box = event.target as HTMLInputElement
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      move(at, event.key === 'ArrowUp' ? -1 : 1, control)
    else if (event.key === 'Enter' && !event.shiftKey && box.localName === 'input') add(at + 1)
    else if (event.key === 'Backspace' && typeof blank === 'string' && box.value === '') remove(at)
    else return
    event.preventDefault()
  }
  const buttons = (at: number, name: string) => {
    const button = (key: string, label: string, icon: TemplateResult, disabled: boolean, act: () => void) =>
      html`<button type="button" part="button quiet icon-button" id="${fieldId([...path, at])}-${key}" aria-label=${label} title=${label}
        ?disabled=${disabled} @click=${act}>${icon}</button>`
    /** The same button of the row's new place, so that it can be pressed again; at the end of the list, the row's text. */
    const stay = (key: string) => (now: number) => {
      const id = `#${fieldId([...path, now])}-${key}`
      return `${id}:enabled, #${rowId(now)}:has(${id}:disabled) :is(input, textarea)`
    }
    return html`<div class="row-buttons">
      ${button('up', t.moveUp(name), icons.arrowUp(), at === 0, () => move(at, -1, stay('up')))}
      ${button('down', t.moveDown(name), icons.arrowDown(), at === rows.length - 1, () => move(at, 1, stay('down')))}
      ${button('remove', t.remove(name), icons.cross(), false, () => remove(at))}
    </div>`
  }
  return html`<fieldset part="field" class="field" id=${fieldId(path)} tabindex="-1" aria-describedby=${notes.id ?? nothing}>
    <legend part="label">${legend}</legend>
    <ol class="rows">${rows.map((_row, at) => {
      const name = t.row(legend, at + 1)
      return html`<li id=${rowId(at)} part="row-item" class="row">
        <span part="quiet" class="number" aria-hidden="true">${at + 1}</span>
        <div class="row-fields">${row([...path, at], name, keyed(at))}</div>
        ${editable ? buttons(at, name) : nothing}
      </li>`
    })}</ol>
    ${
      editable
        ? html`<div><button type="button" id="add-${list}" part="button quiet" @click=${() => add(rows.length)}>${icons.plus()}${t[`add_${list}`]}</button></div>`
        : nothing
    }
    ${notes.list}
  </fieldset>`
}

/** A list of single lines. */
export const lines = (path: readonly [string, RowList], view: EditorView): TemplateResult =>
  rowsField({ path, blank: '', row: (at, name, keyed) => bare(at, name, view, keyed) }, view)

/** One control that is named by its row instead of a visible label. */
function bare(at: Path, name: string, view: EditorView, keyed: (event: KeyboardEvent) => void) {
  return html`<div class="bare">${textField(at, view, { label: name, keyed })}</div>`
}
