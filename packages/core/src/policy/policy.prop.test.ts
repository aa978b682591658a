import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFilter, getPath, type OpenFilter } from '../filter/index.js'
import type { Actor } from '../schema/index.js'
import type { Json, JsonObject } from '../shared/index.js'
import {
  applyView,
  definePolicy,
  type FieldView,
  type PolicySource,
  type Rule,
  unwritable,
  visibilityOf,
} from './index.js'
import {
  actor,
  env,
  forbid,
  limit,
  permit,
  row,
  source,
  sourceWithoutGaps,
  worldKinds,
  worldMasks,
} from './test-world.js'

const runs = { numRuns: Number(process.env.CASELORE_LAW_RUNS ?? 500), seed: 20261124 }
const define = (data: PolicySource<string>) => definePolicy(data, { kinds: worldKinds, masks: worldMasks })
const withRule = (data: PolicySource<string>, rule: Rule<string>): PolicySource<string> => ({
  ...data,
  rules: [...data.rules.filter(({ id }) => id !== `new-${rule.id}`), { ...rule, id: `new-${rule.id}` }],
})
const asked = fc
  .record({ actor, env, resource: row })
  .map((question) => ({ ...question, action: 'doc.read' }))
const paths = [
  'id',
  'level',
  'regions',
  'owner',
  'owner.id',
  'owner.name',
  'custom',
  'custom.x',
  'custom.z',
  'notes',
  'notes.text',
  'notes.by',
]

type Asked = { actor: Actor; env: JsonObject; resource: JsonObject; action: string }
function withGap(question: Asked, place: string, name: string, value: undefined | null): Asked {
  if (place === 'env') return { ...question, env: { ...question.env, [name]: value } }
  if (place === 'resource') return { ...question, resource: { ...question.resource, [name]: value } }
  const attributes = { ...question.actor.attributes, [name]: value } as Record<string, never>
  return { ...question, actor: { ...question.actor, attributes } }
}

const rank = { hidden: 0, masked: 1, visible: 2 }
/** Whether one view shows at least what the other shows, and lets write at least what it lets write. */
const showsNoLess = (more: FieldView, less: FieldView): boolean =>
  paths.every((path) => rank[visibilityOf(more, path)] >= rank[visibilityOf(less, path)]) &&
  unwritable(more, paths).every((path) => unwritable(less, [path]).length > 0)

// A second reading of the rules, written for plainness: 1 holds, 0 does not, null cannot be told.
type Three = 0 | 1 | null
const both = (parts: Three[]): Three => (parts.includes(0) ? 0 : parts.includes(null) ? null : 1)
const flip = (truth: Three): Three => (truth === null ? null : truth === 1 ? 0 : 1)
const three = (truth: boolean): Three => (truth ? 1 : 0)

function plain(filter: OpenFilter, world: JsonObject): Three {
  if ('and' in filter) return both(filter.and.map((part) => plain(part, world)))
  if ('or' in filter) return flip(both(filter.or.map((part) => flip(plain(part, world)))))
  if ('not' in filter) return flip(plain(filter.not, world))
  const { field, op } = filter
  const actual = getPath(world, field) ?? null
  const isReferred = typeof filter.value === 'object' && filter.value !== null && 'ref' in filter.value
  const wanted = (isReferred ? getPath(world, (filter.value as { ref: string }).ref) : filter.value) as
    | Json
    | undefined
  if (op === 'exists')
    return three((actual !== null && !(Array.isArray(actual) && actual.length === 0)) === wanted)
  const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)
  const isList = Array.isArray(wanted)
  if (isReferred) {
    if (wanted === undefined || wanted === null) return null
    const fits = isList
      ? wanted.every(isPlain) && ['in', 'nin', 'has'].includes(op)
      : isPlain(wanted) && !['in', 'nin'].includes(op)
    if (!fits) return null
  }
  const list = (isList ? wanted : [wanted]) as Json[]
  const same =
    (typeof actual === 'string' && typeof wanted === 'string') ||
    (typeof actual === 'number' && typeof wanted === 'number')
  switch (op) {
    case 'eq':
    case 'in':
      return list.includes(actual) ? 1 : actual === null ? null : 0
    case 'ne':
    case 'nin':
      return list.includes(actual) ? 0 : actual === null ? null : 1
    case 'has':
      return actual === null
        ? null
        : three(Array.isArray(actual) && list.some((each) => actual.includes(each)))
    case 'prefix':
      return same && typeof actual === 'string' ? three(actual.startsWith(wanted as string)) : null
    case 'lt':
      return same ? three((actual as number) < (wanted as number)) : null
    case 'lte':
      return same ? three((actual as number) <= (wanted as number)) : null
    case 'gt':
      return same ? three((actual as number) > (wanted as number)) : null
    case 'gte':
      return same ? three((actual as number) >= (wanted as number)) : null
    default:
      throw new Error(op)
  }
}

