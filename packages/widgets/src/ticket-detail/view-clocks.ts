import type { ClockView } from '@caselore/core/desk'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { failureNotice } from '../base/states.js'
import { slaBadge } from '../sla-badge/badge.js'
import { isCounting, standingOf } from '../sla-badge/level.js'
import type { TicketDetailView } from './view-context.js'

const silent = new Set(['pending', 'cancelled'])

/** The clocks: what is left, why this target, and on request every stretch that counted or did not. */
export function clocksView(view: TicketDetailView) {
  const { controller, t, locale } = view
  const { clocks, missing } = controller.state
  const running = clocks.filter(({ state }) => !silent.has(state))
  const failed =
    missing.clocks && missing.clocks.kind !== 'denied'
      ? failureNotice(missing.clocks, locale, { retry: () => void controller.reload() })
      : nothing
  if (running.length === 0 && failed === nothing) return nothing
  return html`<section part="aside" class="stack">
    <h3 part="subheading">${t.clocks}</h3>
    ${failed}
    <ul part="list" class="stack">${running.map((clock) => html`<li part="clock">${clockView(clock, view)}</li>`)}</ul>
  </section>`
}

function clockView(clock: ClockView, { t, locale, format, now }: TicketDetailView): TemplateResult {
  return html`<p class="line spread"><span>${localText(clock.label, locale)}</span>${slaBadge(standingOf(clock), now, format)}</p>
    <progress part="meter" class="meter" max=${clock.budget} value=${Math.min(clock.elapsed, clock.budget)} aria-label=${localText(clock.label, locale)}></progress>
    <p part="quiet" class="line spread">${isCounting(clock) ? due(clock, { t, format, now }) : nothing}<span>${t.budget(format.duration(clock.elapsed), format.duration(clock.budget))}</span></p>
    <p part="quiet">${localText(clock.why, locale)}</p>
    ${clock.provisional ? html`<p part="quiet">${t.provisional}</p>` : nothing}
    <details><summary part="summary" class="target">${t.clockHistory}</summary>${intervals(clock, { t, format, now })}</details>`
}

function due({ due: at }: ClockView, { t, format, now }: Pick<TicketDetailView, 't' | 'format' | 'now'>) {
  if (at === undefined) return nothing
  return html`<time part="time" datetime=${new Date(at).toISOString()} title=${format.absolute(at)}>${t.dueAt(format.hour(at, now))}</time>`
}

function intervals(
  { counted, pauses }: ClockView,
  { t, format, now }: Pick<TicketDetailView, 't' | 'format' | 'now'>,
): TemplateResult {
  const rows = [
    ...counted.map(({ from, to }) => ({ from, to, open: false, what: t.counted })),
    ...pauses.map(({ from, to }) => ({ from, to: to ?? now, open: to === undefined, what: t.paused })),
  ].sort((a, b) => a.from - b.from)
  return html`<div class="wide"><table part="table" class="intervals">
    <thead><tr><td part="table-head"></td><th part="table-head" scope="col">${t.when}</th><th part="table-head" scope="col">${t.took}</th></tr></thead>
    <tbody>${rows.map(
      ({ from, to, open, what }) => html`<tr><th part="table-cell" scope="row">${what}</th>
        <td part="table-cell" title="${format.absolute(from)} – ${format.absolute(to)}">${format.range(from, to)}${open ? ` ${t.now}` : nothing}</td>
        <td part="table-cell">${format.duration(to - from)}</td></tr>`,
    )}</tbody></table></div>`
}
