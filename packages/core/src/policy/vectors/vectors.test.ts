import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileFilter } from '../../filter/index.js'
import type { Json, JsonObject } from '../../shared/index.js'
import { definePolicy, type FieldView, type PolicyQuestion, unwritable } from '../index.js'
import { vectorPolicy } from './rules.js'
import { vectorKinds, vectorMasks } from './vocabulary.js'

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

interface Vector {
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

const table = JSON.parse(readFileSync(new URL('./policy.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Vector[]
}
const policy = definePolicy(vectorPolicy, { kinds: vectorKinds, masks: vectorMasks })

/** The ids that active grants cover: the desk will work these out from its own records of grants. */
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

function questionOf(vector: Vector): PolicyQuestion & { readonly resource: JsonObject } {
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
    env: { ...(facts as JsonObject), now: Date.parse(now), ...granted(vector) },
  }
}

const sorted = (list: readonly string[]) => [...list].sort()
const writableOf = (view: FieldView) => (view.writable === 'all' ? ['*'] : view.writable)

describe('the table of decisions', () => {
  it('has the cases that are open to us', () => expect(table.cases.length).toBeGreaterThanOrEqual(142))

  it.each(table.cases.map((vector) => [vector.id, vector.title, vector] as const))(
    '%s %s',
    (_, __, vector) => {
      const question = questionOf(vector)
      const decision = policy.decide(question)
      const refused = decision.effect === 'allow' ? unwritable(decision.fields, vector.changes ?? []) : []
      const { expect: expected } = vector
      expect(decision.effect === 'allow' && refused.length === 0 ? 'allow' : 'deny').toBe(expected.decision)
      if (expected.masked)
        expect(sorted(Object.keys(decision.fields.masked))).toEqual(sorted(expected.masked))
      if (expected.hidden) expect(sorted(decision.fields.hidden)).toEqual(sorted(expected.hidden))
      if (expected.writable) expect(sorted(writableOf(decision.fields))).toEqual(sorted(expected.writable))
      if (expected.obligations)
        expect(decision.obligations.map(({ type, what }) => `${type}:${String(what)}`)).toEqual(
          expected.obligations,
        )
    },
  )

  it('is what lists see, too', () => {
    for (const vector of table.cases) {
      const { resource, ...question } = questionOf(vector)
      const { scope } = policy.filter(question)
      const admits = scope === 'all' || (scope !== 'none' && compileFilter(scope)(resource))
      expect([vector.id, admits]).toEqual([
        vector.id,
        policy.decide({ ...question, resource }).effect === 'allow',
      ])
    }
  })

  it('is the same after a round trip through JSON', () => {
    const again = definePolicy(JSON.parse(JSON.stringify(policy.source)) as typeof vectorPolicy, {
      kinds: vectorKinds,
      masks: vectorMasks,
    })
    expect(again.version).toBe(policy.version)
    for (const vector of table.cases)
      expect(again.decide(questionOf(vector))).toEqual(
        policy.decide(questionOf(vector)) satisfies Json | object,
      )
  })
})
