import type { Decision, Obligation } from '../policy/index.js'
import type { Action } from '../schema/index.js'
import type { Instant } from '../shared/index.js'
import type { Key } from '../storage/index.js'

/** Whether a call shows one record or a list of them. */
export type Reads = 'one' | 'many'

/** What policy asks of one call, gathered while it runs and carried out before it answers. */
export interface Call {
  readonly reads: Reads
  /** Why the person does it, when they said so. */
  reason: string | undefined
  readonly owed: Map<string, Duty>
  /** Records that the call changes, `kind/id`: their audit entries are written anyhow. */
  readonly written: Set<string>
  /** When a duty was last carried out in this session, for those that need not be repeated at once. */
  readonly quiet: Map<string, Instant>
}

/** Something owed for one record. */
export interface Duty {
  /** What makes two duties the same: an alert says that something goes on, an audit entry names each record. */
  readonly name: string
  readonly obligation: Obligation
  readonly action: Action
  readonly target: Key
  readonly doc: object
  readonly decision: Decision
  /** Seen in full, of those that the obligation is about. */
  readonly fields: readonly string[]
}

export const createCall = (reads: Reads, quiet: Map<string, Instant>): Call => ({
  reads,
  reason: undefined,
  owed: new Map(),
  written: new Set(),
  quiet,
})
