import type { FindingView } from '@caselore/core/desk'
import { fieldLabels, type Review } from '@caselore/core/schema'
import { localText, wallTime } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { chosenInstant } from '../base/chosen-instant.js'
import type { Formatter } from '../base/format.js'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import type { CaseEditorController } from './controller.js'
import { type Path, valueAt } from './draft.js'
import { fieldId } from './field-id.js'
import type { CaseEditorTexts } from './messages.js'
import type { CaseEditorState } from './state.js'

export interface EditorView {
  readonly controller: CaseEditorController
  readonly t: CaseEditorTexts
  readonly locale: string
  readonly format: Formatter
  /** The review that is being answered. */
  readonly review: Review | undefined
  readonly nameFor: (id: string) => string
  /** Brings the focus to a place of the draft, and selects the words meant. */
  readonly reveal: (finding: Pick<FindingView, 'path' | 'range'>) => void
  readonly focus: (selector: string) => void
  readonly announce: (text: string) => void
}

/** The name of a field as everything else calls it too. A part of a list's row goes by the list and the row's number. */
export function labelOf(path: Path, locale: string): string {
  const name = path.filter((key) => typeof key === 'string').join('.')
  const label = fieldLabels[name]
  if (label) return localText(label, locale)
  const row = path.findLastIndex((key) => typeof key === 'number')
  return row < 0 ? name : `${labelOf(path.slice(0, row), locale)} ${Number(path[row]) + 1}`
}

/** What was found and what reviewers said at exactly this place; a control names it as its description. */
export function notesAt(
  path: Path,
  view: EditorView,
): { readonly id: string | undefined; readonly list: unknown } {
  const name = path.join('.')
  const found = view.controller.state.findings?.filter((one) => one.path.join('.') === name) ?? []
  const comments = view.review?.comments.filter(({ field }) => field === name) ?? []
  if (found.length === 0 && comments.length === 0) return { id: undefined, list: nothing }
  const id = `${fieldId(path)}-notes`
  return {
    id,
    list: html`<ul id=${id} class="notes">
      ${comments.map(
        ({ text }) =>
          html`<li part="review-comment" class="note">${icons.note()}<span><strong>${view.t.comment}</strong> ${text}</span></li>`,
      )}
      ${found.map(
        ({ severity, message }) =>
          html`<li part=${parts('note', `note-${severity}`)} class="note inline">${icons.alert()}<span><span class="silent">${view.t[severity]}</span> ${localText(message, view.locale)}</span></li>`,
      )}
    </ul>`,
  }
}

export interface FieldOptions {
  readonly label?: string | undefined
  readonly hint?: string | undefined
  /** Several lines. */
  readonly long?: boolean | undefined
  readonly required?: boolean | undefined
  /** Texts to choose from while typing. */
  readonly choices?: readonly string[] | undefined
  /** Emptied, the text is taken away. */
  readonly clearable?: boolean | undefined
  readonly keyed?: ((event: KeyboardEvent) => void) | undefined
}

const longest = { line: 200, article: 20_000, paragraph: 4_000 } as const

/** Also what is shown masked, or its mask would be written over it. A customer is written whole, a module part by part. */
export function isReadOnly(path: Path, { editable, locked, entry }: CaseEditorState): boolean {
  const place = path.slice(0, path[0] === 'customer' ? 1 : 2).join('.')
  const overlaps = (masked: string) =>
    masked === '*' || `${masked}.`.startsWith(`${place}.`) || `${place}.`.startsWith(`${masked}.`)
  return !editable || locked.includes(String(path[0])) || (entry?.access.masked.some(overlaps) ?? false)
}

