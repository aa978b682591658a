import { fieldLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { nodeName } from '../base/node-path.js'
import type { SearchController, SearchState } from './controller.js'
import type { SearchTexts } from './messages.js'

/** Shown per facet until the rest is asked for by narrower words. */
const shownValues = 8

/** Checkbox groups with counts. A chosen value stays visible with zero hits, or it could not be left again. */
export function facetsView(controller: SearchController, t: SearchTexts, format: Formatter): TemplateResult {
  const { state } = controller
  const fields = new Set([...Object.keys(state.facets), ...Object.keys(state.chosen)])
  const anyChosen = Object.values(state.chosen).some((values) => values.length > 0)
  return html`
    ${[...fields].map((field) => facet(field, controller, format))}
    ${
      anyChosen
        ? html`<button type="button" part="button quiet" @click=${() => controller.clearChoices()}>${t.clear}</button>`
        : nothing
    }`
}

function facet(field: string, controller: SearchController, format: Formatter) {
  const { state } = controller
  const chosen = state.chosen[field] ?? []
  const counted = (state.facets[field] ?? []).slice(0, shownValues)
  const lost = chosen
    .filter((value) => !counted.some((one) => one.value === value))
    .map((value) => ({ value, count: state.facets[field]?.find((one) => one.value === value)?.count ?? 0 }))
  const values = [...counted, ...lost]
  if (values.length === 0) return nothing
  const label = fieldLabels[field]
  return html`<fieldset part="facet">
    <legend part="subheading">${label ? localText(label, format.locale) : field}</legend>
    ${values.map(
      ({ value, count }) => html`<label part="choice facet-value" class="target value">
        <input type="checkbox" part="checkbox" .checked=${chosen.includes(value)}
          @change=${() => controller.toggle(field, value)}>
        <span class="grow">${nameOf(field, value, state, format.locale)}</span>
        <span part="count" class="number">${format.number(count)}</span>
      </label>`,
    )}
  </fieldset>`
}

function nameOf(field: string, value: string, { nodes }: SearchState, locale: string): string {
  if (field !== 'node') return value
  const node = nodes.find(({ id }) => id === value)
  return node ? nodeName(node, locale) : value
}
