import {
  audienceLabels,
  audiences,
  priorities,
  priorityLabels,
  sensitivities,
  sensitivityLabels,
  trackLabels,
  tracks,
} from '@caselore/core/schema'
import { type LocalText, localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { treeOptions } from '../base/tree-options.js'
import type { Path } from './draft.js'
import { chipsField } from './view-chips.js'
import { customerFields } from './view-customer.js'
import { type EditorView, labelOf, momentField, selectField, textField } from './view-field.js'
import { lines, rowsField } from './view-rows.js'

export const editorModules = ['basics', 'symptom', 'diagnosis', 'solution', 'result', 'tags'] as const
export type EditorModule = (typeof editorModules)[number]

/** The module in which a place of the draft is written. */
export const moduleOf = ([first]: Path): EditorModule =>
  first === 'title' || first === 'customer'
    ? 'basics'
    : (editorModules.find((name) => name === first) ?? 'tags')

/** The controls of each module of the template. */
export const moduleFields: Readonly<Record<EditorModule, (view: EditorView) => TemplateResult>> = {
  basics: (view) => html`
    ${textField(['title'], view, { hint: view.t.titleHint, required: true })}
    <div class="pair">${textField(['basics', 'product'], view)} ${textField(['basics', 'productModel'], view)}</div>
    ${textField(['basics', 'industry'], view, { hint: view.t.industryHint, long: true })}
    ${momentField(['basics', 'occurredAt'], view, { label: labelOf(['basics', 'occurredAt'], view.locale) })}
    ${customerFields(view)}`,
  symptom: (view) => html`
    ${textField(['symptom', 'customerWords'], view, { hint: view.t.wordsHint, long: true })}
    ${textField(['symptom', 'scene'], view, { hint: view.t.sceneHint, long: true })}`,
  diagnosis: (view) => html`
    ${textField(['diagnosis', 'narrative'], view, { long: true })} ${rowsField({ path: ['diagnosis', 'checks'], blank: { checked: '', finding: '', excluded: true }, row: (at, name, keyed) => checkRow(at, name, view, keyed) }, view)}`,
  solution: (view) => html`
    ${rowsField(
      {
        path: ['solution', 'steps'],
        blank: { text: '' },
        row: (
          at,
          name,
          keyed,
        ) => html`<div class="bare">${textField([...at, 'text'], view, { label: `${name} ${view.t.step}`, long: true, keyed })}</div>
          ${textField([...at, 'caution'], view, { label: view.t.caution, keyed })}`,
      },
      view,
    )}
    <div class="pair">${lines(['solution', 'tools'], view)} ${lines(['solution', 'parts'], view)}</div>
    ${lines(['solution', 'cautions'], view)}`,
  result: (view) => html`
    ${textField(['result', 'outcome'], view, { hint: view.t.outcomeHint, long: true })}
    ${rowsField(
      {
        path: ['result', 'figures'],
        blank: { label: '', value: '' },
        row: (
          at,
          _name,
          keyed,
        ) => html`<div class="pair">${textField([...at, 'label'], view, { label: view.t.label, keyed })}
          ${textField([...at, 'value'], view, { label: view.t.value, keyed })}</div>`,
      },
      view,
    )}
    ${textField(['result', 'testimonial'], view, { long: true })} ${textField(['result', 'followUps'], view, { long: true })}`,
  tags: (view) =>
    html`<div class="pair">${chipsField('tags', view)} ${chipsField('regions', view)}</div> ${placing(view)}`,
}

function checkRow(at: Path, name: string, view: EditorView, keyed: (event: KeyboardEvent) => void) {
  const { controller, t } = view
  const [, , index] = at
  const excluded = controller.state.draft.diagnosis.checks[Number(index)]?.excluded ?? false
  return html`<div class="pair">${textField([...at, 'checked'], view, { label: t.checked, keyed })}
      ${textField([...at, 'finding'], view, { label: t.finding, keyed })}</div>
    <label part="choice" class="target"><input type="checkbox" part="checkbox" .checked=${excluded} ?disabled=${!controller.state.editable}
      aria-label="${name} ${t.excluded}" @change=${(event: Event) => controller.edit([...at, 'excluded'], (event.target as HTMLInputElement).checked)}>${t.excluded}</label>`
}

function placing(view: EditorView) {
  const { t, locale, controller } = view
  const { draft, nodes, productLines } = controller.state
  const from = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, LocalText>>) =>
    values.map((value) => ({ value, text: localText(labels[value], locale) }))
  const choices = [
    ['track', t.track, from(tracks, trackLabels)],
    ['audience', t.audience, from(audiences, audienceLabels)],
    ['sensitivity', t.sensitivity, from(sensitivities, sensitivityLabels)],
  ] as const
  return html`<div class="pair">
      ${textField(['productLine'], view, { choices: productLines, clearable: true })}
      ${nodes.length > 0 ? selectField(['node'], view, { label: labelOf(['node'], locale), options: [{ value: '', text: t.choose }, ...treeOptions(nodes, locale)], clearable: true }) : nothing}
      ${selectField(['urgency'], view, { label: labelOf(['urgency'], locale), options: from(priorities, priorityLabels) })}
    </div>
    <div class="pair">${choices.map(([name, label, options]) => (draft[name] === undefined ? nothing : selectField([name], view, { label, options })))}</div>`
}
