import type { Priority } from '../schema/index.js'
import { type Json, Refusal } from '../shared/index.js'
import type { Duration } from './duration.js'
import { findEscalationFaults } from './find-escalation-faults.js'

/** Who gets the work: a person, a team, or a team and a person of it. */
export interface Reassignment {
  readonly assignee?: string
  readonly team?: string
}

/** An event for the record's lifecycle, with its payload. */
export interface RunEvent {
  readonly type: string
  readonly [field: string]: Json
}

/**
 * What to do when a clock comes so far, as data for the desk; one action or more, carried out in the order of the fields.
 * A case can be told of and sent events, nothing else.
 */
export interface EscalationStep {
  /** The share of the budget that is used up, at most 10; 1 is the breach. */
  readonly at?: number
  /** So much business time after the breach, instead of `at`. */
  readonly after?: Duration
  /** Roles, teams or persons: whoever delivers messages reads them in the event. */
  readonly notify?: string | readonly string[]
  /** A team by name, or a person. */
  readonly reassign?: string | Reassignment
  /** Only ever raises: on a ticket that has it already the step is refused. */
  readonly priority?: Priority
  /** Persons who are added to the watchers. */
  readonly watch?: string | readonly string[]
  /** An event, such as `ticket.escalate`; one that asks for a reason gets one when none is given. */
  readonly run?: string | RunEvent
}

export const escalationActions = [
  'notify',
  'reassign',
  'priority',
  'watch',
  'run',
] as const satisfies (keyof EscalationStep)[]
export type EscalationAction = (typeof escalationActions)[number]

/**
 * Reads steps that several targets share. Throws a Refusal with everything that is wrong, each with its path.
 *
 * @example
 * ```ts
 * const urgent = defineEscalation([
 *   { at: 0.75, notify: 'assignee' },
 *   { at: 1, notify: 'team_lead', watch: 'lead-1', run: 'ticket.escalate' },
 *   { after: '2h', reassign: { team: 'second-line' }, priority: 'urgent' },
 * ])
 * defineAgreement({ id: 'standard', calendar: 'cn-support', targets: [{ metric: 'resolution', within: '4h', escalate: urgent }] })
 * ```
 */
export function defineEscalation(steps: readonly EscalationStep[]): readonly EscalationStep[] {
  const [first, ...others] = findEscalationFaults(steps, undefined, [])
  if (first) throw new Refusal(first, ...others)
  return steps
}
