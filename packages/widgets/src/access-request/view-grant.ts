import type { GrantView } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import { moment } from '../base/moment.js'
import { parts } from '../base/parts.js'
import { failureNotice } from '../base/states.js'
import { type GrantDecision, stateAt } from './controller.js'
import type { AccessView } from './view-context.js'

const looks: Readonly<Record<GrantView['state'], string>> = {
  requested: 'warn',
  scheduled: 'info',
  active: 'good',
  expired: '',
  rejected: 'bad',
  revoked: '',
}

const hour = 3_600_000

/** One request or grant: what, who, why, how it stands, and what can be decided about it. */
export function grantView(grant: GrantView, view: AccessView): TemplateResult {
  const { t, now, format, nameFor } = view
  const { id, purpose, subject, requestedBy, requestedAt, decidedBy, reason, hours, from, until } = grant
  const state = stateAt(grant, now)
  const span = t.hours(hours ?? Math.round((until - from) / hour))
  return html`<li part="card grant" class="grant" data-grant=${id} data-state=${state}>
    <div class="line"><strong part="text">${recordOf(grant, view, state)}</strong>
      <span part=${parts('badge', looks[state])}>${t[`state_${state}`]}</span></div>
    <p part="text" class="prose">${purpose}</p>
    <dl class="facts">
      ${fact(t.who, nameFor(subject))}
      ${requestedBy === subject ? nothing : fact(t.requestedBy, nameFor(requestedBy))}
      ${fact(t.asked, moment(requestedAt, now, format))}
      ${fact(t.span, span)}
      ${decidedBy ? fact(t.decidedBy, nameFor(decidedBy)) : nothing}
      ${reason ? fact(t.reason, reason) : nothing}
      ${state === 'active' || state === 'scheduled' || state === 'expired' ? fact(t.validUntil, html`<time part="time" datetime=${new Date(until).toISOString()} title=${format.absolute(until)}>${format.hour(until, now)}</time> ${state === 'active' ? html`<span part="quiet">${t.left(format.duration(until - now))}</span>` : nothing}`) : nothing}
    </dl>
    ${decisionView(grant, state, view)}
  </li>`
}

const fact = (term: string, definition: unknown): TemplateResult =>
  html`<div class="line"><dt part="definition-term quiet">${term}</dt><dd part="definition">${definition}</dd></div>`

/** A link only where it leads somewhere: a title that can be read, or a case that is open to its asker now. */
function recordOf(
  { scope, subject }: GrantView,
  { controller, t, link }: AccessView,
  state: string,
): unknown {
  const { titles, me } = controller.state
  if (!scope.ids) return t.byFilter
  return scope.ids.map((id, i) => {
    const title = titles[id] ?? t.unnamed(id)
    const leads = titles[id] !== undefined || (state === 'active' && subject === me)
    return html`${i > 0 ? ' · ' : nothing}${leads ? link(id, title) : title}`
  })
}

function decisionView(grant: GrantView, state: GrantView['state'], view: AccessView): unknown {
  const { controller, t, format } = view
  const { me, mayDecide, pending, problem, lacks, reasons } = controller.state
  const { id, subject, requestedBy } = grant
  const isMine = subject === me || requestedBy === me
  const choices = choicesFor(state, isMine, mayDecide)
  if (choices.length === 0) return nothing
  const isLacking = lacks === id
  const named = (decision: GrantDecision) =>
    decision !== 'revoke' ? t[decision] : !isMine ? t.revoke : state === 'requested' ? t.withdraw : t.giveBack
  return html`${isMine && state === 'requested' && mayDecide ? html`<p part="hint">${t.notYours}</p>` : nothing}
    <div class="decision">
      <div part="field"><label part="label" for="reason-${id}">${choices.includes('approve') ? t.reasonOptional : t.reason}</label>
        <input id="reason-${id}" part=${parts('input', isLacking && 'invalid')} maxlength="2000" aria-invalid=${isLacking}
          aria-describedby=${isLacking ? `lack-${id}` : nothing} .value=${reasons[id] ?? ''}
          @input=${(event: Event) => controller.writeReason(id, (event.target as HTMLInputElement).value)}>
        ${isLacking ? html`<p part="error" id="lack-${id}" role="alert">${t.lack_reason}</p>` : nothing}</div>
      <div class="line">${choices.map(
        (
          decision,
        ) => html`<button type="button" part=${parts('button', decision === 'approve' && 'primary', decision !== 'approve' && 'danger')}
          data-decision=${decision} ?disabled=${pending !== undefined} @click=${() => view.decide(id, decision)}>${named(decision)}</button>`,
      )}</div>
    </div>
    ${problem?.at === id ? html`<div id="problem" tabindex="-1">${failureNotice(problem.failure, format.locale, { kept: t.kept })}</div>` : nothing}`
}

function choicesFor(state: GrantView['state'], isMine: boolean, mayDecide: boolean): GrantDecision[] {
  if (state === 'requested') return isMine ? ['revoke'] : mayDecide ? ['approve', 'reject'] : []
  return (state === 'active' || state === 'scheduled') && (isMine || mayDecide) ? ['revoke'] : []
}
