import type { Person, Session } from '../schema/index.js'
import type { Instant } from '../shared/index.js'
import type { Key, Row } from '../storage/index.js'
import type { DeskContext, Standing } from './context.js'
import { sessionRefusals } from './session-refusals.js'

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
  if (actor.kind === 'service' && !isShort) throw sessionRefusals.error('desk.service_token_too_long')
  if (expiresAt !== undefined && now >= expiresAt) throw sessionRefusals.error('desk.session_expired')
  if (person?.status === 'left') throw sessionRefusals.error('desk.person_left')
  if (issuedAt <= (person?.sessionsEndedAt ?? Number.NEGATIVE_INFINITY))
    throw sessionRefusals.error('desk.session_ended')
}

/** Whether a grant opened or closed by itself and nobody has written it down. */
export const hasMomentsDue = ({ grants }: Person, now: Instant): boolean =>
  grants.some(({ from, until, opened }) => until <= now || (!opened && from <= now))