/** A text of the draft: label, hint, control, and what was found in it. */
export function textField(path: Path, view: EditorView, options: FieldOptions = {}): TemplateResult {
  const id = fieldId(path)
  const { label = labelOf(path, view.locale), hint } = options
  const notes = notesAt(path, view)
  const described = [hint && `${id}-hint`, notes.id].filter(Boolean).join(' ')
  return html`<div part="field" class="field">
    <label part="label" for=${id}>${label}</label>
    ${hint ? html`<p part="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${control(id, path, view, { ...options, described: described || nothing })}
    ${notes.list}
  </div>`
}

function control(
  id: string,
  path: Path,
  { controller }: EditorView,
  {
    long,
    required,
    keyed,
    choices = [],
    clearable,
    described,
  }: FieldOptions & { described: string | typeof nothing },
) {
  const { state } = controller
  const value = String(valueAt(state.draft, path) ?? '')
  const readonly = isReadOnly(path, state)
  const part = parts('input', readonly && 'readonly')
  const typed = (event: Event) => {
    const text = (event.target as HTMLInputElement).value
    controller.edit(path, clearable && text === '' ? undefined : text)
  }
  const limit = path[1] === 'narrative' ? longest.article : longest.paragraph
  return long
    ? html`<textarea id=${id} part=${part} dir="auto" maxlength=${limit} aria-describedby=${described} ?readonly=${readonly}
        .value=${value} @input=${typed} @keydown=${keyed}></textarea>`
    : html`<input id=${id} part=${part} dir="auto" type="text" autocomplete="off" maxlength=${longest.line} aria-describedby=${described}
        aria-required=${required ?? nothing} list=${choices.length > 0 ? `${id}-choices` : nothing} ?readonly=${readonly} .value=${value} @input=${typed} @keydown=${keyed}>${
          choices.length > 0
            ? html`<datalist id="${id}-choices">${choices.map((choice) => html`<option value=${choice}></option>`)}</datalist>`
            : nothing
        }`
}

export interface SelectOptions {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
  /** The empty option can be chosen, and takes the value away. */
  readonly clearable?: boolean | undefined
}

/** A choice of the draft. */
export function selectField(
  path: Path,
  view: EditorView,
  { label, options, clearable }: SelectOptions,
): TemplateResult {
  const { state } = view.controller
  const id = fieldId(path)
  const notes = notesAt(path, view)
  const value = valueAt(state.draft, path)
  return html`<div part="field" class="field"><label part="label" for=${id}>${label}</label>
    <select id=${id} part="input" aria-describedby=${notes.id ?? nothing} ?disabled=${isReadOnly(path, state)}
      @change=${(event: Event) => view.controller.edit(path, (event.target as HTMLSelectElement).value || undefined)}>
      ${options.map((option) => html`<option value=${option.value} ?disabled=${option.value === '' && !clearable} ?selected=${option.value === (value ?? '')}>${option.text}</option>`)}
    </select>${notes.list}</div>`
}

export interface MomentOptions {
  readonly label: string
  /** Only the day, which begins at midnight in the reader's zone. */
  readonly day?: boolean | undefined
}

/** A moment of the draft, by the clock of the reader's zone; an emptied control takes it away. */
export function momentField(path: Path, view: EditorView, { label, day }: MomentOptions): TemplateResult {
  const { controller, format } = view
  const id = fieldId(path)
  const notes = notesAt(path, view)
  const at = valueAt(controller.state.draft, path) as number | undefined
  const shown = at === undefined ? '' : wallTime(at, format.zone)
  const changed = (event: Event) => {
    const { value, validity } = event.target as HTMLInputElement
    const chosen = chosenInstant({ value: day && value ? `${value}T00:00` : value, validity }, format.zone)
    if (chosen !== 'unfinished') controller.edit(path, chosen)
  }
  return html`<div part="field" class="field short"><label part="label" for=${id}>${label}</label>
    <input type=${day ? 'date' : 'datetime-local'} id=${id} part="input" aria-describedby=${notes.id ?? nothing} ?readonly=${isReadOnly(path, controller.state)}
      .value=${day ? shown.slice(0, 10) : shown} @change=${changed}>${notes.list}</div>`
}
