import type { TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import type { AuditViewerController, ExportFormat } from './controller.js'
import type { AuditViewerTexts } from './messages.js'

/** What the pieces render from, and what they ask of the element. */
export interface AuditPieces {
  readonly controller: AuditViewerController
  readonly t: AuditViewerTexts
  readonly format: Formatter
  readonly now: number
  readonly nameFor: (id: string) => string
  readonly link: (kind: 'ticket' | 'case', id: string) => TemplateResult
  readonly verify: () => void
  readonly export: (format: ExportFormat) => void
}
