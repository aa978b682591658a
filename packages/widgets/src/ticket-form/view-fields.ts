import { priorities, priorityLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { commonMessages } from '../base/messages.js'
import { nodeName } from '../base/node-path.js'
import { parts } from '../base/parts.js'
import { treeOptions } from '../base/tree-options.js'
import type { FieldProblem, FormField, FormValues, TicketFormState } from './controller.js'
import type { TicketFormTexts } from './messages.js'

export interface FieldsView {
  readonly state: TicketFormState
  readonly t: TicketFormTexts
  readonly locale: string
  /** Names to choose from while typing a product. */
  readonly products: readonly string[]
  readonly edit: (values: Partial<FormValues>) => void
}

export function problemText(problem: FieldProblem, { t, locale }: Pick<FieldsView, 't' | 'locale'>): string {
  if (typeof problem === 'object') return localText(problem, locale)
  return problem === 'phone' ? t.phoneProblem : t[problem]
}

const hints: Readonly<Partial<Record<FormField, 'subjectHint' | 'descriptionHint' | 'phoneHint'>>> = {
  subject: 'subjectHint',
  description: 'descriptionHint',
  phone: 'phoneHint',
}

/** One field: label, hint, what is wrong, control; the control names the other two. */
export function fieldView(field: FormField, view: FieldsView): TemplateResult {
  const { state, t, locale } = view
  const hint = hints[field]
  const problem = state.problems[field]
  const described = [hint && `${field}-hint`, problem && `${field}-error`].filter(Boolean).join(' ')
  return html`<div part="field" class="field">
    <label part="label" for=${field}>${t[field]} ${
      field === 'subject' || field === 'priority'
        ? nothing
        : html`<span part="hint">${commonMessages(locale).optional}</span>`
    }</label>
    ${hint ? html`<p part="hint" id="${field}-hint">${t[hint]}</p>` : nothing}
    ${problem ? html`<p part="error" id="${field}-error">${problemText(problem, view)}</p>` : nothing}
    ${control(field, view, described)} ${field === 'category' ? suggested(view) : nothing}
  </div>`
}

/** Categories that the words belong under, to be chosen by a touch. */
function suggested({ state, t, locale, edit }: FieldsView) {
  if (state.values.category || state.categories.length === 0) return nothing
  const nameOf = (id: string) => {
    const node = state.nodes.find((one) => one.id === id)
    return node ? nodeName(node, locale) : id
  }
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  return html`<p part="suggested-categories" class="line"><span part="quiet">${t.suggestedCategory}</span>
    ${state.categories.map(
      ({ node, confidence }) =>
        html`<button type="button" part="button" @click=${() => edit({ category: node })}>${nameOf(node)} <span part="quiet">${percent.format(confidence)}</span></button>`,
    )}</p>`
}

const choicesOf = (field: 'priority' | 'category', { nodes }: TicketFormState, locale: string) =>
  field === 'category'
    ? [{ value: '', text: '' }, ...treeOptions(nodes, locale)]
    : priorities.map((value) => ({ value, text: localText(priorityLabels[value], locale) }))

function control(field: FormField, { state, locale, products, edit }: FieldsView, described: string) {
  const invalid = state.problems[field] !== undefined
  const part = parts('input', invalid && 'invalid')
  const describedBy = described || nothing
  const typed = (event: Event) => edit({ [field]: (event.target as HTMLInputElement).value })
  if (field === 'description')
    return html`<textarea id=${field} part=${part} rows="4" aria-describedby=${describedBy} aria-invalid=${invalid}
      .value=${state.values.description} @input=${typed}></textarea>`
  if (field === 'priority' || field === 'category')
    return html`<select id=${field} part=${part} aria-describedby=${describedBy} aria-invalid=${invalid} @change=${typed}>
      ${choicesOf(field, state, locale).map(({ value, text }) => html`<option value=${value} ?selected=${value === state.values[field]}>${text}</option>`)}
    </select>`
  const list = field === 'product' && products.length > 0
  return html`<input id=${field} part=${part} type=${field === 'phone' ? 'tel' : 'text'} autocomplete=${field === 'phone' ? 'tel' : 'off'}
      aria-describedby=${describedBy} aria-invalid=${invalid} aria-required=${field === 'subject'}
      list=${list ? 'products' : nothing} .value=${state.values[field]} @input=${typed}>
    ${list ? html`<datalist id="products">${products.map((name) => html`<option value=${name}></option>`)}</datalist>` : nothing}`
}
