import { html, nothing, type TemplateResult } from 'lit'
import { parts } from '../base/parts.js'
import { failureNotice } from '../base/states.js'
import type { AccessView } from './view-context.js'

const periods = [4, 24, 48, 168] as const

/** Asking for access to one case: what for, and how long. */
export function formView(view: AccessView): TemplateResult {
  const { controller, t, format, caseId = '', request } = view
  const { draft, lacks, pending, problem, titles } = controller.state
  const isLacking = lacks === 'request'
  return html`<form class="stack form" part="card form" aria-labelledby="ask-title" novalidate @submit=${(
    event: Event,
  ) => {
    event.preventDefault()
    request()
  }}>
    <div><h3 part="subheading" id="ask-title">${t.ask}</h3><p part="text">${titles[caseId] ?? t.unnamed(caseId)}</p></div>
    <div part="field">
      <label part="label" for="purpose">${t.purpose}</label>
      <p part="hint" id="purpose-hint">${t.purposeHint}</p>
      <textarea id="purpose" part=${parts('input', isLacking && 'invalid')} maxlength="4000" required
        aria-describedby=${isLacking ? 'purpose-hint purpose-lack' : 'purpose-hint'} aria-invalid=${isLacking}
        .value=${draft.purpose} @input=${(event: Event) =>
          controller.write({ purpose: (event.target as HTMLTextAreaElement).value })}></textarea>
      ${isLacking ? html`<p part="error" id="purpose-lack" role="alert">${t.lack_purpose}</p>` : nothing}
    </div>
    <fieldset part="field" aria-describedby="period-hint">
      <legend part="label">${t.period}</legend>
      <p part="hint" id="period-hint">${t.periodHint}</p>
      <div class="line">${periods.map(
        (
          hours,
        ) => html`<label part="choice" class="target"><input type="radio" part="radio" name="hours" value=${hours}
          .checked=${draft.hours === hours} @change=${() => controller.write({ hours })}>${t.hours(hours)}</label>`,
      )}</div>
    </fieldset>
    ${problem?.at === 'request' ? html`<div id="problem" tabindex="-1">${failureNotice(problem.failure, format.locale, { kept: t.kept })}</div>` : nothing}
    <div><button type="submit" part="button primary" ?disabled=${pending !== undefined}>${t.send}</button></div>
  </form>`
}
