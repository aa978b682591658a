import type { Band, Kpi } from '../analytics/index.js'
import type { AuditSigner, AuditVerifier } from '../audit/index.js'
import type { Lifecycle } from '../lifecycle/index.js'
import type { Policy, PolicySession } from '../policy/index.js'
import type { QualityCheck } from '../quality/index.js'
import type { Action, Actor, CaseEntry, CustomFields, HeldGrant, Session, Ticket } from '../schema/index.js'
import type { SearchEngine } from '../search/index.js'
import type { Clock, Ids, Instant, JsonObject } from '../shared/index.js'
import type { Agreement, Calendar } from '../sla/index.js'
import type { Storage, StoredEvent } from '../storage/index.js'
import type { Call } from './call.js'
import type { GroupMapping } from './directory/groups.js'
import type { LibrarySearch } from './search/open-types.js'
import type { CaseCandidateRule } from './tickets/case-candidate.js'

/** What a desk is made of, with every default filled in. */
export interface DeskContext {
  readonly storage: Storage
  readonly policy: Policy
  /** The host's; absent: the defaults, which are loaded with what uses them. */
  readonly ticketLifecycle: Lifecycle<Ticket> | undefined
  readonly caseLifecycle: Lifecycle<CaseEntry> | undefined
  readonly calendars: readonly Calendar[] | undefined
  readonly agreements: readonly Agreement[] | undefined
  /** The host's; absent: the standard check, which is loaded with the first command on a case. */
  readonly quality: QualityCheck | undefined
  readonly customFields: readonly CustomFields[]
  readonly caseCandidates: readonly CaseCandidateRule[] | undefined
  /** Relevance below which a case is not proposed, 0 to 1 (T10). */
  readonly relevanceThreshold: number
  /** Key figures as the host wants them; absent: ours. */
  readonly figures: {
    readonly kpis?: readonly Kpi[]
    readonly bands?: readonly Band[]
    readonly minimum?: number
  }
  /** What groups of the host's directory stand for. */
  readonly groups: GroupMapping | undefined
  /** The longest span of temporary access. */
  readonly grantDays: number
  readonly auditSigner: AuditSigner | undefined
  readonly auditVerifier: AuditVerifier | undefined
  readonly clock: Clock
  readonly ids: Ids
  readonly search: LibrarySearch
  /** Hears of faults in work that nobody waits for. */
  readonly onError: (error: unknown) => void
  /** Brings the search index up to the last commit and answers the engine. */
  searchFor(tenant: string): Promise<SearchEngine>
  /** Brings what articles inherit from the cases that they cite up to the last commit. */
  renewArticles(tenant: string): Promise<void>
  /** Carries out what a call owes; here, as what does so is loaded with all that changes records, which itself reads. */
  readonly settleDuties: (session: SessionContext) => Promise<void>
  /** Called after each commit; starts the relay. */
  committed(tenant: string): void
  subscribe: (tenant: string, listener: (events: readonly StoredEvent[]) => void) => () => void
  /** Throws `desk.closed` once it is. */
  assertOpen(): void
}

/** One call of a signed-in person: who asks, how they stand, and what policy answers them. */
export interface SessionContext {
  readonly desk: DeskContext
  readonly tenant: string
  readonly actor: Actor
  readonly session: Session
  readonly zone: string
  readonly now: () => Instant
  /** The policy for this person at this moment. Kept while its answers cannot change, as a list asks it about every row. */
  readonly policy: () => PolicySession
  /** Facts for conditions on the environment: the moment, grants, and what the host says of device and network. */
  readonly environment: () => JsonObject
  /** What this call owes for what it was allowed to do. */
  readonly call: Call
  /** Read when the call began, and again by `renew` when the call is run anew. */
  readonly standing: Standing
  renew(): Promise<void>
  /** What policy would say without any grant. */
  readonly ungranted: () => PolicySession
}

/** A grant that its subject holds, with the records that it is about. */
export interface StandingGrant extends HeldGrant {
  readonly records: ReadonlySet<string>
}

/** The grants of a person as a call found them. Which of them are open follows from the clock. */
export interface HeldNow {
  open(now: Instant): readonly StandingGrant[]
  /** What policies learn of them, beside what the host itself vouched for as `granted`. */
  facts(now: Instant, vouched: unknown): JsonObject
  /** Until when an answer about a record holds, if it rests on one of them. */
  until(session: SessionContext, action: Action, doc: object): Instant | undefined
}

/** How a person stands when a call begins. */
export interface Standing {
  /** Of the person's record. A command is committed only while this still holds. */
  readonly guard: number | 'absent'
  readonly held?: HeldNow
}
