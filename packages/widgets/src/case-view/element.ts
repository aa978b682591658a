import type { DeskClient } from '@caselore/core/desk'
import { html, nothing } from 'lit'
import { CaseloreElement } from '../base/element.js'
import { focusWithin } from '../base/focus.js'
import { icons } from '../base/icons.js'
import { openLink } from '../base/open-link.js'
import { emptyState, failureNotice, skeleton } from '../base/states.js'
import { baseStyles } from '../base/styles.js'
import { type CaseViewController, createCaseViewController } from './controller.js'
import { type CaseViewTexts, caseViewMessages } from './messages.js'
import type { CaseStep } from './steps.js'
import { caseStory } from './story.js'
import { caseViewStyles, storyStyles } from './styles.js'
import { editionsView } from './view-editions.js'
import { feedbackForm, saidView } from './view-feedback.js'
import { badges, meta } from './view-head.js'
import { stepsView } from './view-steps.js'
import { withheldView } from './view-withheld.js'

/**
 * A case as a story, with its badges, what is masked and why, earlier editions, what readers say, and what can be done.
 *
 * @customElement caselore-case-view
 * @fires {CustomEvent<{ kind: 'case' | 'ticket', id: string, mode?: 'edit' }>} caselore-open - A related record was chosen, or a revision was opened (`mode: 'edit'`).
 * @fires {CustomEvent<{ id: string }>} caselore-edit - The person wants to edit this draft.
 * @fires {CustomEvent<{ ticket: string, case: string }>} caselore-cited - The case was cited on the ticket.
 * @fires {CustomEvent<{ id: string }>} caselore-removed - The draft was deleted.
 * @csspart story - The whole story: `facts`, `chapter`, `chapter-title`, `quote`, `checks`, `check`, `callout`, `fix-steps`, `fix-step`, `caution`, `figures`, `figure`, `figure-value`, `figure-label`, `tags`.
 * @csspart meta - Author, reviewers, reuse and dates.
 * @csspart feedback - The questions at the end; `star`, `star-on` stand in it.
 */
export class CaseloreCaseView extends CaseloreElement<CaseViewController> {
  static override styles = [baseStyles, storyStyles, caseViewStyles]

  static override properties = {
    caseId: { type: String, attribute: 'case-id' },
    ticket: { type: String },
    step: { state: true },
  }

  declare caseId: string | undefined
  /** The ticket that is being worked on; with it the case can be cited there. */
  declare ticket: string | undefined
  declare protected step: CaseStep | undefined

  protected override connect(client: DeskClient): CaseViewController {
    this.step = undefined
    return createCaseViewController(client, { id: this.caseId, ticket: this.ticket })
  }

  protected override inputs() {
    return [this.caseId, this.ticket]
  }

  protected override view() {
    const { controller } = this
    const t = this.textsIn(caseViewMessages)
    if (!controller || !this.caseId) return emptyState(t.notFound, t.notFoundHint)
    const { state } = controller
    const retry = () => void controller.reload()
    if (!state.entry)
      return state.failure ? failureNotice(state.failure, this.lingua, { retry }) : skeleton(this.lingua, 8)
    return html`${failureNotice(state.failure, this.lingua, { retry })} ${this.#page(controller, t)}`
  }

