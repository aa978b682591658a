import { readFileSync } from 'node:fs'
import type { JsonObject } from '../../shared/index.js'
import { type FieldView, type Policy, type PolicyQuestion, unwritable } from '../index.js'

/** A grant as the table states it. */
interface Grant {
  readonly status: string
  readonly approvedBy: string | null
  readonly requestedBy: string
  readonly subjectId: string
  readonly notBefore: string
  readonly expiresAt: string
  readonly revokedAt?: string
  readonly actions: readonly string[]
  readonly resourceId: string
  readonly bypassRegion?: boolean
}

/** One case of the table. */
export interface Vector {
  readonly id: string
  readonly title: string
  readonly subject: { readonly id: string; readonly kind: string; readonly roles: string[] } & JsonObject
  readonly action: string
  readonly resource: { readonly type: string } & JsonObject
  readonly env: { readonly now: string; readonly grants?: readonly Grant[] } & Record<string, unknown>
  readonly changes?: readonly string[]
  readonly expect: {
    readonly decision: 'allow' | 'deny'
    readonly masked?: readonly string[]
    readonly hidden?: readonly string[]
    readonly writable?: readonly string[]
    readonly obligations?: readonly string[]
  }
}

export type VectorQuestion = PolicyQuestion & { readonly resource: JsonObject; readonly env: JsonObject }

/** The cases that are open to us. */
export const readTable = (): readonly Vector[] => casesIn('policy.json')

/**
 * Cases of our own, where the open ones leave a slip in a rule unnoticed: chosen by `scripts/mutate-policy.ts --fill`,
 * what they expect read from the reference.
 */
export const readOwnTable = (): readonly Vector[] => casesIn('own-cases.json')

const casesIn = (file: string): readonly Vector[] =>
  (
    JSON.parse(readFileSync(new URL(`./${file}`, import.meta.url), 'utf8')) as {
      readonly cases: readonly Vector[]
    }
  ).cases

/** The ids that active grants cover: the desk works these out from its own records of grants. */
function granted({ subject, env, action }: Vector): JsonObject {
  const now = Date.parse(env.now)
  const active = (env.grants ?? []).filter(
    (grant) =>
      grant.status === 'approved' &&
      grant.subjectId === subject.id &&
      grant.approvedBy !== grant.subjectId &&
      grant.approvedBy !== grant.requestedBy &&
      now >= Date.parse(grant.notBefore) &&
      now < Date.parse(grant.expiresAt) &&
      !(grant.revokedAt !== undefined && now >= Date.parse(grant.revokedAt)),
  )
  const idsOf = (wanted: (grant: Grant) => boolean) => active.filter(wanted).map((grant) => grant.resourceId)
  return {
    granted: idsOf((grant) => grant.actions.includes(action)),
    unmask: idsOf((grant) => grant.actions.includes('unmask')),
    bypassRegion: idsOf((grant) => grant.bypassRegion === true && grant.actions.includes(action)),
  }
}

export function questionOf(vector: Vector): VectorQuestion {
  const { id, kind, roles, ...attributes } = vector.subject
  const { grants: _, now, ...facts } = vector.env
  const { type, ...record } = vector.resource
  return {
    actor: {
      id,
      kind: kind === 'service' ? 'service' : 'person',
      roles,
      attributes: attributes as Record<string, never>,
    },
    action: `${type}.${vector.action}`,
    resource: record as JsonObject,
    env: { ...granted(vector), ...(facts as JsonObject), now: Date.parse(now) },
  }
}

const sorted = (list: readonly string[]) => [...list].sort()
const writableOf = (view: FieldView) => (view.writable === 'all' ? ['*'] : view.writable)

/** What the table expects, and what the policy says to it, in the same form. */
export function answersTo(
  policy: Policy,
  vector: Vector,
): { readonly actual: object; readonly expected: object } {
  const decision = policy.decide(questionOf(vector))
  const refused = decision.effect === 'allow' ? unwritable(decision.fields, vector.changes ?? []) : []
  const { masked, hidden, writable, obligations, decision: effect } = vector.expect
  const both = {
    decision: [decision.effect === 'allow' && refused.length === 0 ? 'allow' : 'deny', effect],
    masked: [sorted(Object.keys(decision.fields.masked)), masked && sorted(masked)],
    hidden: [sorted(decision.fields.hidden), hidden && sorted(hidden)],
    writable: [sorted(writableOf(decision.fields)), writable && sorted(writable)],
    obligations: [decision.obligations.map(({ type, what }) => `${type}:${String(what)}`), obligations],
  }
  const asked = Object.entries(both).filter(([, [, expected]]) => expected !== undefined)
  return {
    actual: Object.fromEntries(asked.map(([name, [actual]]) => [name, actual])),
    expected: Object.fromEntries(asked.map(([name, [, expected]]) => [name, expected])),
  }
}
