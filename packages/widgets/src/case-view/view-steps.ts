import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { commonMessages } from '../base/messages.js'
import { parts } from '../base/parts.js'
import { failureNotice } from '../base/states.js'
import type { CaseViewState } from './controller.js'
import type { CaseViewTexts } from './messages.js'
import type { CaseStep } from './steps.js'

export interface StepsView {
  readonly state: CaseViewState
  /** The step whose reason is being written. */
  readonly open: CaseStep | undefined
  readonly t: CaseViewTexts
  readonly locale: string
  readonly choose: (step: CaseStep | undefined) => void
  readonly send: (step: CaseStep, text: string | undefined) => void
  /** Buttons that are no steps of the lifecycle. */
  readonly before: unknown
}

const grave = new Set(['case.retire', 'case.delete', 'case.archive'])

/** What can be done to the case, as buttons named by what happens; one that asks for a reason opens below them. */
export function stepsView({
  state,
  open,
  t,
  locale,
  choose,
  send,
  before,
}: StepsView): TemplateResult | typeof nothing {
  const { steps, pending, problem } = state
  if (steps.length === 0 && before === nothing && !problem) return nothing
  const mine = problem && (problem.at === 'cite' || problem.at.startsWith('case.'))
  return html`<div class="stack" part="actions">
    <div class="line">${before} ${steps.map((step) => {
      const asks = step.asks !== 'nothing'
      return html`<button type="button" id="do-${step.event.slice(5)}" part=${parts('button', grave.has(step.event) && 'danger', open === step && 'active')}
        aria-expanded=${asks ? open === step : nothing} ?disabled=${pending !== undefined}
        @click=${() => (asks ? choose(open === step ? undefined : step) : send(step, undefined))}>${localText(step.label, locale)}</button>`
    })}</div>
    ${open ? askView(open, t, locale, choose, send) : nothing}
    ${mine ? failureNotice(problem.failure, locale, { kept: open ? t.kept : undefined }) : nothing}
  </div>`
}

function askView(
  step: CaseStep,
  t: CaseViewTexts,
  locale: string,
  choose: StepsView['choose'],
  send: StepsView['send'],
) {
  const what = localText(step.label, locale)
  const words = step.asks === 'reason' || step.asks === 'note'
  const submit = (event: Event) => {
    event.preventDefault()
    const text = new FormData(event.target as HTMLFormElement).get('reason')
    send(step, words ? String(text).trim() : undefined)
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') choose(undefined)
  }
  return html`<form part="card ask" class="stack" @submit=${submit} @keydown=${leave}>
    ${
      words
        ? html`<div part="field"><label part="label" for="reason">${step.asks === 'note' ? t.note : t.reasonFor(what)}</label>
          <textarea id="reason" name="reason" part="input" required maxlength="4000"></textarea></div>`
        : html`<p>${t.removeSure}</p>`
    }
    <div class="line"><button type="submit" id="confirm" part=${parts('button', 'primary')}>${what}</button>
      <button type="button" part="button" @click=${() => choose(undefined)}>${commonMessages(locale).cancel}</button></div>
  </form>`
}
