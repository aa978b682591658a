import { describe, expect, it } from 'vitest'
import type { OpenFilter } from '../filter/index.js'
import type { JsonObject } from '../shared/index.js'
import { definePolicy, type PolicySource, type Rule } from './index.js'
import { worldKinds, worldMasks } from './test-world.js'

const policyOf = (...rules: Omit<Rule<string>, 'id' | 'actions'>[]) =>
  definePolicy(
    {
      roles: { one: {}, two: { inherits: ['one'] } },
      rules: rules.map((rule, i) => ({ id: `rule-${i}`, actions: ['doc.read'], ...rule })),
    } satisfies PolicySource<string>,
    { kinds: worldKinds, masks: worldMasks },
  )
const actor = { id: 'a', roles: ['two'], attributes: { words: ['x', 'y'], word: 'x' } }
const decide = (
  rules: Omit<Rule<string>, 'id' | 'actions'>[],
  resource: JsonObject = {},
  env: JsonObject = {},
) => policyOf(...rules).decide({ actor, action: 'doc.read', resource, env })
const effectOf = (...question: Parameters<typeof decide>) => decide(...question).effect
const permit = (where?: OpenFilter) => ({ effect: 'permit' as const, ...(where ? { where } : {}) })
const forbid = (where?: OpenFilter) => ({ effect: 'forbid' as const, ...(where ? { where } : {}) })

