import type { GrantView } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { emptyState, failureNotice } from '../base/states.js'
import { standingFor, stateAt } from './controller.js'
import { accessRequestMessages } from './messages.js'
import { accessRequestStyles } from './styles.js'
import type { AccessView } from './view-context.js'
import { formView } from './view-form.js'
import { grantView } from './view-grant.js'

export { accessRequestMessages }

export const styles = [accessRequestStyles]

/** Asking, deciding, and what stands. */
export function accessView(view: AccessView): TemplateResult {
  const { controller, t, format, now, caseId } = view
  const { state } = controller
  const { grants, me, mayAsk, mayDecide } = state
  const isMine = ({ subject, requestedBy }: GrantView) => subject === me || requestedBy === me
  const stands = (grant: GrantView) => ['scheduled', 'active'].includes(stateAt(grant, now))
  const isWaiting = ({ state: one }: GrantView) => one === 'requested'
  const others = grants.filter((grant) => !isMine(grant))
  const waiting = others.filter(isWaiting)
  const given = others.filter(stands)
  const past = others.filter((grant) => !isWaiting(grant) && !stands(grant))
  const asks = caseId !== undefined && mayAsk && standingFor(state, caseId, now) === undefined
  return html`<div class="stack">
    <h2 part="heading">${t.title}</h2>
    ${failureNotice(state.failure, format.locale, { retry: () => void controller.reload() })} ${doneView(view)}
    ${asks ? formView(view) : nothing}
    ${mayDecide ? section('waiting', t.waitingTitle, waiting, view, t.nothingWaiting) : nothing}
    ${section('mine', t.mine, grants.filter(isMine), view)}
    ${section('given', t.given, given, view)} ${section('past', t.past, past, view)}
    ${grants.length === 0 && !asks && !mayDecide ? emptyState(t.none, mayAsk ? t.noneHint : nothing) : nothing}
  </div>`
}

function doneView({ controller, t }: AccessView) {
  const { done } = controller.state
  if (!done) return nothing
  return html`<div part="notice good" class="line" id="done" tabindex="-1" data-state="done">${icons.check()}<span part="notice-text">${t[`done_${done.what}`]}</span></div>`
}

function section(
  id: string,
  title: string,
  grants: readonly GrantView[],
  view: AccessView,
  empty?: string,
): TemplateResult | typeof nothing {
  if (grants.length === 0 && empty === undefined) return nothing
  return html`<section class="stack" aria-labelledby="${id}-title" data-section=${id}>
    <h3 part="subheading" id="${id}-title">${title} <span part="count">${view.format.number(grants.length)}</span></h3>
    ${grants.length === 0 ? html`<p part="quiet">${empty}</p>` : html`<ul class="grants">${grants.map((grant) => grantView(grant, view))}</ul>`}
  </section>`
}
