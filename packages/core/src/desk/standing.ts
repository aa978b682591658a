import { type Filter, parseFilter } from '../filter/index.js'
import { fieldTypes, type GrantScope, type HeldGrant, type Person, type Session } from '../schema/index.js'
import type { Instant, JsonObject } from '../shared/index.js'
import type { Key, Row } from '../storage/index.js'
import type { DeskContext } from './context.js'
import { must } from './must.js'
import { deskRefusals } from './refusals.js'

/** A grant that its subject holds, with the records that it is about. */
export interface StandingGrant extends HeldGrant {
  readonly records: ReadonlySet<string>
}

/** How a person stands when a call begins. */
export interface Standing {
  /** Of the person's record. A command is committed only while this still holds. */
  readonly guard: number | 'absent'
  readonly grants: readonly StandingGrant[]
}

export const noStanding: Standing = { guard: 'absent', grants: [] }

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

/** Grants whose window holds the moment. */
export const openAt = <Held extends HeldGrant>(grants: readonly Held[], now: Instant): Held[] =>
  grants.filter(({ from, until }) => from <= now && now < until)

/** Whether a grant opened or closed by itself and nobody has written it down. */
export const hasMomentsDue = ({ grants }: Person, now: Instant): boolean =>
  grants.some(({ from, until, opened }) => until <= now || (!opened && from <= now))

/** Records that a grant by filter opens at most, oldest first; more are not opened. */
const maxGrantedRecords = 200

/** The ids of the records that a scope is about now. */
export async function recordsInScope(
  desk: DeskContext,
  tenant: string,
  scope: GrantScope,
): Promise<string[]> {
  if (scope.where === undefined) return scope.ids ?? []
  const where = scopeFilter(scope)
  const { rows } = await desk.storage.query({ kind: scope.kind, where, limit: maxGrantedRecords }, { tenant })
  return rows.map((row) => row.id)
}

export const scopeFilter = ({ kind, where }: GrantScope): Filter =>
  must(parseFilter(where, { fields: fieldTypes[kind] })) as Filter

/**
 * What policies learn of grants: `env.granted`, the ids that may be read by one, and `env.grants.<kind>.<operation>`,
 * the ids by what was granted. A host's own `granted` is kept beside.
 */
export function grantFacts(grants: readonly StandingGrant[], vouched: unknown): JsonObject {
  if (grants.length === 0) return {}
  const byKind: Record<string, Record<string, string[]>> = {}
  for (const { scope, actions, records } of grants) {
    const operations = byKind[scope.kind] ?? {}
    byKind[scope.kind] = operations
    for (const action of actions) {
      const operation = action.slice(scope.kind.length + 1)
      operations[operation] = [...(operations[operation] ?? []), ...records]
    }
  }
  const read = Object.values(byKind).flatMap(({ read = [] }) => read)
  return { granted: [...(Array.isArray(vouched) ? vouched : []), ...read], grants: byKind }
}
