import { html, nothing, type TemplateResult } from 'lit'
import { icons } from '../base/icons.js'
import { mayEver } from '../base/session-of.js'
import { failureNotice } from '../base/states.js'
import type { TicketDetailView } from './view-context.js'

/** The prompt to make a case of it, and the way to the case that was made. */
export function caseBanner(
  { ticket, controller, t, locale, link }: TicketDetailView,
  draft: () => void,
): TemplateResult | typeof nothing {
  const { session, busy, refused } = controller.state
  if (ticket.draftedCase)
    return html`<div part="banner" class="line">${icons.book()}<span part="notice-text">${t.drafted}</span>${link('case', ticket.draftedCase, t.viewDraft)}</div>`
  if (!ticket.caseCandidate || !mayEver(session, 'case.draft_from_ticket')) return nothing
  return html`<div part="banner" class="line" data-state="candidate">${icons.book()}<span part="notice-text">${t.candidate}</span>
      <button type="button" part="button primary" ?disabled=${busy !== undefined} @click=${draft}>${t.draft}</button></div>
    ${refused?.action === 'draft' ? failureNotice(refused.failure, locale) : nothing}`
}

/** Five stars as radios and a word, for whom the lifecycle lets rate. */
export function ratingView({
  controller,
  t,
  locale,
  tell,
}: TicketDetailView): TemplateResult | typeof nothing {
  const { transitions, rating, busy, refused } = controller.state
  if (!transitions.some(({ event, open }) => event === 'ticket.rate' && open)) return nothing
  const submit = (event: Event) => {
    event.preventDefault()
    tell(controller.sendRating(), t.done)
  }
  return html`<form part="card rating" class="stack" @submit=${submit}>
    <fieldset class="stack"><legend part="subheading">${t.rate}</legend>
      <div class="line">${[1, 2, 3, 4, 5].map(
        (
          score,
        ) => html`<label part=${rating.score >= score ? 'star lit' : 'star'} class="star target"><input type="radio" name="score" class="silent-control" part="star-control" aria-label=${t.rateStar(score)}
          .checked=${rating.score === score} @change=${() => controller.rate({ score })}>${icons.star()}</label>`,
      )}<span part="quiet">${rating.score > 0 ? t.rateStar(rating.score) : nothing}</span></div></fieldset>
    <textarea part="input" rows="2" aria-label=${t.rateComment} placeholder=${t.rateComment} .value=${rating.comment}
      @input=${(event: Event) => controller.rate({ comment: (event.target as HTMLTextAreaElement).value })}></textarea>
    ${refused?.action === 'ticket.rate' ? failureNotice(refused.failure, locale) : nothing}
    <div><button type="submit" part="button" ?disabled=${busy !== undefined || rating.score === 0}>${t.sendRating}</button></div>
  </form>`
}
