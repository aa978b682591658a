import type { DeskClient } from '@caselore/core/desk'
import type { ReviewLevel } from '@caselore/core/schema'
import { CaseloreElement } from '../base/element.js'
import { focusWithin } from '../base/focus.js'
import { LazyView } from '../base/lazy-view.js'
import { failureNotice, skeleton } from '../base/states.js'
import { createReviewPanelController, type Decision, type ReviewPanelController } from './controller.js'

/**
 * The review desk: what waits, the case with what a revision changes, checklist, scores, comments and the decision. The
 * next case opens at once.
 *
 * @customElement caselore-review-panel
 * @fires {CustomEvent<{ id: string, decision: 'pass' | 'request_changes' | 'reject' }>} caselore-reviewed - A case was decided.
 * @csspart queue - The queue; `queue-item`, `queue-title` stand in it.
 * @csspart changes - What a revision changes; `change`, `del`, `ins`.
 * @csspart decision - What the reviewer puts down; `rate`, `rate-on`, `rate-word`.
 */
export class CaseloreReviewPanel extends CaseloreElement<ReviewPanelController> {
  static override properties = {
    caseId: { type: String, attribute: 'case-id' },
    level: { type: String },
  }

  /** A case to open first. */
  declare caseId: string | undefined
  /** Only this level's queue. */
  declare level: ReviewLevel | undefined
  readonly #lazy = new LazyView(this, () => import('./view.js'))
  #attempts = 0

  protected override connect(client: DeskClient): ReviewPanelController {
    this.#attempts = 0
    return createReviewPanelController(client, { id: this.caseId, level: this.level })
  }

  protected override inputs() {
    return [this.caseId, this.level]
  }

  protected override updated(): void {
    const { attempts = 0, lacks = [] } = this.controller?.state ?? {}
    if (attempts > this.#attempts) void focusWithin(this, lacks[0] ? `#${lacks[0]}` : '#problem')
    this.#attempts = attempts
  }

  protected override view(): unknown {
    return this.#lazy.show(this.lingua, 6, this.controller, (views, controller) => {
      const { state } = controller
      const retry = () => void controller.reload()
      if (state.status === 'failed') return failureNotice(state.failure, this.lingua, { retry })
      if (state.status === 'loading') return skeleton(this.lingua, 6)
      return views.reviewView({
        controller,
        t: this.textsIn(views.reviewPanelMessages),
        format: this.format,
        now: this.moment,
        select: (id) => void this.#select(id),
        decide: (decision) => void this.#decide(decision),
        focus: (selector) => void focusWithin(this, selector),
      })
    })
  }

  async #select(id: string): Promise<void> {
    await this.controller?.select(id)
    await focusWithin(this, '#case')
  }

  async #decide(decision: Decision): Promise<void> {
    const { controller } = this
    if (!controller || !(await controller.decide(decision))) return
    const { decided } = controller.state
    if (!decided) return
    const t = this.#lazy.views && this.textsIn(this.#lazy.views.reviewPanelMessages)
    this.announce(t ? t[`done_${decision}`](decided.title) : '')
    const detail = { id: decided.id, decision }
    this.dispatchEvent(new CustomEvent('caselore-reviewed', { detail, bubbles: true, composed: true }))
    await focusWithin(this, '#case')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-review-panel': CaseloreReviewPanel
  }
}
