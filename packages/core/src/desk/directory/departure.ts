import type { Person } from '../../schema/index.js'

interface Told {
  /** Who or what told it, as `hr-system`; in the audit as on whose behalf. */
  readonly by: string
  readonly reason?: string
}

export interface PersonMoves extends Told {
  /** As the directory has them now; kept for the record. What a session may do follows from its own roles. */
  readonly roles?: readonly string[]
  readonly attributes?: Person['attributes']
  /** Where tickets go that have no team. */
  readonly team?: string
  /** Whose the unpublished cases become. Without one they stay their author's. */
  readonly lead?: string
}
export type PersonLeaves = Omit<PersonMoves, 'roles' | 'attributes'>
export type PersonSyncs = Omit<PersonMoves, 'roles' | 'attributes'>
export type PersonJoins = Pick<PersonMoves, 'by' | 'reason' | 'roles' | 'attributes'>

/** What fell or went to others, by id. */
export interface Departure {
  readonly grants: readonly string[]
  readonly tickets: readonly string[]
  readonly cases: readonly string[]
}
