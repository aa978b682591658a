import { caseLifecycle, type Lifecycle, ticketLifecycle } from '../lifecycle/index.js'
import type { CaseEntry, Kind, Ticket } from '../schema/index.js'
import type { DeskContext, SessionContext } from './context.js'

export const ticketLifecycleOf = (desk: DeskContext): Lifecycle<Ticket> =>
  desk.ticketLifecycle ?? ticketLifecycle

export const caseLifecycleOf = (desk: DeskContext): Lifecycle<CaseEntry> =>
  desk.caseLifecycle ?? caseLifecycle

/** The lifecycle of a kind of record. */
export const lifecycleFor = ({ desk }: SessionContext, kind: Kind): Lifecycle =>
  (kind === 'case' ? caseLifecycleOf(desk) : ticketLifecycleOf(desk)) as unknown as Lifecycle
