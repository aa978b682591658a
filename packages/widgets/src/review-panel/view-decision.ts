import {
  reviewChecklists,
  reviewLevelLabels,
  type ScoreName,
  scoreLabels,
  scoreMeanings,
  scoreNames,
  starLabels,
} from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { parts } from '../base/parts.js'
import { failureNotice } from '../base/states.js'
import { reviewedFields } from './changed-fields.js'
import { type Lack, levelOf } from './controller.js'
import { fieldName } from './view-changes.js'
import type { ReviewView } from './view-context.js'

/** What the reviewer puts down: checklist, scores, comments, and the decision. */
export function decisionView(view: ReviewView): TemplateResult | typeof nothing {
  const { controller, t, format } = view
  const { entry, transitions, pending, problem } = controller.state
  const { locale } = format
  const level = levelOf(entry?.status)
  const open = (event: string) => transitions.some((one) => one.event === event && one.open)
  const refusal = transitions.find(({ event }) => event === 'case.claim' || event === 'case.pass')?.refusal
  const failed = html`<div id="problem" tabindex="-1">${failureNotice(problem, locale, { kept: t.kept })}</div>`
  if (!level) return nothing
  const title = html`<h3 part="subheading">${localText(reviewLevelLabels[level], locale)}</h3>`
  if (open('case.claim'))
    return html`<section class="decision stack" part="card decision">${title}<p part="quiet">${t.claimHint}</p>${failed}
      <div><button type="button" id="claim" part="button primary" ?disabled=${pending !== undefined} @click=${() => controller.claim()}>${t.claim}</button></div></section>`
  if (!open('case.pass'))
    return html`<section class="decision stack" part="card decision">${title}
      ${refusal ? html`<div part="notice denied" class="line" data-state="refused">${icons.lock()}<span part="notice-text">${localText(refusal.message, locale)}</span></div>` : nothing}</section>`
  return html`<section class="decision stack" part="card decision">${title}
    ${checklist(view)} ${scores(view)} ${comments(view)} ${failed} ${buttons(view)}</section>`
}

const lack = (name: Lack, { controller, t }: ReviewView) =>
  controller.state.lacks.includes(name)
    ? html`<p part="error" class="note" id="lack-${name}">${icons.alert()}<span>${t[`lack_${name}`]}</span></p>`
    : nothing

const described = (name: Lack, { controller }: ReviewView) =>
  controller.state.lacks.includes(name) ? `lack-${name}` : nothing

function checklist(view: ReviewView) {
  const { controller, t, format } = view
  const { draft, entry } = controller.state
  const points = reviewChecklists[levelOf(entry?.status) ?? 'first']
  const toggle = (id: string) => {
    const { checked } = controller.state.draft
    controller.write({
      checked: checked.includes(id) ? checked.filter((one) => one !== id) : [...checked, id],
    })
  }
  return html`<fieldset part="field" id="checklist" tabindex="-1" aria-describedby=${described('checklist', view)}>
    <legend part="label">${t.checklist}</legend>${lack('checklist', view)}
    ${points.map(
      ({
        id,
        label,
      }) => html`<label part="choice" class="target"><input type="checkbox" part="checkbox" .checked=${draft.checked.includes(id)}
        @change=${() => toggle(id)}>${localText(label, format.locale)}</label>`,
    )}</fieldset>`
}

const scores = (view: ReviewView) =>
  html`<div class="scores" id="scores" tabindex="-1" role="group" aria-label=${view.t.scores} aria-describedby=${described('scores', view)}>
    ${lack('scores', view)}${scoreNames.map((name) => score(name, view))}</div>`

function score(name: ScoreName, { controller, t, format }: ReviewView) {
  const { draft } = controller.state
  const { locale } = format
  const given = draft.scores[name] ?? 0
  return html`<fieldset part="field" aria-describedby="meaning-${name}"><legend part="label">${localText(scoreLabels[name], locale)}</legend>
    <p part="hint" id="meaning-${name}">${localText(scoreMeanings[name], locale)}</p>
    <div class="rates">${starLabels.map((label, index) => {
      const stars = index + 1
      const word = localText(label, locale)
      return html`<label part=${parts('rate', stars <= given && 'lit', stars === given && 'rate-on')} class="target rate" data-on=${stars <= given}>
        <input type="radio" name="score-${name}" class="silent" value=${stars} .checked=${stars === given} aria-label=${t.star(stars, word)}
          @change=${() => controller.write({ scores: { ...controller.state.draft.scores, [name]: stars } })}>${icons.star()}<span part="rate-word" aria-hidden="true">${word}</span></label>`
    })}</div></fieldset>`
}

function comments(view: ReviewView) {
  const { controller, t, format } = view
  const { draft } = controller.state
  const { locale } = format
  return html`<fieldset part="field" class="fields" id="comments" tabindex="-1" aria-describedby=${described('comments', view)}>
    <legend part="label">${t.comments}</legend>${lack('comments', view)}
    ${
      draft.comments.length > 0
        ? html`<ul part="list" class="comments">${draft.comments.map(
            (
              { field, text },
              index,
            ) => html`<li part="review-comment" class="comment"><div><p part="quiet">${fieldName(field, locale)}</p><p class="prose">${text}</p></div>
              <button type="button" part="button quiet icon-button" aria-label=${t.removeComment(fieldName(field, locale))} @click=${() => {
                controller.removeComment(index)
                view.focus('#comment')
              }}>${icons.cross()}</button></li>`,
          )}</ul>`
        : nothing
    }
    <div part="field"><label part="label" for="field">${t.field}</label>
      <select id="field" part="input" @change=${(event: Event) => controller.write({ field: (event.target as HTMLSelectElement).value })}>
        ${reviewedFields.map((field) => html`<option value=${field} ?selected=${field === draft.field}>${fieldName(field, locale)}</option>`)}</select></div>
    <div part="field"><label part="label" for="comment">${t.comment}</label>
      <textarea id="comment" part="input" maxlength="4000" .value=${draft.text} @input=${(event: Event) => controller.write({ text: (event.target as HTMLTextAreaElement).value })}></textarea></div>
    <div><button type="button" id="add-comment" part="button" ?disabled=${!draft.text.trim()} @click=${() => {
      controller.comment()
      view.focus('#comment')
    }}>${icons.plus()}${t.addComment}</button></div>
  </fieldset>`
}

function buttons(view: ReviewView) {
  const { controller, t, decide } = view
  const { pending, draft } = controller.state
  const busy = pending !== undefined
  return html`<div class="line">
      <button type="button" id="pass" part="button primary" ?disabled=${busy} @click=${() => decide('pass')}>${icons.check()}${t.pass}</button>
      <button type="button" id="request_changes" part="button" ?disabled=${busy} @click=${() => decide('request_changes')}>${t.request_changes}</button>
    </div>
    <details ?open=${controller.state.lacks.includes('reason')}><summary part="summary" class="target">${t.reject}</summary>
      <div class="stack more"><div part="field"><label part="label" for="reason">${t.reason}</label>${lack('reason', view)}
        <textarea id="reason" part="input" maxlength="4000" aria-describedby=${described('reason', view)} .value=${draft.reason}
          @input=${(event: Event) => controller.write({ reason: (event.target as HTMLTextAreaElement).value })}></textarea></div>
        <div><button type="button" id="reject" part="button danger" ?disabled=${busy} @click=${() => decide('reject')}>${t.reject}</button></div></div>
    </details>`
}