  #page(controller: CaseViewController, t: CaseViewTexts) {
    const { state } = controller
    const { entry } = state
    if (!entry) return nothing
    const { format, moment: now } = this
    const nameFor = (id: string) => this.nameFor(id)
    const head = { entry, t, format, now }
    return html`<div class="page">
      <header class="stack wide">
        <div><p part="quiet" class="number">${entry.number}</p><h2 part="heading case-title">${entry.title}</h2></div>
        ${badges(head)} ${this.#relations(t)} ${withheldView(state, t, this.lingua)}
        ${stepsView({
          state,
          open: this.step,
          t,
          locale: this.lingua,
          choose: (step) => this.#choose(step),
          send: (step, text) => void this.#send(step, text),
          before: this.#buttons(controller, t),
        })}
      </header>
      <article part="story" class="story" aria-label=${entry.title}>${caseStory({ story: entry, access: entry.access, t, format })}</article>
      <div class="side stack">
        ${meta({ ...head, nodes: state.nodes, nameFor, openTicket: (id) => this.#link('ticket', id, t.viewSource) })}
      </div>
      <div class="stack">
        ${entry.access.actions.includes('case.feedback') ? feedbackForm({ controller, t, format }) : nothing}
        ${saidView({ feedback: state.feedback, t, format, now, nameFor })}
        ${editionsView({ editions: state.editions, access: entry.access, t, format, nameFor })}
      </div>
    </div>`
  }

  #buttons(controller: CaseViewController, t: CaseViewTexts) {
    const { entry, cited, pending } = controller.state
    const may = (action: string) => entry?.access.actions.includes(action) ?? false
    const cites = this.ticket !== undefined && may('case.cite')
    if (!cites && !may('case.edit')) return nothing
    return html`
      ${
        cites
          ? html`<button type="button" part="button primary" ?disabled=${cited || pending !== undefined} @click=${() => this.#cite(controller)}>${cited ? icons.check() : nothing}${cited ? t.cited : t.cite}</button>`
          : nothing
      }
      ${may('case.edit') ? html`<button type="button" part="button" @click=${this.#edit}>${t.edit}</button>` : nothing}`
  }

  /** Where else to look: the published case of a revision, the revision of a case, what replaces it. */
  #relations(t: CaseViewTexts) {
    const { revises, revision, replacement, reason, status } = this.controller?.state.entry ?? {}
    const told = [
      revises && [t.revises, this.#link('case', revises, t.viewRevised)],
      revision && [t.revising, this.#link('case', revision, t.viewRevision)],
      replacement && [t.replacement, this.#link('case', replacement, t.viewReplacement)],
    ].filter((line) => Array.isArray(line))
    const why = reason && status !== 'published' ? html`<p>${t.reason}: ${reason}</p>` : nothing
    if (told.length === 0 && why === nothing) return nothing
    return html`<div part="banner">${why}${told.map(([text, link]) => html`<p>${text} ${link}</p>`)}</div>`
  }

  #choose(step: CaseStep | undefined): void {
    const left = this.step
    this.step = step
    void focusWithin(this, step ? '#reason, #confirm' : left ? `#do-${left.event.slice(5)}` : ':not(*)')
  }

  async #send(step: CaseStep, text: string | undefined): Promise<void> {
    const { controller } = this
    if (!controller) return
    if (step.event === 'case.revise') {
      const revision = await controller.revise(text ?? '')
      if (!revision) return
      this.step = undefined
      this.#open('case', revision, 'edit')
    } else if (step.event === 'case.delete') {
      const id = this.caseId
      if (!(await controller.remove())) return
      this.step = undefined
      this.dispatchEvent(
        new CustomEvent('caselore-removed', { detail: { id }, bubbles: true, composed: true }),
      )
    } else if (await controller.act(step.event as Parameters<CaseViewController['act']>[0], text)) {
      this.step = undefined
      await focusWithin(this, '[part~=actions] button')
    }
  }

  async #cite(controller: CaseViewController): Promise<void> {
    if (!(await controller.cite())) return
    this.announce(this.textsIn(caseViewMessages).cited)
    const detail = { ticket: this.ticket, case: this.caseId }
    this.dispatchEvent(new CustomEvent('caselore-cited', { detail, bubbles: true, composed: true }))
  }

  #edit(): void {
    const detail = { id: this.caseId }
    this.dispatchEvent(new CustomEvent('caselore-edit', { detail, bubbles: true, composed: true }))
  }

  #link(kind: 'ticket' | 'case', id: string, content: unknown) {
    const open = () => this.#open(kind, id)
    return openLink({ kind, id, content, part: 'link', hrefOf: this.hrefOf, open })
  }

  #open(kind: 'ticket' | 'case', id: string, mode?: 'edit'): boolean {
    const detail = { kind, id, ...(mode ? { mode } : {}) }
    return !this.dispatchEvent(
      new CustomEvent('caselore-open', { detail, bubbles: true, composed: true, cancelable: true }),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-case-view': CaseloreCaseView
  }
}
