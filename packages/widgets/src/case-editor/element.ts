import type { DeskClient, FindingView } from '@caselore/core/desk'
import { type CaseEdit, fieldLabels } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { html, nothing } from 'lit'
import { CaseloreElement } from '../base/element.js'
import { focusWithin } from '../base/focus.js'
import { icons } from '../base/icons.js'
import { openLink } from '../base/open-link.js'
import { parts } from '../base/parts.js'
import { failureNotice, skeleton } from '../base/states.js'
import { baseStyles } from '../base/styles.js'
import { caseStatus } from '../case-view/case-status.js'
import { type CaseEditorController, createCaseEditorController, openReview } from './controller.js'
import { caseEditorMessages } from './messages.js'
import { caseEditorStyles } from './styles.js'
import { type BarView, barView, troubleView } from './view-bar.js'
import { similarView } from './view-beside.js'
import { fieldId } from './view-field.js'
import { findingsView } from './view-findings.js'
import { type EditorModule, editorModules, moduleFields } from './view-modules.js'

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
  static override styles = [baseStyles, caseEditorStyles]

  static override properties = {
    caseId: { type: String, attribute: 'case-id' },
    content: { attribute: false },
  }

  /** The case to edit; without it a new one is begun. */
  declare caseId: string | undefined
  /** What a new case starts with. */
  declare content: CaseEdit | undefined
  #made: readonly unknown[] = []
  #created: string | undefined
  #attempts = 0
  #found: number | undefined

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
      const detail = { id: entry.id }
      this.dispatchEvent(new CustomEvent('caselore-created', { detail, bubbles: true, composed: true }))
    }
    if (attempts > this.#attempts) void focusWithin(this, '#obstacles')
    this.#attempts = attempts
    if (findings && this.#found !== undefined && findings.length !== this.#found)
      this.announce(this.textsIn(caseEditorMessages).findingCount(findings.length))
    this.#found = findings?.length
  }

  protected override view() {
    const { controller } = this
    if (!controller) return nothing
    const { state } = controller
    const retry = () => void controller.reload()
    if (state.status === 'failed') return failureNotice(state.failure, this.lingua, { retry })
    if (state.status === 'loading') return skeleton(this.lingua, 8)
    const view = this.#seen(controller)
    return html`<div class="stack">
      <header class="line"><h2 part="heading">${state.entry?.title || view.t.newCase}</h2>
        ${state.entry ? html`<span part="quiet number">${state.entry.number}</span><span part="badge">${caseStatus(state.entry.status, this.lingua).text}</span>` : nothing}</header>
      ${barView(view)} ${troubleView(view)} ${this.#banner(view)}
      ${state.checkFailed ? html`<p part="hint">${view.t.checkFailed}</p>` : nothing}
      ${editorModules.map((module) => this.#module(module, view))}
    </div>`
  }

  #module(module: EditorModule, view: BarView) {
    const label = fieldLabels[module]
    const legend = module === 'tags' || !label ? view.t.tagsModule : localText(label, this.lingua)
    return html`<section part=${parts('module', module === 'basics' && 'module-first')} class="module" aria-labelledby="m-${module}">
      <fieldset class="fields" part="module-fields"><legend part="module-title" id="m-${module}">${legend}</legend>${moduleFields[module](view)}</fieldset>
      <div class="beside">${findingsView(module, view)}
        ${module === 'basics' ? similarView(view, this.format, (id, content) => this.#link(id, content)) : nothing}</div>
    </section>`
  }

  /** What the author should know before writing: why it came back, what a change costs, or why it cannot be changed. */
  #banner({ controller, t, review, nameFor }: BarView) {
    const { entry, editable } = controller.state
    if (!entry) return nothing
    const underReview = ['submitted', 'first_review', 'first_passed', 'second_review', 'approved'].includes(
      entry.status,
    )
    const readOnly = underReview
      ? t.readOnlyReview
      : entry.status === 'published' || entry.status === 'review_due'
        ? t.readOnlyPublished
        : t.readOnly
    const text = !editable
      ? readOnly
      : underReview
        ? t.voids
        : review
          ? t.returned(nameFor(review.reviewer))
          : undefined
    return text
      ? html`<div part="banner" class="line" data-state=${editable ? 'note' : 'read-only'}>${editable ? icons.note() : icons.lock()}<span part="notice-text">${text}</span></div>`
      : nothing
  }

  #seen(controller: CaseEditorController): BarView {
    return {
      controller,
      t: this.textsIn(caseEditorMessages),
      locale: this.lingua,
      zone: this.format.zone,
      review: openReview(controller.state),
      nameFor: (id) => this.nameFor(id),
      reveal: (finding) => void this.#reveal(finding),
      focus: (selector) => void focusWithin(this, selector),
      announce: (text) => this.announce(text),
      submit: () => void this.#submit(controller),
      withdraw: () => void this.#withdraw(controller),
    }
  }

  /** Brings the author to the words that a finding means, or to where something is missing. */
  async #reveal({ path, range }: Pick<FindingView, 'path' | 'range'>): Promise<void> {
    await this.updateComplete
    const control = [path, path.slice(0, 2), path.slice(0, 1)]
      .map((place) => this.renderRoot.querySelector<HTMLElement>(`#${fieldId(place)}`))
      .find((found) => found !== null)
    if (!control) return
    control.scrollIntoView({ block: 'center' })
    control.focus({ preventScroll: true })
    const isText = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
    if (range && isText) control.setSelectionRange(range[0], range[1])
  }

  async #submit(controller: CaseEditorController): Promise<void> {
    if (!(await controller.submit())) return
    const detail = { id: controller.state.entry?.id }
    this.dispatchEvent(new CustomEvent('caselore-submitted', { detail, bubbles: true, composed: true }))
  }

  async #withdraw(controller: CaseEditorController): Promise<void> {
    if (!(await controller.withdraw())) return
    const detail = { id: controller.state.entry?.id }
    this.dispatchEvent(new CustomEvent('caselore-withdrawn', { detail, bubbles: true, composed: true }))
    void focusWithin(this, `#${fieldId(['title'])}`)
  }

  #link(id: string, content: unknown) {
    const open = () =>
      !this.dispatchEvent(
        new CustomEvent('caselore-open', {
          detail: { kind: 'case', id },
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      )
    return openLink({ kind: 'case', id, content, part: 'link', hrefOf: this.hrefOf, open })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-case-editor': CaseloreCaseEditor
  }
}
