import type { Lifecycle } from '../lifecycle/index.js'
import type { Kind } from '../schema/index.js'
import type { SessionContext } from './context.js'

/** The lifecycle of a kind of record. */
export const lifecycleFor = ({ desk }: SessionContext, kind: Kind): Lifecycle =>
  (kind === 'case' ? desk.caseLifecycle : desk.ticketLifecycle) as unknown as Lifecycle
