import { html, nothing, type TemplateResult } from 'lit'
import { type EditorView, momentField, textField } from './view-field.js'

/** Whose case it is, and what they agreed to: it covers personal data in the text. Not for whom policy hides the customer. */
export function customerFields(view: EditorView): TemplateResult | typeof nothing {
  const { controller, t } = view
  const { entry, draft } = controller.state
  if (entry?.access.hidden.includes('customer')) return nothing
  const path = ['customer', 'authorisation']
  return html`${textField(['customer', 'name'], view)}
    ${
      draft.customer?.name || draft.customer?.authorisation
        ? html`<fieldset part="field" class="field" aria-describedby="authorisation-hint">
          <legend part="label">${t.authorisation}</legend>
          <p part="hint" id="authorisation-hint">${t.authorisationHint}</p>
          <div class="pair">${textField([...path, 'reference'], view, { label: t.reference })}
            ${textField([...path, 'by'], view, { label: t.authorisedBy })}
            ${momentField([...path, 'at'], view, { label: t.authorisedOn, day: true })}</div>
        </fieldset>`
        : nothing
    }`
}
