import type { Access } from '@caselore/core/desk'
import type { CaseEdition } from '@caselore/core/schema'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import type { CaseViewTexts } from './messages.js'
import { caseStory } from './story.js'

export interface EditionsView {
  readonly editions: readonly CaseEdition[]
  readonly access: Access
  readonly t: CaseViewTexts
  readonly format: Formatter
  readonly nameFor: (id: string) => string
}

/** Published versions that were replaced: when, by whom, why, and what they said. */
export function editionsView({
  editions,
  access,
  t,
  format,
  nameFor,
}: EditionsView): TemplateResult | typeof nothing {
  if (editions.length === 0) return nothing
  return html`<section aria-labelledby="editions-title" class="stack">
    <h3 part="subheading" id="editions-title">${t.editions}</h3>
    <ul part="list">${editions.map(
      ({ edition, publishedAt, replacedAt, by, reason, content }) => html`<li part="item">
        <details><summary part="summary" class="target">${t.edition(edition)} · ${t.editionLine(format.date(publishedAt), format.date(replacedAt))}</summary>
          <div class="story more"><p part="quiet">${nameFor(by)} ${reason}</p>${caseStory({ story: content, access, t, format })}</div>
        </details></li>`,
    )}</ul>
  </section>`
}
