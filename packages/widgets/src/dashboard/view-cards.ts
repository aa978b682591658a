import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { headline, trendOf, valueText } from './figure-text.js'
import { type Kpi, labelOf, type Reported } from './view-context.js'
import { leading } from './view-lead.js'

/** The figures that a lead looks at first, in this order. */
const first = [
  'first_reply',
  'first_resolution',
  'resolution_rate',
  'csat',
  'human_intervention',
  'backlog',
  'ticket_volume',
  'repeat_issues',
]

const badges = {
  good: { part: 'good', icon: icons.check },
  watch: { part: 'warn', icon: icons.eye },
  alert: { part: 'bad', icon: icons.alert },
  few: { part: '', icon: icons.clock },
} as const

/** The headline figures as cards: value, how it stands, what it did against the time before, and its target. */
export function cardsView(view: Reported): TemplateResult {
  const { report, t } = view
  const shown = first.flatMap((id) => report.kpis.find((kpi) => kpi.id === id) ?? [])
  return html`<section aria-labelledby="figures">
    <h2 class="silent" id="figures">${t.figures}</h2>
    <ul part="cards" class="cards">${shown.map((kpi) => card(kpi, view))}</ul>
  </section>`
}

function card(kpi: Kpi, view: Reported): TemplateResult {
  const { report, t, format } = view
  const figure = report.total.figures[kpi.id]
  const standing = report.total.standings[kpi.id]
  const value = figure ? valueText(headline(figure), kpi.unit, format) : kpi.unit === 'count' ? '0' : '—'
  return html`<li part=${parts('card', 'kpi', standing)} class="card" data-kpi=${kpi.id} data-state=${standing ?? 'none'}>
    <h3 part="kpi-label" class="label">${labelOf(kpi, format)} ${standingBadge(standing, view)}</h3>
    <p part="kpi-value" class="number">${figure ? leading(view, kpi.id, value, { name: t.ticketsOf(`${labelOf(kpi, format)} ${value}`) }) : value}</p>
    ${trendView(kpi, view)}
    <p part="quiet" class="facts number">${targetText(kpi, view)}
      ${figure && kpi.unit !== 'count' ? html`<span>${t.n(format.number(figure.n))}</span>` : nothing}</p>
    ${spread(kpi, view)}
  </li>`
}

export function standingBadge(standing: string | undefined, { t }: Pick<Reported, 't'>) {
  if (standing === undefined || !(standing in badges)) return nothing
  const name = standing as keyof typeof badges
  const { part, icon } = badges[name]
  return html`<span part=${parts('badge', part)} title=${name === 'few' ? t.fewHint : nothing}>${icon()} ${t[name]}</span>`
}

function trendView(kpi: Kpi, { report, t, format }: Reported) {
  const trend = trendOf(kpi, report.total.figures[kpi.id], report.before.figures[kpi.id], format)
  if (!trend) return nothing
  if (trend.direction === 'same') return html`<p part="quiet">${t.same}</p>`
  const size = kpi.unit === 'share' ? t.points(trend.text) : trend.text
  return html`<p part=${parts('quiet', 'trend', trend.sense)} class="trend">${trend.direction === 'up' ? icons.arrowUp() : icons.arrowDown()}
    ${t[trend.direction](size)}${trend.sense ? html` · ${t[trend.sense]}` : nothing}</p>`
}

export function targetText({ band, unit }: Kpi, { t, format }: Reported) {
  if (!band) return nothing
  const { low, high } = band
  if (low !== undefined) return html`<span>${t.atLeast(valueText(low, unit, format))}</span>`
  return high === undefined ? nothing : html`<span>${t.atMost(valueText(high, unit, format))}</span>`
}

/** Means alone hide the long waits. */
function spread(kpi: Kpi, { report, t, format }: Reported) {
  const figure = report.total.figures[kpi.id]
  const { median, p90 } = figure?.business ?? figure ?? {}
  if (kpi.unit !== 'duration' || median === undefined || p90 === undefined) return nothing
  return html`<p part="quiet" class="facts number"><span>${t.median} ${format.duration(median)}</span>
    <span>${t.p90} ${format.duration(p90)}</span></p>`
}
