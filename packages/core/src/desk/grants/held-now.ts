import { type Filter, parseFilter } from '../../filter/index.js'
import { type Action, fieldTypes, type GrantScope, type HeldGrant, type Person } from '../../schema/index.js'
import { canonicalJson, type Instant, type Json, type JsonObject } from '../../shared/index.js'
import type { DeskContext, HeldNow, SessionContext, StandingGrant } from '../context.js'
import { must } from '../must.js'
import { decide } from '../reader.js'

// Loaded with the first call of someone who holds a grant; most people hold none.

/** The grants of a person, with the records that each is about at this moment. */
export async function heldNow(desk: DeskContext, tenant: string, { grants }: Person): Promise<HeldNow> {
  const held: StandingGrant[] = await Promise.all(
    openAt(grants, desk.clock()).map(async (grant) => ({
      ...grant,
      records: new Set(await recordsInScope(desk, tenant, grant.scope)),
    })),
  )
  return {
    open: (now) => openAt(held, now),
    facts: (now, vouched) => grantFacts(openAt(held, now), vouched),
    until: (session, action, doc) => grantedUntil(openAt(held, session.now()), session, action, doc),
  }
}

const openAt = <Held extends HeldGrant>(grants: readonly Held[], now: Instant): Held[] =>
  grants.filter(({ from, until }) => from <= now && now < until)

/** Records that a grant by filter opens at most, oldest first; more are not opened. */
const maxGrantedRecords = 200

/** The ids of the records that a scope is about now. */
export async function recordsInScope(
  desk: DeskContext,
  tenant: string,
  scope: GrantScope,
): Promise<readonly string[]> {
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
function grantFacts(grants: readonly StandingGrant[], vouched: unknown): JsonObject {
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
  const read = Object.values(byKind).flatMap((operations) => operations.read ?? [])
  return { granted: [...(Array.isArray(vouched) ? vouched : []), ...read], grants: byKind }
}

/** The earliest end of the grants that cover a record, when policy would answer otherwise without them. */
function grantedUntil(
  grants: readonly StandingGrant[],
  session: SessionContext,
  action: Action,
  doc: object,
): Instant | undefined {
  const id = String((doc as { id?: unknown }).id)
  const covering = grants.filter(
    ({ scope, records }) => action.startsWith(`${scope.kind}.`) && records.has(id),
  )
  if (covering.length === 0) return undefined
  const granted = decide(session, action, doc)
  const bare = session.ungranted().decide(action, doc as JsonObject)
  const isSame = granted.effect === bare.effect && isAlike(granted.fields, bare.fields)
  return isSame ? undefined : Math.min(...covering.map(({ until }) => until))
}

const isAlike = (one: object, other: object): boolean =>
  canonicalJson(one as Json) === canonicalJson(other as Json)
