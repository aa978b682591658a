import { html, nothing, type TemplateResult } from 'lit'
import { headline, valueText } from './figure-text.js'
import { formulaOf } from './formulas.js'
import { standingBadge, targetText } from './view-cards.js'
import { groupName, type Kpi, labelOf, type Reported } from './view-context.js'
import { leading } from './view-lead.js'

/** What can be told apart by group on the width of a page. */
const inGroups = ['ticket_volume', 'first_reply', 'resolution_rate', 'csat', 'backlog', 'repeat_issues']

/** The headline figures of each group. */
export function groupsView(view: Reported): TemplateResult | typeof nothing {
  const { report, t, format, controller } = view
  const { by } = controller.state
  if (!by || report.groups.length === 0) return nothing
  const kpis = inGroups.flatMap((id) => report.kpis.find((kpi) => kpi.id === id) ?? [])
  const heading = t.byGroup(t[`by_${by}` as 'by_team'])
  return html`<div part="card" class="stack">
    <h2 part="subheading" id="groups">${heading}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="groups" part="focusable">
      <table part="table figures" class="table">
        <thead><tr><th scope="col">${t[`by_${by}` as 'by_team']}</th>${kpis.map((kpi) => html`<th scope="col">${labelOf(kpi, format)}</th>`)}</tr></thead>
        <tbody>${report.groups.map(({ group, figures, standings }) => {
          const name = groupName(view, controller.state, by, group[by])
          return html`<tr><th scope="row">${leading(view, 'ticket_volume', name, { name: t.ticketsOf(name), group })}</th>${kpis.map(
            (kpi) => {
              const figure = figures[kpi.id]
              const standing = standings[kpi.id]
              const text = figure ? valueText(headline(figure), kpi.unit, format) : '—'
              const said = t.ticketsOf(`${name} ${labelOf(kpi, format)} ${text}`)
              const shown = figure ? leading(view, kpi.id, text, { name: said, group }) : text
              return html`<td>${shown} ${standing === 'watch' || standing === 'alert' ? standingBadge(standing, view) : nothing}</td>`
            },
          )}</tr>`
        })}</tbody>
      </table></div>
  </div>`
}

/** Every figure with its value before, its target and how it comes about. */
export function allFigures(view: Reported): TemplateResult {
  const { report, t } = view
  return html`<details part="all">
    <summary part="summary">${t.all}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${t.all} part="focusable">
      <table part="table figures" class="table">
        <thead><tr><th scope="col">${t.figure}</th><th scope="col">${t.value}</th><th scope="col">${t.before}</th>
          <th scope="col">${t.count}</th><th scope="col" class="words">${t.formula}</th></tr></thead>
        <tbody>${report.kpis.map((kpi) => row(kpi, view))}</tbody>
      </table></div>
  </details>`
}

function row(kpi: Kpi, view: Reported): TemplateResult {
  const { report, format } = view
  const [now, before] = [report.total.figures[kpi.id], report.before.figures[kpi.id]]
  const text = (figure: typeof now) => (figure ? valueText(headline(figure), kpi.unit, format) : '—')
  return html`<tr data-row=${kpi.id}><th scope="row">${labelOf(kpi, format)}</th><td>${text(now)}</td><td>${text(before)}</td>
    <td>${now ? format.number(now.n) : '—'}</td>
    <td class="words">${targetText(kpi, view)} ${formulaOf(kpi.id, format.locale) ?? nothing}</td></tr>`
}
