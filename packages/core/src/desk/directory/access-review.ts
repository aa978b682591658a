import * as z from 'zod/mini'
import {
  type DormantAccount,
  dormantAccounts,
  type RedundantGrant,
  redundantGrants,
} from '../../policy/tools/index.js'
import {
  type Action,
  type Actor,
  actorSchema,
  type Grant,
  instant,
  list,
  parseInput,
  text,
} from '../../schema/index.js'
import { canonicalJson, type Instant, type Json, type JsonObject } from '../../shared/index.js'
import { documents } from '../audit/audit-rows.js'
import { noteAccess } from '../audit/note-access.js'
import type { DeskContext, SessionContext } from '../context.js'
import { recordsInScope } from '../grants/held-now.js'
import { must } from '../must.js'
import { deskItself } from '../system-session.js'

/** What a periodic review of access needs: who there is, by the host's directory. */
export interface ReviewOptions {
  readonly people: readonly Actor[]
  /** From the host's sign-in log, by id; what the audit knows of is added by itself. */
  readonly lastSeen?: Readonly<Record<string, Instant>>
  /** An account is dormant after so many days. Default 90. */
  readonly days?: number
  readonly by?: string
}

/** Accounts and grants to be looked at by people; nothing is ended by the review itself. */
export interface AccessReview {
  readonly at: Instant
  readonly dormant: readonly DormantAccount[]
  /** `no_subject`: the person is gone; `covered`: by another grant; `needless`: they may do it anyway. */
  readonly redundant: readonly RedundantGrant<Grant>[]
}

const input = z.strictObject({
  people: list(actorSchema, 100_000),
  lastSeen: z.optional(z.record(z.string(), instant)),
  days: z.optional(z.int().check(z.minimum(1))),
  by: z.optional(text()),
})

/** The review list of dormant accounts and redundant grants (P7). That it was made is in the audit. */
export async function reviewAccess(
  desk: DeskContext,
  tenant: string,
  options: ReviewOptions,
): Promise<AccessReview> {
  const { people, lastSeen = {}, days = 90, by } = must(parseInput(input, options)) as ReviewOptions
  const system = deskItself(desk, tenant, by)
  const at = system.now()
  await noteAccess(system, {
    action: 'person.read',
    target: { kind: 'person', id: 'review' },
    circumstances: { about: 'access_review', people: people.length },
  })
  const seen: Record<string, Instant> = {}
  for (const { id } of people) {
    const moments = [lastSeen[id], await lastEntry(system, id)].filter((one) => one !== undefined)
    if (moments.length > 0) seen[id] = Math.max(...moments)
  }
  const grants = await openGrants(system)
  const byId = new Map(people.map((actor) => [actor.id, actor]))
  const needless = new Set<string>()
  for (const grant of grants) {
    const actor = byId.get(grant.subject)
    if (actor && (await givesNothing(system, grant, actor))) needless.add(grant.id)
  }
  return {
    at,
    dormant: dormantAccounts(people, seen, at, days),
    redundant: redundantGrants(grants, {
      now: at,
      people: new Set(byId.keys()),
      mayAnyway: ({ id }) => needless.has(id),
    }),
  }
}

async function lastEntry({ desk, tenant }: SessionContext, actor: string): Promise<Instant | undefined> {
  const where = { field: 'actor', op: 'eq', value: actor } as const
  const order = { by: 'seq', direction: 'desc' } as const
  const { rows } = await desk.storage.query({ kind: 'audit', where, order, limit: 1 }, { tenant })
  return rows[0] && Number(rows[0].doc.at)
}

async function openGrants({ desk, tenant, now }: SessionContext): Promise<Grant[]> {
  const where = {
    and: [
      { field: 'status', op: 'eq', value: 'approved' },
      { field: 'until', op: 'gt', value: now() },
    ],
  } as const
  const grants: Grant[] = []
  for await (const grant of documents<Grant>(desk.storage, tenant, { kind: 'grant', where }))
    grants.push(grant)
  return grants
}

/** Whether policy answers the person the same, fields and all, without the grant, on every record that it is about now. */
async function givesNothing(
  { desk, tenant, now }: SessionContext,
  grant: Grant,
  actor: Actor,
): Promise<boolean> {
  const { kind } = grant.scope
  const ids = await recordsInScope(desk, tenant, grant.scope)
  const rows = await desk.storage.get(
    ids.map((id) => ({ kind, id })),
    { tenant },
  )
  const records = rows.flatMap((row) => (row ? [row.doc] : []))
  const operations = Object.fromEntries(
    grant.actions.map((action) => [action.slice(kind.length + 1), [...ids]]),
  )
  const bare = desk.policy.session(actor, { now: now() })
  const granted = desk.policy.session(actor, {
    now: now(),
    granted: grant.actions.includes(`${kind}.read`) ? [...ids] : [],
    grants: { [kind]: operations },
  })
  const answer = (session: typeof bare, action: Action, record: JsonObject) => {
    const { effect, fields } = session.decide(action, record)
    return canonicalJson([effect, fields] as unknown as Json)
  }
  return (
    records.length > 0 &&
    records.every((record) =>
      grant.actions.every(
        (action) => answer(bare, action as Action, record) === answer(granted, action as Action, record),
      ),
    )
  )
}
