import { identifier, type Person, parseInput } from '../../schema/index.js'
import type { DeskContext } from '../context.js'
import { settleGrants } from '../grants/settle-grants.js'
import { must } from '../must.js'
import { deskRefusals } from '../refusals.js'
import { readPerson } from '../standing.js'
import { deskItself } from '../system-session.js'
import { type AccessReview, type ReviewOptions, reviewAccess } from './access-review.js'
import { depart, tell } from './depart.js'
import type { Departure, PersonJoins, PersonLeaves, PersonMoves, PersonSyncs } from './departure.js'
import { type ErasePerson, type ErasureReport, erasePerson } from './erase-person.js'
import type { DirectoryPerson } from './groups.js'
import { type PersonSynced, syncPerson } from './sync-person.js'

/**
 * What the host's directory tells the desk (P7). The host vouches for it, so no policy is asked; every step is in the
 * audit, by `system` on behalf of `by`. All of it can be told twice: what was done is left alone.
 */
export interface Directory {
  /**
   * Sessions end and grants fall at once, in one commit and for good; then open tickets go back to their teams and
   * unpublished cases to the lead. No session of the person is served until `personJoined`.
   */
  personLeft(id: string, told: PersonLeaves): Promise<Departure>
  /** The same, but sessions issued afterwards are served, with what the host then says of the person. */
  personMoved(id: string, told: PersonMoves): Promise<Departure>
  /** A person who had left is back. Grants and sessions of before stay ended. */
  personJoined(id: string, told: PersonJoins): Promise<void>
  /** How a person stands; `undefined` when there was never anything to note. */
  person(id: string): Promise<Person | undefined>
  /**
   * Tells how the directory has the person now; for a nightly run over everybody, or a webhook of the directory. Roles,
   * regions and team come of their groups by the mapping. When they differ from what was last told, it is a move, with all
   * that this ends; when not, nothing happens. Needs `groups` of `createDesk`: `desk.groups_missing`.
   */
  personSynced(person: DirectoryPerson, told: PersonSyncs): Promise<PersonSynced>
  /**
   * Erases a person on their request: destroys their keys, so that every field that was sealed for them is gone, in backups
   * too. Refuses nothing, but erases nothing either while a legal hold is on one of their records; the report says which.
   * The chain of the audit stays whole.
   */
  erase(id: string, options: ErasePerson): Promise<ErasureReport>
  /** Dormant accounts and redundant grants, for people to look at (P7). Ends nothing. */
  review(options: ReviewOptions): Promise<AccessReview>
  /**
   * Writes openings and closings of access that nobody noticed into the audit, for a host's timer. Access itself follows
   * the clock without it.
   */
  settleGrants(): Promise<void>
}

/**
 * @example
 * ```ts
 * await desk.directory({ tenant: 'acme' }).personLeft('agent-7', { by: 'hr-system', lead: 'lead-1' })
 * ```
 */
export function createDirectory(desk: DeskContext, { tenant }: { readonly tenant: string }): Directory {
  return {
    personLeft: async (id, told) => depart(desk, tenant, 'person.leave', id, told),
    personMoved: async (id, told) => depart(desk, tenant, 'person.move', id, told),
    personJoined: async (id, told) => tell(desk, tenant, 'person.join', id, told),
    async personSynced(person, told) {
      const mapping = desk.groups
      if (!mapping) throw deskRefusals.error('desk.groups_missing')
      return syncPerson(desk, tenant, mapping.actorOf(person), told)
    },
    erase: async (id, options) => erasePerson(desk, tenant, id, options),
    review: async (options) => reviewAccess(desk, tenant, options),
    person: async (id) => (await readPerson(desk, tenant, must(parseInput(identifier, id))))?.doc,
    settleGrants: async () => settleGrants(deskItself(desk, tenant)),
  }
}
