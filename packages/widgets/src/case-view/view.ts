import type { CaseView } from '@caselore/core/desk'
import { html, nothing, type TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import { icons } from '../base/icons.js'
import { emptyState } from '../base/states.js'
import type { CaseViewController } from './controller.js'
import { type CaseViewTexts, caseViewMessages } from './messages.js'
import type { CaseStep } from './steps.js'
import { caseStory } from './story.js'
import { caseViewStyles, storyStyles } from './styles.js'
import { editionsView } from './view-editions.js'
import { feedbackForm, saidView } from './view-feedback.js'
import { badges, meta } from './view-head.js'
import { stepsView } from './view-steps.js'
import { withheldView } from './view-withheld.js'

export { caseViewMessages }

export const styles = [storyStyles, caseViewStyles]

export interface CasePage {
  readonly controller: CaseViewController
  readonly entry: CaseView
  readonly t: CaseViewTexts
  readonly format: Formatter
  readonly now: number
  readonly nameFor: (id: string) => string
  readonly link: (kind: 'ticket' | 'case', id: string, content: unknown) => unknown
  /** The step whose reason is being written. */
  readonly step: CaseStep | undefined
  readonly choose: (step: CaseStep | undefined) => void
  readonly send: (step: CaseStep, text: string | undefined) => void
  /** Only where there is a ticket to cite it on. */
  readonly cite: (() => void) | undefined
  readonly edit: () => void
}

export function nothingOpen(locale: string): TemplateResult {
  const t = caseViewMessages(locale)
  return emptyState(t.notFound, t.notFoundHint)
}

/** A case as its reader sees it, from the badges to what other readers said. */
export function casePage(page: CasePage): TemplateResult {
  const { controller, entry, t, format, now, nameFor, link } = page
  const { state } = controller
  const head = { entry, t, format, now }
  const { locale } = format
  return html`<div class="page">
    <header class="stack wide">
      <div><p part="quiet" class="number">${entry.number}</p><h2 part="heading case-title">${entry.title}</h2></div>
      ${badges(head)} ${relations(page)} ${withheldView(state, t, locale)}
      ${stepsView({ state, open: page.step, t, locale, choose: page.choose, send: page.send, before: buttons(page) })}
    </header>
    <article part="story" class="story" aria-label=${entry.title}>${caseStory({ story: entry, access: entry.access, t, format })}</article>
    <div class="side stack">
      ${meta({ ...head, nodes: state.nodes, nameFor, openTicket: (id) => link('ticket', id, t.viewSource) })}
    </div>
    <div class="stack">
      ${entry.access.actions.includes('case.feedback') ? feedbackForm({ controller, t, format }) : nothing}
      ${saidView({ feedback: state.feedback, t, format, now, nameFor })}
      ${editionsView({ editions: state.editions, access: entry.access, t, format, nameFor })}
    </div>
  </div>`
}

function buttons({ controller, entry, t, cite, edit }: CasePage) {
  const { cited, pending } = controller.state
  const may = (action: string) => entry.access.actions.includes(action)
  const cites = cite !== undefined && may('case.cite')
  if (!cites && !may('case.edit')) return nothing
  return html`
    ${
      cites
        ? html`<button type="button" id="cite" part="button primary" ?disabled=${cited || pending !== undefined} @click=${cite}>${cited ? icons.check() : nothing}${cited ? t.cited : t.cite}</button>`
        : nothing
    }
    ${may('case.edit') ? html`<button type="button" id="edit" part="button" @click=${edit}>${t.edit}</button>` : nothing}`
}

/** Where else to look: the published case of a revision, the revision of a case, what replaces it. */
function relations({ entry, t, link }: CasePage) {
  const { revises, revision, replacement, reason, status } = entry
  const told = [
    revises && [t.revises, link('case', revises, t.viewRevised)],
    revision && [t.revising, link('case', revision, t.viewRevision)],
    replacement && [t.replacement, link('case', replacement, t.viewReplacement)],
  ].filter((line) => Array.isArray(line))
  const why = reason && status !== 'published' ? html`<p>${t.reason}: ${reason}</p>` : nothing
  if (told.length === 0 && why === nothing) return nothing
  return html`<div part="banner">${why}${told.map(([text, to]) => html`<p>${text} ${to}</p>`)}</div>`
}
