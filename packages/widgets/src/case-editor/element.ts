import type { DeskClient } from '@caselore/core/desk'
import type { CaseEdit } from '@caselore/core/schema'
import { CaseloreElement } from '../base/element.js'
import { focusWithin } from '../base/focus.js'
import { LazyView } from '../base/lazy-view.js'
import { failureNotice, skeleton } from '../base/states.js'
import { type CaseEditorController, createCaseEditorController } from './controller.js'
import { fieldId } from './field-id.js'

/**
 * The template of a case with the check beside it. What is written is saved by itself.
 *
 * @customElement caselore-case-editor
 * @fires {CustomEvent<{ id: string }>} caselore-created - A new case was saved for the first time.
 * @fires {CustomEvent<{ id: string }>} caselore-submitted - The case was submitted for review.
 * @fires {CustomEvent<{ id: string }>} caselore-withdrawn - The case was taken back from review.
 * @fires {CustomEvent<{ kind: 'case', id: string }>} caselore-open - A similar case was chosen.
 * @csspart module - One module of the template, with what was found in it.
 * @csspart finding - One finding; `finding-error`, `finding-warning`, `finding-hint`.
 */
export class CaseloreCaseEditor extends CaseloreElement<CaseEditorController> {
  static override properties = {
    caseId: { type: String, attribute: 'case-id' },
    content: { attribute: false },
  }

  /** The case to edit; without it a new one is begun. */
  declare caseId: string | undefined
  /** What a new case starts with. */
  declare content: CaseEdit | undefined
  readonly #lazy = new LazyView(this, () => import('./view.js'))
  #made: readonly unknown[] = []
  #created: string | undefined
  #attempts = 0
  #found: number | undefined

  /** Leaving the page is asked about while something is not saved yet. */
  readonly #guard = (event: BeforeUnloadEvent): void => {
    const { controller } = this
    if (!controller?.state.editable || controller.state.saving === 'saved') return
    void controller.save()
    event.preventDefault()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('beforeunload', this.#guard)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('beforeunload', this.#guard)
  }

  protected override connect(client: DeskClient): CaseEditorController {
    this.#created = this.caseId
    this.#attempts = 0
    return createCaseEditorController(client, { id: this.caseId, content: this.content })
  }

  /** A host that puts the id of a case just created into `case-id` goes on with the same editor. */
  protected override inputs() {
    const isSame = this.caseId !== undefined && this.caseId === this.controller?.state.entry?.id
    if (!isSame) this.#made = [this.caseId, this.content]
    return this.#made
  }

  protected override updated(): void {
    const { controller } = this
    if (!controller) return
    const { entry, attempts, findings } = controller.state
    if (entry && this.#created === undefined) {
      this.#created = entry.id
      this.dispatchEvent(new CustomEvent('caselore-created', this.#told()))
    }
    if (attempts > this.#attempts) void focusWithin(this, '#obstacles')
    this.#attempts = attempts
    const { views } = this.#lazy
    if (views && findings && this.#found !== undefined && findings.length !== this.#found)
      this.announce(this.textsIn(views.caseEditorMessages).findingCount(findings.length))
    this.#found = findings?.length
  }

  protected override view(): unknown {
    return this.#lazy.show(this.lingua, 8, this.controller, (views, controller) => {
      const { state } = controller
      if (state.status === 'failed')
        return failureNotice(state.failure, this.lingua, { retry: () => void controller.reload() })
      if (state.status === 'loading') return skeleton(this.lingua, 8)
      return views.editorPage({
        controller,
        t: this.textsIn(views.caseEditorMessages),
        locale: this.lingua,
        format: this.format,
        review: views.openReview(state),
        nameFor: (id) => this.nameFor(id),
        reveal: (finding) => void this.updateComplete.then(() => views.reveal(this.renderRoot, finding)),
        focus: (selector) => void focusWithin(this, selector),
        announce: (text) => this.announce(text),
        submit: () => void this.#submit(controller),
        withdraw: () => void this.#withdraw(controller),
        link: (id, content) => this.link('case', id, content),
      })
    })
  }

  #told(): CustomEventInit {
    return { detail: { id: this.controller?.state.entry?.id }, bubbles: true, composed: true }
  }

  async #submit(controller: CaseEditorController): Promise<void> {
    if (await controller.submit()) this.dispatchEvent(new CustomEvent('caselore-submitted', this.#told()))
  }

  async #withdraw(controller: CaseEditorController): Promise<void> {
    if (!(await controller.withdraw())) return
    this.dispatchEvent(new CustomEvent('caselore-withdrawn', this.#told()))
    void focusWithin(this, `#${fieldId(['title'])}`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-case-editor': CaseloreCaseEditor
  }
}
