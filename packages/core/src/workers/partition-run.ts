import type { Budget } from './budget.js'
import type { Lease } from './lease.js'
import type { ParkedRow } from './parked.js'
import type { PartitionState, Relaying } from './relay-options.js'

/** One partition under its lease. */
export interface PartitionRun {
  readonly relay: Relaying
  readonly line: string
  readonly partition: number
  readonly lease: Lease<PartitionState>
  readonly budget: Budget
  /** Aggregates whose events may not be delivered now, by name. */
  readonly parked: Map<string, ParkedRow>
  /** Where it stands; ahead of what is written by the events delivered since. */
  state: PartitionState
}
