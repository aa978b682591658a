import type { Action, HeldGrant, Person, Session } from '../schema/index.js'
import type { Instant, JsonObject } from '../shared/index.js'
import type { Key, Row } from '../storage/index.js'
import type { DeskContext, SessionContext } from './context.js'
import { deskRefusals } from './refusals.js'

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

export const noStanding: Standing = { guard: 'absent' }

export const personKey = (id: string): Key => ({ kind: 'person', id })

export const readPerson = async (
  { storage }: DeskContext,
  tenant: string,
  id: string,
): Promise<Row<Person> | undefined> =>
  (await storage.get([personKey(id)], { tenant }))[0] as unknown as Row<Person> | undefined

const hour = 3_600_000

/** Refuses a session that is over: expired, too long for a service, or ended because its person moved or left. */
export function sessionMustStand(
  { actor, expiresAt }: Session,
  issuedAt: Instant,
  person: Person | undefined,
  now: Instant,
): void {
  const isShort = expiresAt !== undefined && expiresAt - issuedAt <= hour
  if (actor.kind === 'service' && !isShort) throw deskRefusals.error('desk.service_token_too_long')
  if (expiresAt !== undefined && now >= expiresAt) throw deskRefusals.error('desk.session_expired')
  if (person?.status === 'left') throw deskRefusals.error('desk.person_left')
  if (issuedAt <= (person?.sessionsEndedAt ?? Number.NEGATIVE_INFINITY))
    throw deskRefusals.error('desk.session_ended')
}

/** Whether a grant opened or closed by itself and nobody has written it down. */
export const hasMomentsDue = ({ grants }: Person, now: Instant): boolean =>
  grants.some(({ from, until, opened }) => until <= now || (!opened && from <= now))
