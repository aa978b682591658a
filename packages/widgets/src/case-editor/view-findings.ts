import type { FindingView } from '@caselore/core/desk'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { excerpt, highlight } from '../base/highlight.js'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { valueAt } from './draft.js'
import { isSensitive } from './elements.js'
import { type EditorView, labelOf } from './view-field.js'
import { type EditorModule, moduleOf } from './view-modules.js'

const quoted = 36
const order = { error: 0, warning: 1, hint: 2 } as const

/** What was found in one module, beside it: the words meant, what to do, and the way to them. */
export function findingsView(module: EditorModule, view: EditorView): TemplateResult | typeof nothing {
  const { t, controller } = view
  const { findings } = controller.state
  if (!findings) return nothing
  const found = findings
    .filter(({ path }) => moduleOf(path) === module)
    .sort((a, b) => order[a.severity] - order[b.severity])
  if (found.length === 0)
    return html`<p part="quiet all-good" class="note">${icons.check()}<span>${t.noFindings}</span></p>`
  return html`<ul part="findings" class="findings" aria-label=${t.findings}>${found.map((finding) => findingView(finding, view))}</ul>`
}

function findingView(finding: FindingView, view: EditorView) {
  const { t, locale, controller, reveal } = view
  const { severity, message, path, range } = finding
  const { draft, checked, editable } = controller.state
  const text = valueAt(draft, path)
  const isFresh = typeof text === 'string' && text === valueAt(checked, path)
  const words =
    range && isFresh
      ? highlight(excerpt({ text, spans: [{ start: range[0], end: range[1] }] }, quoted))
      : nothing
  return html`<li part=${parts('finding', `finding-${severity}`)} class="finding" data-state=${severity}>
    <p class="line"><span part=${parts('badge', severity === 'error' && 'bad', severity === 'warning' && 'warn')}>${
      severity === 'hint' ? icons.note() : icons.alert()
    }${t[severity]}</span> <button type="button" part="link" class="target" @click=${() => reveal(finding)}>${labelOf(path, locale)}</button></p>
    ${words === nothing ? nothing : html`<p part="snippet">${words}</p>`}
    <p>${localText(message, locale)}</p>
    ${
      editable && isSensitive(finding) && range
        ? html`<div><button type="button" part="button" @click=${() => controller.mask(finding)}>${icons.lock()}${t.mask}</button></div>`
        : nothing
    }
  </li>`
}
