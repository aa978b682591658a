import type { TicketView } from '@caselore/core/desk'
import type { TemplateResult } from 'lit'
import type { Formatter } from '../base/format.js'
import type { TicketDetailController } from './controller.js'
import type { TicketDetailTexts } from './messages.js'

/** What the pieces of the view are rendered from. */
export interface TicketDetailView {
  readonly controller: TicketDetailController
  readonly ticket: TicketView
  readonly t: TicketDetailTexts
  readonly format: Formatter
  readonly locale: string
  readonly now: number
  readonly nameOf: (id: string) => string
  readonly link: (kind: 'case' | 'ticket', id: string, content: unknown, part?: string) => TemplateResult
  /** Does something and says aloud that it is done. */
  readonly tell: (doing: Promise<boolean>, done?: string) => void
  readonly assignees: readonly string[]
  readonly teams: readonly string[]
  /** The person works on tickets, rather than having filed one. */
  readonly staff: boolean
}

/** A path that is masked itself, or lies below or above one that is. */
export const isMasked = ({ access }: TicketView, path: string): boolean =>
  access.masked.some(
    (masked) =>
      masked === path || masked === `${path}.*` || path.startsWith(`${masked.replace(/\.\*$/, '')}.`),
  )
