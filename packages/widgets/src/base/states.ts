import { localText } from '@caselore/core/shared'
import { html, nothing, type TemplateResult } from 'lit'
import type { Failure } from './failure.js'
import { icons } from './icons.js'
import { commonMessages } from './messages.js'
import { parts } from './parts.js'

/** Grey bars where content will stand. They stay unseen for 150 ms, so that a quick answer does not flicker. */
export const skeleton = (locale: string, rows = 3): TemplateResult => html`
  <div class="skeleton stack" part="skeleton" aria-busy="true">
    <span class="silent">${commonMessages(locale).loading}</span>
    ${Array.from({ length: rows }, () => html`<div part="bone"></div>`)}
  </div>`

/** What went wrong, in the desk's own words when it has any. */
export function failureText(failure: Failure, locale: string): string {
  const t = commonMessages(locale)
  if (failure.message && failure.kind !== 'offline') return localText(failure.message, locale)
  return t[failure.kind === 'refused' ? 'failed' : failure.kind]
}

export interface FailureOptions {
  /** What was kept and what happens next, after the sentence of what happened. */
  readonly kept?: string | undefined
  readonly retry?: (() => void) | undefined
}

/** A failure beside which the rest of the widget still stands: said aloud, with a way to try again where that may help. */
export const failureNotice = (
  failure: Failure | undefined,
  locale: string,
  { kept, retry }: FailureOptions = {},
): TemplateResult | typeof nothing =>
  failure
    ? html`<div part=${parts('notice', failure.kind)} role="alert" data-state=${failure.kind} class="line">
        ${failure.kind === 'denied' ? icons.lock() : icons.alert()}
        <span part="notice-text">${failureText(failure, locale)} ${kept ?? nothing}</span>
        ${
          retry && failure.kind !== 'denied'
            ? html`<button type="button" part="button" @click=${retry}>${commonMessages(locale).retry}</button>`
            : nothing
        }
      </div>`
    : nothing

/** Nothing to show, said kindly and with the next step. */
export const emptyState = (title: string, hint: unknown = nothing): TemplateResult =>
  html`<div part="empty" data-state="empty"><p part="empty-title">${title}</p><div part="empty-hint">${hint}</div></div>`
