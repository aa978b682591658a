import type { Formatter } from '../base/format.js'
import type { Decision, ReviewPanelController } from './controller.js'
import type { ReviewPanelTexts } from './messages.js'

/** What the pieces of the desk render from, and what they ask of the element. */
export interface ReviewView {
  readonly controller: ReviewPanelController
  readonly t: ReviewPanelTexts
  readonly format: Formatter
  readonly now: number
  readonly select: (id: string) => void
  readonly decide: (decision: Decision) => void
  readonly focus: (selector: string) => void
}
