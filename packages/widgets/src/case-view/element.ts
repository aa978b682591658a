import type { DeskClient } from '@caselore/core/desk'
import { html } from 'lit'
import { CaseloreElement } from '../base/element.js'
import { focusWithin } from '../base/focus.js'
import { LazyView } from '../base/lazy-view.js'
import { failureNotice, skeleton } from '../base/states.js'
import { type CaseViewController, createCaseViewController } from './controller.js'
import type { CaseStep } from './steps.js'

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
 * @csspart feedback - The questions at the end; `star`, `lit` stand in it.
 */
export class CaseloreCaseView extends CaseloreElement<CaseViewController> {
  static override properties = {
    caseId: { type: String, attribute: 'case-id' },
    ticket: { type: String },
    step: { state: true, attribute: false },
  }

  /** The id of the case to read. */
  declare caseId: string | undefined
  /** The ticket that is being worked on; with it the case can be cited there. */
  declare ticket: string | undefined
  declare protected step: CaseStep | undefined

  readonly #lazy = new LazyView(this, () => import('./view.js'))

  protected override connect(client: DeskClient): CaseViewController {
    this.step = undefined
    return createCaseViewController(client, { id: this.caseId, ticket: this.ticket })
  }

  protected override inputs() {
    return [this.caseId, this.ticket]
  }

  protected override view(): unknown {
    return this.#lazy.show(this.lingua, 8, this.controller, (views, controller) => {
      if (!this.caseId) return views.nothingOpen(this.lingua)
      const { state } = controller
      const failed = failureNotice(state.failure, this.lingua, { retry: () => void controller.reload() })
      if (!state.entry) return state.failure ? failed : skeleton(this.lingua, 8)
      const page = views.casePage({
        controller,
        entry: state.entry,
        t: this.textsIn(views.caseViewMessages),
        format: this.format,
        now: this.moment,
        nameFor: (id) => this.nameFor(id),
        link: (kind, id, content) => this.link(kind, id, content),
        step: this.step,
        choose: (step) => this.#choose(step),
        send: (step, text) => void this.#send(step, text),
        cite: this.ticket === undefined ? undefined : () => void this.#cite(controller),
        edit: () => this.#edit(),
      })
      return html`${failed} ${page}`
    })
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
      this.open('case', revision, { mode: 'edit' })
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
    const { views } = this.#lazy
    if (views) this.announce(this.textsIn(views.caseViewMessages).cited)
    const detail = { ticket: this.ticket, case: this.caseId }
    this.dispatchEvent(new CustomEvent('caselore-cited', { detail, bubbles: true, composed: true }))
  }

  #edit(): void {
    const detail = { id: this.caseId }
    this.dispatchEvent(new CustomEvent('caselore-edit', { detail, bubbles: true, composed: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-case-view': CaseloreCaseView
  }
}
