import type { DeskClient } from '@caselore/core/desk'
import { CaseloreElement } from '../base/element.js'
import { focusWithin } from '../base/focus.js'
import { LazyView } from '../base/lazy-view.js'
import { failureNotice, skeleton } from '../base/states.js'
import { Ticker } from '../base/ticker.js'
import {
  type AccessRequestController,
  createAccessRequestController,
  type GrantDecision,
} from './controller.js'

/**
 * Temporary access: someone who is kept out of a case says what for and how long, whoever may decide approves or rejects,
 * and everybody concerned sees until when it holds.
 *
 * @customElement caselore-access-request
 * @fires {CustomEvent<{ id: string, case: string }>} caselore-requested - Access was asked for.
 * @fires {CustomEvent<{ id: string, decision: 'approve' | 'reject' | 'revoke' }>} caselore-decided - A request was decided, or access ended.
 * @fires {CustomEvent<{ kind: 'case', id: string }>} caselore-open - The person wants to see a case; can be prevented.
 * @csspart form - Where access is asked for.
 * @csspart grant - One request or grant.
 */
export class CaseloreAccessRequest extends CaseloreElement<AccessRequestController> {
  static override properties = {
    caseId: { type: String, attribute: 'case-id' },
    tick: { type: Number },
  }

  /** The case that access is wanted to; without it requests are shown and decided only. */
  declare caseId: string | undefined
  /** Milliseconds after which times left are shown anew; 0 stands still. Default 30,000. */
  declare tick: number
  readonly #lazy = new LazyView(this, () => import('./view.js'))
  readonly #ticker = new Ticker(this, () => this.tick)
  #attempts = 0

  constructor() {
    super()
    this.tick = 30_000
  }

  protected override connect(client: DeskClient): AccessRequestController {
    this.#attempts = 0
    return createAccessRequestController(client, { caseId: this.caseId })
  }

  protected override inputs() {
    return [this.caseId]
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('tick')) this.#ticker.restart()
    const { attempts = 0, lacks } = this.controller?.state ?? {}
    if (attempts > this.#attempts)
      void focusWithin(
        this,
        lacks === undefined ? '#problem' : lacks === 'request' ? '#purpose' : `#reason-${lacks}`,
      )
    this.#attempts = attempts
  }

  protected override view(): unknown {
    return this.#lazy.show(this.lingua, 4, this.controller, (views, controller) => {
      const { state } = controller
      const retry = () => void controller.reload()
      if (state.status === 'failed') return failureNotice(state.failure, this.lingua, { retry })
      if (state.status === 'loading') return skeleton(this.lingua, 4)
      return views.accessView({
        controller,
        t: this.textsIn(views.accessRequestMessages),
        format: this.format,
        now: this.moment,
        caseId: this.caseId,
        nameFor: (id) => this.nameFor(id),
        link: (id, content) => this.link('case', id, content),
        request: () => void this.#request(),
        decide: (id, decision) => void this.#decide(id, decision),
      })
    })
  }

  async #request(): Promise<void> {
    const { controller, caseId = '' } = this
    if (!controller || !(await controller.request())) return
    const detail = { id: controller.state.done?.id ?? '', case: caseId }
    this.dispatchEvent(new CustomEvent('caselore-requested', { detail, bubbles: true, composed: true }))
    await this.#tell()
  }

  async #decide(id: string, decision: GrantDecision): Promise<void> {
    const { controller } = this
    if (!controller || !(await controller.decide(id, decision))) return
    const detail = { id, decision }
    this.dispatchEvent(new CustomEvent('caselore-decided', { detail, bubbles: true, composed: true }))
    await this.#tell()
  }

  /** What was done has left its place; the focus goes to the sentence that says so. */
  async #tell(): Promise<void> {
    const { views } = this.#lazy
    const { done } = this.controller?.state ?? {}
    if (views && done) this.announce(this.textsIn(views.accessRequestMessages)[`done_${done.what}`])
    await focusWithin(this, '#done')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-access-request': CaseloreAccessRequest
  }
}
