import type { Feedback } from '@caselore/core/schema'
import { starLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { icons } from '../base/icons.js'
import { moment } from '../base/moment.js'
import { parts } from '../base/parts.js'
import { failureNotice } from '../base/states.js'
import type { CaseViewController, FeedbackDraft } from './controller.js'
import type { CaseViewTexts } from './messages.js'

export interface FeedbackView {
  readonly controller: CaseViewController
  readonly t: CaseViewTexts
  readonly format: Formatter
}

const kinds = ['comment', 'suggestion', 'supplement'] as const

/** Two buttons for everyone, and a form for those who have more to say. */
export function feedbackForm({ controller, t, format }: FeedbackView): TemplateResult {
  const { state } = controller
  const { draft, helped, problem } = state
  const busy = state.pending !== undefined
  const answer = (
    kind: 'solved' | 'not_solved',
  ) => html`<button type="button" part=${parts('button', helped === kind && 'active')}
    aria-pressed=${helped === kind} ?disabled=${busy || helped !== undefined} @click=${() => controller.answer(kind)}>
    ${kind === 'solved' ? icons.check() : icons.cross()}${kind === 'solved' ? t.yes : t.no}</button>`
  const failed = (at: string) =>
    problem?.at === at ? failureNotice(problem.failure, format.locale, { kept: t.kept }) : nothing
  return html`<section part="card feedback" class="stack" aria-labelledby="feedback-title">
    <h3 part="subheading" id="feedback-title">${t.feedback}</h3>
    <div class="line">${answer('solved')}${answer('not_solved')}
      <span part="quiet" aria-live="polite">${helped === 'solved' ? t.thanksYes : helped ? t.thanksNo : nothing}</span></div>
    ${failed('helped')}
    <details ?open=${helped === 'not_solved' || draft.text !== '' || state.thanked}>
      <summary part="summary">${t.say}</summary>
      <form class="stack more" @submit=${(event: Event) => {
        event.preventDefault()
        void controller.give()
      }}>
        ${stars(draft, controller, t, format.locale)}
        <fieldset part="field"><legend part="label">${t.kindLabel}</legend><div class="line">${kinds.map(
          (
            kind,
          ) => html`<label part="choice" class="target"><input type="radio" part="radio" name="kind" value=${kind}
            .checked=${draft.kind === kind} @change=${() => controller.write({ kind })}>${t[kind]}</label>`,
        )}</div></fieldset>
        <div part="field"><label part="label" for="said">${t.text}</label>
          <textarea id="said" part="input" maxlength="4000" .value=${draft.text}
            @input=${(event: Event) => controller.write({ text: (event.target as HTMLTextAreaElement).value })}></textarea></div>
        ${failed('feedback')}
        <div class="line"><button type="submit" part="button primary" ?disabled=${busy || (!draft.score && !draft.text.trim())}>${t.give}</button>
          <span part="quiet" aria-live="polite">${state.thanked ? t.thanks : nothing}</span></div>
      </form>
    </details>
  </section>`
}

function stars(draft: FeedbackDraft, controller: CaseViewController, t: CaseViewTexts, locale: string) {
  const word = starLabels[draft.score - 1]
  return html`<fieldset part="field"><legend part="label">${t.stars}</legend>
    <div class="line">${starLabels.map(
      (
        _label,
        index,
      ) => html`<label part=${parts('star', index < draft.score && 'lit')} class="target star" data-on=${index < draft.score}>
        <input type="radio" name="score" class="silent" value=${index + 1} .checked=${draft.score === index + 1}
          @change=${() => controller.write({ score: index + 1 })}>${icons.star()}<span class="silent">${t.star(index + 1)}</span></label>`,
    )}<span part="quiet">${word ? localText(word, locale) : nothing}</span></div></fieldset>`
}

export interface SaidView {
  readonly feedback: readonly Feedback[]
  readonly t: CaseViewTexts
  readonly format: Formatter
  readonly now: number
  readonly nameFor: (id: string) => string
}

/** What readers said, newest first. */
export function saidView({ feedback, t, format, now, nameFor }: SaidView): TemplateResult | typeof nothing {
  if (feedback.length === 0) return nothing
  return html`<section aria-labelledby="said-title"><h3 part="subheading" id="said-title">${t.said}
    <span part="count">${format.number(feedback.length)}</span></h3>
    <ul part="list">${feedback.map(
      ({ kind, score, text, by, at }) => html`<li part="item">
        <p class="line"><span part=${parts('badge', kind === 'solved' && 'good', kind === 'not_solved' && 'warn')}>${
          kind === 'solved' ? icons.check() : nothing
        }${t[`kind_${kind}`]}</span>
        ${score ? html`<span part="quiet" class="line stars" data-on="true">${icons.star()}${t.star(score)}</span>` : nothing}
        <span part="quiet">${nameFor(by)}</span> ${moment(at, now, format)}</p>
        ${text ? html`<p class="prose">${text}</p>` : nothing}</li>`,
    )}</ul></section>`
}
