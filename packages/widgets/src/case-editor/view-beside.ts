import type { SimilarCase } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { relevanceText } from '../base/relevance.js'
import type { EditorView } from './view-field.js'

export type OpenSimilar = (id: string, content: unknown) => TemplateResult

/** Cases that may tell the same already, before a second one is written. */
export function similarView({ controller, t }: EditorView, format: Formatter, link: OpenSimilar) {
  const { related, similar } = controller.state
  const near = nearView(similar, t, format, link)
  if (related.length === 0) return near
  return html`${near}<section part="card similar" class="beside-card stack" aria-labelledby="similar">
    <div><h3 part="subheading" id="similar">${t.related}</h3><p part="quiet">${t.relatedHint}</p></div>
    <ul part="list" class="findings">${related.map(
      ({ id, title, relevance }) =>
        html`<li>${link(id, title)} <span part="quiet">${relevanceText(relevance, format)}</span></li>`,
    )}</ul></section>`
}

/** Cases that say nearly the same, with how much of it. */
function nearView(similar: readonly SimilarCase[], t: EditorView['t'], format: Formatter, link: OpenSimilar) {
  if (similar.length === 0) return nothing
  return html`<section part="card near" class="beside-card stack" aria-labelledby="near">
    <div><h3 part="subheading" id="near">${t.near}</h3><p part="quiet">${t.nearHint}</p></div>
    <ul part="list" class="findings">${similar.map(
      ({ id, title, resemblance }) =>
        html`<li>${link(id, title)} <span part="badge warn">${t.nearShare(format.number(Math.round(resemblance * 100)))}</span></li>`,
    )}</ul></section>`
}
