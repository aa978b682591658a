import type { CaseView } from '@caselore/core/desk'
import { fieldLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, type TemplateResult } from 'lit'
import { changedFields } from './changed-fields.js'
import type { ReviewView } from './view-context.js'

export const fieldName = (field: string, locale: string): string => {
  const label = fieldLabels[field]
  return label ? localText(label, locale) : field
}

/** What a revision changes, field by field; what is gone and what is new are elements and not colours alone. */
export function changesView(before: CaseView, after: CaseView, { t, format }: ReviewView): TemplateResult {
  const changed = changedFields(before, after, format.locale)
  return html`<section class="stack" part="changes" aria-labelledby="changes">
    <h3 part="chapter-title" id="changes">${t.changes} <span part="count">${t.changeCount(changed.length)}</span></h3>
    ${
      changed.length === 0
        ? html`<p part="quiet">${t.noChanges}</p>`
        : html`<dl class="stack">${changed.map(
            ({
              field,
              pieces,
            }) => html`<div part="change"><dt part="label">${fieldName(field, format.locale)}</dt>
        <dd class="prose" part="text">${pieces.map(({ kind, text }) =>
          kind === 'del'
            ? html`<del part="del"><span class="silent">${t.removed}</span>${text}</del>`
            : kind === 'ins'
              ? html`<ins part="ins"><span class="silent">${t.added}</span>${text}</ins>`
              : text,
        )}</dd></div>`,
          )}</dl>`
    }
  </section>`
}
