import type { DeskClient } from '@caselore/core/desk'
import { CaseloreElement } from '../base/element.js'
import { LazyView } from '../base/lazy-view.js'
import { failureNotice, skeleton } from '../base/states.js'
import {
  type AuditQuestion,
  type AuditViewerController,
  createAuditViewerController,
  type ExportFormat,
} from './controller.js'
import { downloadText } from './download-text.js'

/**
 * The audit trail for whoever may read it: narrowed down, page by page, with what stood before and after, as far as policy
 * shows it; verified and exported from here.
 *
 * @customElement caselore-audit-viewer
 * @fires {CustomEvent<{ format: 'csv' | 'ndjson', text: string }>} caselore-exported - What was taken out; prevent it to keep the file from being saved.
 * @fires {CustomEvent<{ kind: 'ticket' | 'case', id: string }>} caselore-open - The person wants to see a record; can be prevented.
 * @csspart entry - One entry; `entry-line` is its line, `before` and `after` the values.
 */
export class CaseloreAuditViewer extends CaseloreElement<AuditViewerController> {
  static override properties = {
    pageSize: { type: Number, attribute: 'page-size' },
    question: { attribute: false },
  }

  /** Entries at a time, 1 to 200. Default 50. */
  declare pageSize: number | undefined
  /** What the form holds at first, as `{ kind: 'grant' }`. */
  declare question: Partial<AuditQuestion> | undefined
  readonly #lazy = new LazyView(this, () => import('./view.js'))

  protected override connect(client: DeskClient): AuditViewerController {
    return createAuditViewerController(client, { question: this.question, pageSize: this.pageSize })
  }

  protected override inputs() {
    return [this.pageSize, this.question]
  }

  protected override view(): unknown {
    return this.#lazy.show(this.lingua, 8, this.controller, (views, controller) => {
      const { state } = controller
      const retry = () => void controller.search()
      if (state.status === 'failed') return failureNotice(state.failure, this.lingua, { retry })
      if (state.status === 'loading') return skeleton(this.lingua, 8)
      return views.auditView({
        controller,
        t: this.textsIn(views.auditViewerMessages),
        format: this.format,
        now: this.moment,
        nameFor: (id) => this.nameFor(id),
        link: (kind, id) => this.link(kind, id, id),
        verify: () => void this.#verify(),
        export: (format) => void this.#export(format),
      })
    })
  }

  async #verify(): Promise<void> {
    await this.controller?.verify()
    await this.updateComplete
    this.announce(this.renderRoot.querySelector('[data-state=whole]')?.textContent ?? '')
  }

  async #export(format: ExportFormat): Promise<void> {
    const text = await this.controller?.export(format)
    const { views } = this.#lazy
    if (text === undefined || !views) return
    const detail = { format, text }
    const t = this.textsIn(views.auditViewerMessages)
    const event = new CustomEvent('caselore-exported', {
      detail,
      bubbles: true,
      composed: true,
      cancelable: true,
    })
    if (this.dispatchEvent(event)) downloadText(`${t.fileName}.${format}`, text, format)
    this.announce(t.exported)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'caselore-audit-viewer': CaseloreAuditViewer
  }
}