describe('a decision', () => {
  it('is no where no rule speaks, for unknown actions too', () => {
    expect(decide([])).toMatchObject({ effect: 'deny', reasons: [{ code: 'policy.no_permit' }] })
    const unknown = policyOf(permit()).decide({ actor, action: 'doc.raed', resource: {} })
    expect(unknown).toMatchObject({ effect: 'deny', reasons: [{ code: 'policy.unknown_action' }] })
  })

  it('is no where a forbid speaks, whatever permits say', () =>
    expect(decide([permit(), forbid(), permit()])).toMatchObject({
      effect: 'deny',
      rule: 'rule-1',
      fields: { hidden: ['*'], writable: [] },
    }))

  it('counts the roles that a role inherits, and no role that the policy does not know', () => {
    expect(effectOf([{ ...permit(), roles: ['one'] }])).toBe('allow')
    const stranger = { id: 's', roles: ['constructor', 'three'] }
    expect(
      policyOf({ ...permit(), roles: ['one'] }).decide({ actor: stranger, action: 'doc.read', resource: {} })
        .effect,
    ).toBe('deny')
  })

  it.each<[string, OpenFilter, JsonObject, 'permit' | 'neither' | 'forbid only']>([
    ['a missing field', { field: 'level', op: 'gte', value: 1 }, {}, 'forbid only'],
    ['a missing field under not', { not: { field: 'level', op: 'gte', value: 1 } }, {}, 'forbid only'],
    ['a null field', { field: 'id', op: 'ne', value: 'x' }, { id: null }, 'forbid only'],
    [
      'null against a missing attribute',
      { field: 'id', op: 'eq', value: { ref: 'actor.gone' } },
      { id: null },
      'forbid only',
    ],
    [
      'a missing attribute',
      { field: 'id', op: 'ne', value: { ref: 'actor.gone' } },
      { id: 'x' },
      'forbid only',
    ],
    [
      'a field of another type',
      { not: { field: 'level', op: 'lt', value: 1 } },
      { level: 'x' },
      'forbid only',
    ],
    [
      'an attribute of another type',
      { field: 'id', op: 'nin', value: { ref: 'actor.word' } },
      { id: 'z' },
      'forbid only',
    ],
    ['a missing field that is asked for', { field: 'id', op: 'exists', value: false }, {}, 'permit'],
    ['a missing field that is asked for as null', { field: 'id', op: 'eq', value: null }, {}, 'permit'],
    [
      'an empty list that is asked for',
      { field: 'regions', op: 'exists', value: false },
      { regions: [] },
      'permit',
    ],
    ['an empty list', { field: 'regions', op: 'has', value: 'x' }, { regions: [] }, 'neither'],
    [
      'a part that does not hold anyway',
      {
        and: [
          { field: 'level', op: 'gt', value: 1 },
          { field: 'id', op: 'eq', value: 'x' },
        ],
      },
      { id: 'y' },
      'neither',
    ],
    [
      'a part that holds anyway',
      {
        or: [
          { field: 'level', op: 'gt', value: 1 },
          { field: 'id', op: 'eq', value: 'x' },
        ],
      },
      { id: 'x' },
      'permit',
    ],
    [
      'lists that overlap',
      { field: 'regions', op: 'has', value: { ref: 'actor.words' } },
      { regions: ['y', 'z'] },
      'permit',
    ],
    [
      'lists that do not',
      { field: 'regions', op: 'has', value: { ref: 'actor.words' } },
      { regions: ['z'] },
      'neither',
    ],
    ['one of a list', { field: 'id', op: 'in', value: { ref: 'actor.words' } }, { id: 'y' }, 'permit'],
    [
      'the actor in place of a field',
      {
        or: [
          { field: 'actor.words', op: 'has', value: 'x' },
          { field: 'id', op: 'eq', value: 'q' },
        ],
      },
      {},
      'permit',
    ],
    [
      'an attribute that pretends to be the id',
      { field: 'id', op: 'eq', value: { ref: 'actor.id' } },
      { id: 'a' },
      'permit',
    ],
  ])('%s', (_, where, resource, expected) => {
    const permits = effectOf([permit(where)], resource) === 'allow'
    const forbids = effectOf([permit(), forbid(where)], resource) === 'deny'
    expect(permits ? 'permit' : forbids ? 'forbid only' : 'neither').toBe(expected)
  })

  it('lets no attribute stand in for the id or the roles', () => {
    const liar = { id: 'a', roles: [], attributes: { id: 'boss', roles: ['one'] } }
    const boss = policyOf(permit({ field: 'id', op: 'eq', value: { ref: 'actor.id' } }))
    expect(boss.decide({ actor: liar, action: 'doc.read', resource: { id: 'boss' } }).effect).toBe('deny')
    const one = policyOf({ ...permit(), when: { field: 'actor.roles', op: 'has', value: 'one' } })
    expect(one.decide({ actor: liar, action: 'doc.read', resource: {} }).effect).toBe('deny')
  })

  it('keeps to a rule’s time, half open, and cannot tell it without a clock', () => {
    const timed = [{ ...permit(), from: 10, until: 20 }]
    expect([9, 10, 19, 20].map((now) => effectOf(timed, {}, { now }))).toEqual([
      'deny',
      'allow',
      'allow',
      'deny',
    ])
    expect(effectOf(timed)).toBe('deny')
    expect(effectOf([permit(), { ...forbid(), from: 10, until: 20 }])).toBe('deny')
  })

  it('carries the duties of every rule that shaped it, each once', () => {
    const audit = [{ type: 'audit', about: 'read' }]
    const alert = [{ type: 'alert' }]
    const rules = [
      { ...permit(), obligations: audit },
      { ...permit(), obligations: [{ about: 'read', type: 'audit' }] },
      { ...permit({ field: 'id', op: 'eq', value: 'q' }), obligations: [{ type: 'require_reason' }] },
      { effect: 'limit' as const, obligations: alert },
    ]
    expect(decide(rules, { id: 'x' }).obligations).toEqual([...audit, ...alert])
    expect(decide([permit(), { ...forbid(), obligations: alert }]).obligations).toEqual(alert)
  })
})

