import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import type { CaseViewState } from './controller.js'
import type { CaseViewTexts } from './messages.js'
import { isMasked, isWithheld, storyParts } from './steps.js'

/** That parts are masked or missing, why, and whom to ask. */
export function withheldView(
  { entry, explanation }: CaseViewState,
  t: CaseViewTexts,
  locale: string,
): TemplateResult | typeof nothing {
  if (!entry || !isWithheld(entry.access)) return nothing
  const masked = storyParts.some((part) => isMasked(entry.access, part))
  return html`<div part="notice denied" class="line" data-state="withheld">${icons.lock()}
    <div part="notice-text"><p part="subheading">${masked ? t.maskedTitle : t.hiddenTitle}</p>
      ${explanation?.effect === 'allow' ? nothing : explanation?.reasons.map((reason) => html`<p>${localText(reason, locale)}</p>`)}
      ${explanation?.ask ? html`<p>${localText(explanation.ask, locale)}</p>` : nothing}</div>
  </div>`
}
