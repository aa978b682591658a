import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { moment } from '../base/moment.js'
import { parts } from '../base/parts.js'
import { emptyState, failureNotice } from '../base/states.js'
import type { Grouping } from './controller.js'
import { dashboardMessages } from './messages.js'
import { ranges } from './ranges.js'
import { dashboardStyles } from './styles.js'
import { cardsView } from './view-cards.js'
import { chartsView } from './view-charts.js'
import { type DashboardContext, groupName, type Reported } from './view-context.js'
import { leading } from './view-lead.js'
import { allFigures, groupsView } from './view-tables.js'

export { dashboardMessages }

export const styles = [dashboardStyles]

/** Nobody's own: figures of persons are not for a page that a whole team may see. */
const groupings = ['team', 'region', 'category', 'channel', 'priority', 'product'] as const

/** The dashboard: what is looked at, what needs a look, the figures, their course, and everything in tables. */
export function dashboardView(context: DashboardContext): TemplateResult {
  const { controller, t, format } = context
  const { report, busy, failure } = controller.state
  const retry = () => void controller.reload()
  return html`<div class="stack page" aria-busy=${busy ? 'true' : nothing} data-state=${busy ? 'busy' : 'ready'}>
    ${toolbar(context)} ${failureNotice(failure, format.locale, { retry, ...(report ? { kept: t.kept } : {}) })}
    ${report ? body({ ...context, report }) : nothing}
  </div>`
}

function body(view: Reported): TemplateResult {
  const { report, t } = view
  const { team } = view.controller.state
  const isEmpty = Object.keys(report.total.figures).length === 0 && report.withheld === 0
  if (isEmpty) return emptyState(t.empty, team === undefined ? t.emptyHint : t.emptyHintTeam)
  return html`${attention(view)} ${cardsView(view)} ${groupsView(view)} ${chartsView(view)} ${allFigures(view)}
    ${report.withheld > 0 ? html`<p part="hint" data-state="withheld">${t.withheld(report.withheld)}</p>` : nothing}`
}

function toolbar(context: DashboardContext): TemplateResult {
  const { controller, t, format, now } = context
  const { range, by, report, stale } = controller.state
  const inBusinessTime = report?.total.figures.first_reply?.business !== undefined
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    void controller.group(value === '' ? undefined : (value as Grouping))
  }
  return html`<div class="line bar">
      <div role="group" aria-label=${t.range} part="ranges" class="line ranges">${ranges.map(
        (
          days,
        ) => html`<button type="button" part=${parts('button', 'quiet', days === range && 'active')} aria-pressed=${days === range}
          @click=${() => void controller.show(days)}>${t.days(days)}</button>`,
      )}</div>
      <label class="line by" part="label"><span>${t.by}</span>
        <select part="input" @change=${choose}>
          <option value="" ?selected=${!by}>${t.byNothing}</option>
          ${groupings.map((name) => html`<option value=${name} ?selected=${by === name}>${t[`by_${name}`]}</option>`)}
        </select></label>
      ${teamPicker(context)}
      ${
        stale
          ? html`<button type="button" part="button" class="fresh" @click=${() => void controller.reload()}>${icons.up()} ${t.stale}</button>`
          : nothing
      }
    </div>
    ${report ? html`<p part="quiet">${t.period(t.days(range))}${inBusinessTime ? html` · ${t.businessTime}` : nothing} · ${t.counted} ${moment(report.now, now, format)}</p>` : nothing}`
}

/** A single team is nothing to choose from. */
function teamPicker({ controller, t, teams, nameOf }: DashboardContext): TemplateResult | typeof nothing {
  if (teams.length < 2) return nothing
  const { team } = controller.state
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    void controller.narrow(value === '' ? undefined : value)
  }
  return html`<label class="line by" part="label"><span>${t.by_team}</span>
    <select part="input" data-pick="team" @change=${choose}>
      <option value="" ?selected=${team === undefined}>${t.allTeams}</option>
      ${teams.map((id) => html`<option value=${id} ?selected=${team === id}>${nameOf(id)}</option>`)}
    </select></label>`
}

function attention(view: Reported): TemplateResult | typeof nothing {
  const { report, t, format, controller } = view
  const worse = report.alerts.filter(({ isWorse }) => isWorse)
  if (worse.length === 0) return nothing
  return html`<section part="notice attention" class="stack" aria-labelledby="attention" data-state="attention">
    <h2 part="subheading" id="attention">${icons.alert()} ${t.attention}</h2>
    <ul class="alerts">${worse.map(({ message, group, kpi }) => {
      const text = localText(message, format.locale)
      const { category } = group
      const said = category ? t.issue(text, groupName(view, controller.state, 'category', category)) : text
      return html`<li data-kpi=${kpi}>${category ? leading(view, kpi, said, { name: t.ticketsOf(said), group }) : said}</li>`
    })}</ul>
  </section>`
}
