import { priorities, priorityLabels } from '@caselore/core/schema'
import { localText, wallTime } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { chosenInstant } from '../base/chosen-instant.js'
import { commonMessages } from '../base/messages.js'
import { parts } from '../base/parts.js'
import { failureNotice } from '../base/states.js'
import { treeOptions } from '../base/tree-options.js'
import type { TransitionDraft } from './controller.js'
import type { TicketDetailTexts } from './messages.js'
import { type TransitionField, transitionFields } from './transition-form.js'
import type { TicketDetailView } from './view-context.js'

/** Sent by the desk itself, or asked for in a place of their own. */
const elsewhere = new Set(['ticket.auto_close', 'ticket.rate'])
/** What one usually does next, the first that is open. */
const foremost = ['ticket.confirm', 'ticket.resume', 'ticket.resolve', 'ticket.start']

/** The steps that are open now, named by what happens; a step that must be told something opens its form below. */
export function transitionsView(view: TicketDetailView) {
  const { controller, ticket, t, locale, tell } = view
  const { transitions, form, busy, session } = controller.state
  const begun = ticket.statusCategory === 'open' && ticket.assignee === session?.actor.id
  const steps = transitions.filter(
    ({ event }) => !elsewhere.has(event) && !(begun && event === 'ticket.start'),
  )
  const open = steps.filter((step) => step.open)
  const closed = steps.filter((step) => !step.open && step.refusal && step.refusal.code !== 'desk.denied')
  const first = foremost.find((event) => open.some((step) => step.event === event))
  if (open.length === 0 && closed.length === 0) return nothing
  return html`<section part="actions" class="actions" aria-label=${t.actions}>
    <div class="line">
      ${open.map(({ event, label }) => {
        const active = form?.event === event
        return html`<button type="button" id="step-${event}" part=${parts('button', event === first && 'primary', active && 'active')} ?disabled=${busy !== undefined}
          aria-expanded=${transitionFields(event).length > 0 ? active : nothing}
          @click=${() => tell(controller.begin(event), t.done)}>${localText(label, locale)}</button>`
      })}
    </div>
    ${
      form
        ? formView(form, view)
        : refusal(
            view,
            open.map(({ event }) => event),
          )
    }
    ${
      closed.length > 0
        ? html`<details><summary part="summary">${t.unavailable}</summary><ul part="list">${closed.map(
            ({ label, refusal: why }) =>
              html`<li>${localText(label, locale)}<span part="quiet"> ${why ? localText(why.message, locale) : nothing}</span></li>`,
          )}</ul></details>`
        : nothing
    }
  </section>`
}

function refusal({ controller, locale, t }: TicketDetailView, actions: readonly string[]) {
  const { refused } = controller.state
  return refused && actions.includes(refused.action)
    ? failureNotice(refused.failure, locale, { kept: t.kept })
    : nothing
}

function formView(form: TransitionDraft, view: TicketDetailView): TemplateResult {
  const { controller, t, locale, tell } = view
  const submit = (event: Event) => {
    event.preventDefault()
    tell(controller.send(), t.done)
  }
  return html`<form part="card step" class="stack" novalidate @submit=${submit}>
    ${transitionFields(form.event).map((field) => fieldView(field, form, view))}
    ${form.event === 'ticket.resolve' ? citesView(form, view) : nothing}
    ${refusal(view, [form.event])}
    <div class="line">
      <button type="submit" part="button primary" ?disabled=${controller.state.busy !== undefined}>${t.confirmStep}</button>
      <button type="button" part="button" @click=${() => controller.abandon()}>${commonMessages(locale).cancel}</button>
    </div>
  </form>`
}

const asked = (name: TransitionField['name'], t: TicketDetailTexts): string =>
  ({
    reason: t.askReason,
    question: t.askQuestion,
    resolution: t.askResolution,
    whom: t.askWhom,
    until: t.askUntil,
    assignee: t.askAssignee,
    team: t.askTeam,
    category: t.askCategory,
    priority: t.askPriority,
  })[name]

const hinted = (name: TransitionField['name'], t: TicketDetailTexts): string | undefined =>
  name === 'question' ? t.questionHint : name === 'resolution' ? t.resolutionHint : undefined

function fieldView(field: TransitionField, form: TransitionDraft, view: TicketDetailView): TemplateResult {
  const { t } = view
  const { name } = field
  const hint = hinted(name, t)
  const missing = form.missing.includes(name)
  const described = [hint && `step-${name}-hint`, missing && `step-${name}-error`].filter(Boolean).join(' ')
  return html`<div part="field">
    <label part="label" for="step-${name}">${asked(name, t)}${field.required ? nothing : html` <span part="hint">${commonMessages(view.locale).optional}</span>`}</label>
    ${hint ? html`<p part="hint" id="step-${name}-hint">${hint}</p>` : nothing}
    ${missing ? html`<p part="error" role="alert" id="step-${name}-error">${t.missing}</p>` : nothing}
    ${control(field, form.values[name] ?? '', missing, described || nothing, view)}
  </div>`
}

function control(
  { name, kind }: TransitionField,
  value: string,
  invalid: boolean,
  described: unknown,
  view: TicketDetailView,
) {
  const { controller, format, now } = view
  const part = parts('input', invalid && 'invalid')
  const typed = (event: Event) => controller.fill({ [name]: (event.target as HTMLInputElement).value })
  const choices = choicesOf(kind, view)
  if (choices.length > 0)
    return html`<select id="step-${name}" part=${part} aria-invalid=${invalid} aria-describedby=${described} @change=${typed}>
      <option value=""></option>
      ${choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.text}</option>`)}
    </select>`
  if (kind === 'moment')
    return html`<input id="step-${name}" part=${part} type="datetime-local" class="short" min=${wallTime(now, format.zone)}
      .value=${value && wallTime(Number(value), format.zone)} @change=${(event: Event) => {
        const at = chosenInstant(event.target as HTMLInputElement, format.zone)
        if (at !== 'unfinished') controller.fill({ [name]: String(at ?? '') })
      }}>`
  return kind === 'text'
    ? html`<textarea id="step-${name}" part=${part} rows="3" aria-invalid=${invalid} aria-describedby=${described} .value=${value} @input=${typed}></textarea>`
    : html`<input id="step-${name}" part=${part} type="text" aria-invalid=${invalid} aria-describedby=${described} .value=${value} @input=${typed}>`
}

/** What there is to choose from; without anything the field is typed. */
function choicesOf(
  kind: TransitionField['kind'],
  { controller, nameOf, assignees, teams, locale }: TicketDetailView,
): readonly { readonly value: string; readonly text: string }[] {
  const named = (ids: readonly string[]) => ids.map((id) => ({ value: id, text: nameOf(id) }))
  if (kind === 'assignee') return named(assignees)
  if (kind === 'team') return named(teams)
  if (kind === 'category') return treeOptions(controller.state.nodes, locale)
  if (kind !== 'priority') return []
  return priorities.map((value) => ({ value, text: localText(priorityLabels[value], locale) }))
}

function citesView(form: TransitionDraft, { controller, t }: TicketDetailView) {
  const { related } = controller.state
  if (related.length === 0) return nothing
  return html`<fieldset part="field"><legend part="label">${t.alsoCite}</legend>
    ${related.map(
      ({
        id,
        title,
      }) => html`<label part="choice" class="target"><input type="checkbox" part="checkbox" .checked=${form.cites.includes(id)}
        @change=${() => controller.toggleCite(id)}>${title}</label>`,
    )}
  </fieldset>`
}