function plainDecision(
  { rules }: PolicySource<string>,
  who: Actor,
  moment: JsonObject,
  record: JsonObject,
): boolean {
  const held = who.roles.includes('two') ? [...who.roles, 'one'] : who.roles
  const world = {
    ...record,
    actor: { ...who.attributes, id: who.id, roles: [...new Set(held)].sort() },
    env: moment,
  } as JsonObject
  const truthOf = (rule: Rule<string>): Three => {
    if (rule.roles && !rule.roles.some((role) => held.includes(role))) return 0
    const { now } = moment
    const isTimed = rule.from !== undefined || rule.until !== undefined
    const time: Three = !isTimed
      ? 1
      : typeof now === 'number'
        ? three(now >= (rule.from ?? -9) && now < (rule.until ?? 9))
        : null
    return both([time, rule.when ? plain(rule.when, world) : 1, rule.where ? plain(rule.where, world) : 1])
  }
  const closes = rules.some((rule) => rule.effect === 'forbid' && truthOf(rule) !== 0)
  return !closes && rules.some((rule) => rule.effect === 'permit' && truthOf(rule) === 1)
}

describe('laws of decisions', { timeout: 60_000 + 20 * runs.numRuns }, () => {
  it('a decision is what a plain reading of the rules says', () => {
    fc.assert(
      fc.property(source, asked, (data, question) => {
        const allowed = plainDecision(data, question.actor, question.env, question.resource)
        expect(define(data).decide(question).effect).toBe(allowed ? 'allow' : 'deny')
      }),
      runs,
    )
  })

  it('the filter admits exactly the records that the decision allows', () => {
    fc.assert(
      fc.property(source, actor, env, fc.array(row, { maxLength: 8 }), (data, who, moment, rows) => {
        const policy = define(data)
        const question = { actor: who, action: 'doc.read', env: moment }
        const { scope } = policy.filter(question)
        const admits = scope === 'all' ? () => true : scope === 'none' ? () => false : compileFilter(scope)
        for (const resource of rows)
          expect(policy.decide({ ...question, resource }).effect === 'allow').toBe(admits(resource))
      }),
      runs,
    )
  })

  it('what the filter calls visible is visible on every record in scope', () => {
    fc.assert(
      fc.property(source, asked, (data, question) => {
        const policy = define(data)
        const decision = policy.decide(question)
        if (decision.effect === 'allow')
          expect(showsNoLess(decision.fields, policy.filter(question).fields)).toBe(true)
      }),
      runs,
    )
  })

  it('without a record the answer is certain only if it is the same for every record', () => {
    fc.assert(
      fc.property(source, asked, (data, { resource, ...question }) => {
        const policy = define(data)
        const { effect } = policy.decide(question)
        if (effect !== 'conditional') expect(policy.decide({ ...question, resource }).effect).toBe(effect)
        const { scope } = policy.filter(question)
        expect(effect).toBe(scope === 'all' ? 'allow' : scope === 'none' ? 'deny' : 'conditional')
      }),
      runs,
    )
  })

  it('another permit never closes and never hides', () => {
    fc.assert(
      fc.property(source, permit, asked, (data, rule, question) => {
        const before = define(data).decide(question)
        const after = define(withRule(data, rule)).decide(question)
        if (before.effect !== 'allow') return
        expect(after.effect).toBe('allow')
        expect(showsNoLess(after.fields, before.fields)).toBe(true)
      }),
      runs,
    )
  })

  it('another forbid or limit never opens and never shows', () => {
    fc.assert(
      fc.property(source, fc.oneof(forbid, limit), asked, (data, rule, question) => {
        const before = define(data).decide(question)
        const after = define(withRule(data, rule)).decide(question)
        if (after.effect !== 'allow') return
        expect(before.effect).toBe('allow')
        expect(showsNoLess(before.fields, after.fields)).toBe(true)
      }),
      runs,
    )
  })

  it('what is missing never opens or shows: with less known, no more is let through', () => {
    const gaps = fc.record({
      place: fc.constantFrom('actor', 'env', 'resource'),
      name: fc.constantFrom('word', 'number', 'words', 'open', 'now', 'id', 'level', 'regions', 'owner'),
      value: fc.constantFrom(undefined, null),
    })
    fc.assert(
      fc.property(sourceWithoutGaps, asked, gaps, (data, question, { place, name, value }) => {
        const policy = define(data)
        const less = withGap(question, place, name, value)
        const before = policy.decide(question)
        const after = policy.decide(less)
        if (after.effect !== 'allow') return
        expect(before.effect).toBe('allow')
        expect(showsNoLess(before.fields, after.fields)).toBe(true)
      }),
      runs,
    )
  })

  it('the order of rules, roles and fields never matters', () => {
    fc.assert(
      fc.property(source, asked, (data, question) => {
        const turned = {
          roles: Object.fromEntries(Object.entries(data.roles).reverse()),
          rules: [...data.rules].reverse(),
        }
        const who = { ...question.actor, roles: [...question.actor.roles].reverse() }
        expect(define(turned).version).toBe(define(data).version)
        expect(define(turned).decide({ ...question, actor: who })).toEqual(define(data).decide(question))
      }),
      runs,
    )
  })

  it('survives a round trip through JSON', () => {
    fc.assert(
      fc.property(source, asked, (data, question) => {
        const policy = define(data)
        const again = define(JSON.parse(JSON.stringify(policy.source)) as PolicySource<string>)
        expect(again.version).toBe(policy.version)
        expect(again.decide(question)).toEqual(policy.decide(question))
      }),
      runs,
    )
  })

  it('the explanation agrees with the decision', () => {
    fc.assert(
      fc.property(source, asked, fc.boolean(), (data, full, isGiven) => {
        const { resource, ...bare } = full
        const question = isGiven ? full : bare
        const policy = define(data)
        const { rules, ...explained } = policy.explain(question)
        expect(explained).toMatchObject(policy.decide(question))
        const outcomes = (effect: string) =>
          rules.filter((rule) => rule.effect === effect).map((rule) => rule.outcome)
        if (isGiven) {
          const closes = outcomes('forbid').some((outcome) => outcome !== 'does_not_apply')
          expect(explained.effect === 'allow').toBe(!closes && outcomes('permit').includes('applies'))
        }
        for (const rule of rules)
          expect(rule.failed !== undefined).toBe(
            rule.outcome === 'does_not_apply' || rule.outcome === 'unknown',
          )
        expect(resource).toBeDefined()
      }),
      runs,
    )
  })

  it('what a view hides is nowhere in what it lets through', () => {
    fc.assert(
      fc.property(source, asked, (data, question) => {
        const { fields } = define(data).decide(question)
        const before = JSON.stringify(question.resource)
        const { doc } = applyView(question.resource, fields, worldMasks)
        expect(JSON.stringify(question.resource)).toBe(before)
        for (const path of paths) {
          const value = getPath(doc, path)
          if (visibilityOf(fields, path) === 'visible')
            expect(value).toEqual(getPath(question.resource, path))
          const exceptions = [...(fields.shown ?? []), ...Object.keys(fields.masked)]
          const isAllHidden =
            fields.hidden.includes(path) && !exceptions.some((each) => each.startsWith(`${path}.`))
          if (isAllHidden) expect(value).toBeUndefined()
        }
      }),
      runs,
    )
  })
})
