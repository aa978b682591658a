import type { CaseHit, Highlighted } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { excerpt, highlight } from '../base/highlight.js'
import { icons } from '../base/icons.js'
import { commonMessages } from '../base/messages.js'
import { relevanceText } from '../base/relevance.js'
import type { SearchTexts } from './messages.js'

export interface HitView {
  readonly hit: CaseHit
  readonly t: SearchTexts
  readonly format: Formatter
  readonly opened: () => void
  readonly link: (content: unknown) => TemplateResult
}

/** One result: title, where the words were found in symptom and solution, and what speaks for the case. */
export function hitView({ hit, t, format, opened, link }: HitView): TemplateResult {
  const { highlights } = hit
  const title = highlights.title ?? { text: hit.case.title, spans: [] }
  const common = commonMessages(format.locale)
  const solved = hit.case.solved ?? 0
  return html`<article part="hit" class="hit">
    <h3 part="hit-title" @click=${opened}>${link(highlight(title))}</h3>
    ${snippet(t.symptom, first(highlights, 'symptom.') ?? plain(hit.case.symptom?.customerWords))}
    ${snippet(t.solution, first(highlights, 'solution.') ?? plain(hit.case.solution?.steps?.[0]?.text))}
    <p class="line" part="hit-meta">
      ${hit.relevance > 0 ? html`<span part="relevance quiet">${relevanceText(hit.relevance, format)}</span>` : nothing}
      ${hit.case.number ? html`<span part="quiet number">${hit.case.number}</span>` : nothing}
      ${solved > 0 ? html`<span part="badge good">${icons.check()}${common.solvedTimes(solved)}</span>` : nothing}
      ${confidence(hit, t)}
      ${hit.case.access.masked.length > 0 ? html`<span part="badge">${icons.lock()}${t.masked}</span>` : nothing}
    </p>
  </article>`
}

function confidence({ case: entry }: CaseHit, t: SearchTexts) {
  if (entry.status === 'review_due')
    return html`<span part="badge warn">${icons.clock()}${t.reviewDue}</span>`
  if (entry.confidence === 'validated') return html`<span part="badge info">${t.validated}</span>`
  return entry.confidence ? html`<span part="badge warn">${t.notValidated}</span>` : nothing
}

const snippet = (label: string, found: Highlighted | undefined) =>
  found?.text
    ? html`<p part="snippet" class="snippet"><span part="quiet snippet-label">${label}</span> ${highlight(excerpt(found, 120))}</p>`
    : nothing

/** The field with a match speaks first. */
function first(highlights: CaseHit['highlights'], prefix: string): Highlighted | undefined {
  const found = Object.entries(highlights).filter(([path]) => path.startsWith(prefix))
  return (found.find(([, { spans }]) => spans.length > 0) ?? found[0])?.[1]
}

const plain = (text: string | undefined): Highlighted | undefined =>
  text === undefined ? undefined : { text, spans: [] }