describe('a field view', () => {
  const view = (...rules: Omit<Rule<string>, 'id' | 'actions'>[]) => decide(rules).fields

  it('shows of each field the most that one permit shows', () =>
    expect(
      view(
        { effect: 'permit', fields: { id: 'hide', level: 'stars', open: 'hide', custom: 'hide' } },
        { effect: 'permit', fields: { id: 'stars', level: 'hide', open: 'hide' } },
      ),
    ).toMatchObject({ hidden: ['open'], masked: { id: 'stars', level: 'stars' } }))

  it('is capped by limits; between two different masks nothing is shown', () =>
    expect(
      view(
        { effect: 'permit', fields: { id: 'dots', level: 'stars', open: 'hide' } },
        { effect: 'limit', fields: { id: 'stars', level: 'stars', regions: 'stars', open: 'stars' } },
      ),
    ).toMatchObject({ hidden: ['id', 'open'], masked: { level: 'stars', regions: 'stars' } }))

  it('is capped also where a limit’s condition cannot be told, and in what lists may be asked by', () => {
    const rules = [
      { effect: 'permit' as const },
      {
        effect: 'limit' as const,
        where: { field: 'level', op: 'gt' as const, value: 1 },
        fields: { id: 'hide' },
      },
    ]
    expect(decide(rules, { level: 2 }).fields.hidden).toEqual(['id'])
    expect(decide(rules, {}).fields.hidden).toEqual(['id'])
    expect(decide(rules, { level: 1 }).fields.hidden).toEqual([])
    expect(policyOf(...rules).filter({ actor, action: 'doc.read' }).fields.hidden).toEqual(['id'])
  })

  it('lets the longer path win and names a whole by its own name', () => {
    expect(view({ effect: 'permit', fields: { 'owner.*': 'hide' } }).hidden).toEqual(['owner'])
    expect(view({ effect: 'permit', fields: { 'owner.id': 'hide', 'owner.name': 'hide' } }).hidden).toEqual([
      'owner',
    ])
    expect(view({ effect: 'permit', fields: { owner: 'hide', 'owner.name': 'allow' } }).hidden).toEqual([
      'owner.id',
    ])
    expect(view({ effect: 'permit', fields: { custom: 'hide', 'custom.x': 'allow' } })).toMatchObject({
      hidden: ['custom'],
      shown: ['custom.x'],
    })
    expect(
      view({ effect: 'permit', fields: { '*': 'hide', id: 'allow', 'notes.text': 'stars' } }),
    ).toMatchObject({
      hidden: ['custom', 'level', 'notes', 'open', 'owner', 'regions'],
      masked: { 'notes.text': 'stars' },
    })
  })

  it('lets write what one permit lets write, less what a limit makes read-only', () => {
    const rules = [
      { effect: 'permit' as const, writable: ['id'] },
      { effect: 'permit' as const, writable: ['owner.*', 'id'] },
      { effect: 'limit' as const, readOnly: ['owner.id'] },
    ]
    expect(view(...rules)).toMatchObject({ writable: ['id', 'owner'], readOnly: ['owner.id'] })
    expect(view({ effect: 'permit', writable: '*' }).writable).toBe('all')
    expect(view({ effect: 'permit' }).writable).toEqual([])
  })
})

describe('a session', () => {
  const own: OpenFilter = { field: 'owner.id', op: 'eq', value: { ref: 'actor.id' } }
  const session = definePolicy(
    {
      roles: {},
      rules: [
        { id: 'all', effect: 'permit', actions: ['doc.read'], fields: { level: 'hide' } },
        { id: 'own', effect: 'permit', actions: ['doc.*'], where: own },
      ],
    },
    { kinds: worldKinds, masks: worldMasks },
  ).session(actor)

  it('answers yes, no or conditional', () => {
    expect(session.canAll()).toEqual({ 'doc.read': 'yes', 'doc.edit': 'conditional' })
    expect(session.can('doc.print')).toBe('no')
  })

  it('answers lists by filter and by what is visible of every record', () => {
    expect(session.filter('doc.read')).toMatchObject({ scope: 'all', fields: { hidden: ['level'] } })
    expect(session.filter('doc.edit').scope).toEqual({ field: 'owner.id', op: 'eq', value: 'a' })
    expect(session.filter('doc.print').scope).toBe('none')
  })
})
