import type { TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import type { AccessRequestController, GrantDecision } from './controller.js'
import type { AccessRequestTexts } from './messages.js'

/** What the pieces render from, and what they ask of the element. */
export interface AccessView {
  readonly controller: AccessRequestController
  readonly t: AccessRequestTexts
  readonly format: Formatter
  readonly now: number
  readonly caseId: string | undefined
  readonly nameFor: (id: string) => string
  readonly link: (id: string, content: unknown) => TemplateResult
  readonly request: () => void
  readonly decide: (id: string, decision: GrantDecision) => void
}
