import type { CaseView } from '@caselore/core/desk'
import {
  audienceLabels,
  confidenceLabels,
  fieldLabels,
  reviewLevelLabels,
  type Sensitivity,
  sensitivityLabels,
  type TaxonomyNode,
  trackLabels,
} from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { icons } from '../base/icons.js'
import { commonMessages } from '../base/messages.js'
import { moment } from '../base/moment.js'
import { nodePath } from '../base/node-path.js'
import { parts } from '../base/parts.js'
import { caseStatus } from './case-status.js'
import type { CaseViewTexts } from './messages.js'

export interface HeadView {
  readonly entry: CaseView
  readonly t: CaseViewTexts
  readonly format: Formatter
  readonly now: number
}

/** How far the case can be trusted and whom it is for, each in words. */
export function badges({ entry, t, format, now }: HeadView): TemplateResult {
  const { locale } = format
  const { text, tone } = caseStatus(entry.status, locale)
  const { reviewDueAt, qualityScore, edition, confidence, audience, track, sensitivity } = entry
  const inUse = entry.status === 'published' || entry.status === 'review_due'
  return html`<p class="line badges" part="badges">
    <span part=${parts('badge', tone)}>${tone === 'good' ? icons.check() : nothing}${text}</span>
    ${confidence ? html`<span part=${parts('badge', confidence === 'validated' ? 'info' : 'warn')}>${localText(confidenceLabels[confidence], locale)}</span>` : nothing}
    ${inUse && reviewDueAt !== undefined ? validity(reviewDueAt, { t, format, now }) : nothing}
    ${qualityScore === undefined ? nothing : html`<span part="badge">${t.quality(format.number(qualityScore))}</span>`}
    ${edition ? html`<span part="badge">${t.edition(edition)}</span>` : nothing}
    ${audience ? html`<span part="badge">${icons.eye()}${localText(audienceLabels[audience], locale)}</span>` : nothing}
    ${track === 'urgent' ? html`<span part="badge warn">${icons.clock()}${localText(trackLabels[track], locale)}</span>` : nothing}
    ${sensitivity && sensitivity !== 'normal' ? html`<span part="badge bad">${icons.lock()}${localText(sensitivityLabels[sensitivity as Sensitivity], locale)}</span>` : nothing}
  </p>`
}

function validity(due: number, { t, format, now }: Omit<HeadView, 'entry'>) {
  const over = due <= now
  return html`<span part=${parts('badge', over && 'warn')} title=${format.absolute(due)}>${icons.clock()}${
    over ? t.overdue : t.validUntil(format.date(due))
  }</span>`
}

export interface MetaView extends HeadView {
  readonly nodes: readonly TaxonomyNode[]
  readonly nameFor: (id: string) => string
  readonly openTicket: (id: string) => unknown
}

/** Who wrote and reviewed it, how often it was used, and when. */
export function meta(view: MetaView): TemplateResult {
  const { entry, t, format, now, nameFor, openTicket } = view
  const { ratingSum = 0, ratingCount = 0, author, customer, publishedAt, sourceTicket } = entry
  const used = [
    entry.citations ? t.reused(entry.citations) : '',
    entry.solved ? commonMessages(format.locale).solvedTimes(entry.solved) : '',
  ].filter(Boolean)
  const node = nodePath(entry.node, view.nodes, format.locale)
  return html`<dl part="meta" class="facts">
    ${customer?.name ? row(t.customer, customer.name) : nothing}
    ${node ? row(localText(fieldLabels.node ?? { zh: '', en: '' }, format.locale), node) : nothing}
    ${entry.productLine ? row(localText(fieldLabels.productLine ?? { zh: '', en: '' }, format.locale), entry.productLine) : nothing}
    ${used.length > 0 ? row(t.reuse, format.list(used)) : nothing}
    ${ratingCount > 0 ? row(t.stars, t.rating(format.number(Math.round((ratingSum / ratingCount) * 10) / 10), ratingCount)) : nothing}
    ${author ? row(t.author, format.list([author, ...(entry.coAuthors ?? [])].map(nameFor))) : nothing}
    ${reviewers(view)}
    ${publishedAt === undefined ? nothing : row(t.published, moment(publishedAt, now, format))}
    ${row(t.updated, moment(entry.updatedAt, now, format))}
    ${sourceTicket ? row(t.source, openTicket(sourceTicket)) : nothing}
  </dl>`
}

const row = (name: string, value: unknown) =>
  html`<div><dt part="definition-term">${name}</dt><dd part="definition">${value}</dd></div>`

/** Only passes that still count: an edit voids them. */
function reviewers({ entry, t, format, nameFor }: MetaView) {
  const passed = (entry.reviews ?? []).filter((review) => review.decision === 'passed' && !review.void)
  if (passed.length === 0) return nothing
  const names = passed.map(({ reviewer, level }) =>
    t.reviewedBy(nameFor(reviewer), localText(reviewLevelLabels[level], format.locale)),
  )
  return row(t.reviewers, format.list(names))
}
