import { describe, expect, it } from 'vitest'
import type { Refusal } from '../shared/index.js'
import { checkPolicy, definePolicy, type PolicySource, standardPolicy } from './index.js'

const rule = { id: 'r', effect: 'permit', actions: ['case.read'] }
const faultsOf = (source: unknown) => {
  const result = checkPolicy(source)
  return result.ok ? [] : result.refusals.map(({ code, path }) => `${code} at ${(path ?? []).join('.')}`)
}
const faultsOfRule = (part: object) => faultsOf({ roles: { agent: {} }, rules: [{ ...rule, ...part }] })
const asked = (where: unknown) => faultsOfRule({ where })

describe('a policy that is not sound is refused at load', () => {
  it.each<[string, object, string]>([
    [
      'an unknown action',
      { actions: ['case.read', 'case.raed'] },
      'policy.unknown_action at rules.0.actions.1',
    ],
    ['an unknown kind in a wildcard', { actions: ['cases.*'] }, 'policy.unknown_action at rules.0.actions.0'],
    [
      'an unknown exception',
      { actions: ['case.*'], except: ['case.raed'] },
      'policy.unknown_action at rules.0.except.0',
    ],
    ['an exception that takes everything', { except: ['case.*'] }, 'policy.no_action at rules.0.actions'],
    [
      'an action outside the kind',
      { actions: ['case.read', 'ticket.read'], kind: 'case' },
      'policy.no_action at rules.0.actions.1',
    ],
    ['an unknown kind', { actions: ['*'], kind: 'cases' }, 'policy.unknown_kind at rules.0.kind'],
    ['an unknown role', { roles: ['agent', 'agnet'] }, 'policy.unknown_role at rules.0.roles.1'],
    [
      'an unknown field in a view',
      { fields: { 'customer.nmae': 'hide' } },
      'policy.unknown_field at rules.0.fields.customer.nmae',
    ],
    [
      'an unknown field in a wildcard',
      { fields: { 'custmer.*': 'hide' } },
      'policy.unknown_field at rules.0.fields.custmer.*',
    ],
    [
      'an unregistered mask',
      { fields: { customer: 'fone' } },
      'policy.unknown_mask at rules.0.fields.customer',
    ],
    [
      'an unknown writable field',
      { writable: ['title', 'titel'] },
      'policy.unknown_field at rules.0.writable.1',
    ],
    ['a read-only list on a permit', { readOnly: ['title'] }, 'policy.misplaced_key at rules.0.readOnly'],
    [
      'a view on a forbid',
      { effect: 'forbid', fields: { title: 'hide' } },
      'policy.misplaced_key at rules.0.fields',
    ],
    [
      'a writable list on a limit',
      { effect: 'limit', writable: '*' },
      'policy.misplaced_key at rules.0.writable',
    ],
    ['an unknown effect', { effect: 'alow' }, 'input.wrong_value at rules.0.effect'],
    ['an unknown key', { role: ['agent'] }, 'input.unknown_key at rules.0.role'],
    ['no action', { actions: [] }, 'input.too_small at rules.0.actions'],
    [
      'an obligation without a type',
      { obligations: [{ about: 'x' }] },
      'input.missing at rules.0.obligations.0.type',
    ],
  ])('%s', (_, part, fault) => {
    expect(faultsOfRule(part)).toEqual([fault])
  })

  it.each<[string, unknown, string]>([
    [
      'an unknown operator',
      { field: 'status', op: 'equals', value: 'x' },
      'filter.unknown_operator at rules.0.where.op',
    ],
    [
      'an unknown field',
      { field: 'state', op: 'eq', value: 'x' },
      'filter.unknown_field at rules.0.where.field',
    ],
    ['an unknown key', { field: 'status', op: 'eq', val: 'x' }, 'filter.unknown_key at rules.0.where.val'],
    [
      'a value of a wrong type',
      { field: 'status', op: 'eq', value: 1 },
      'filter.wrong_value at rules.0.where.value',
    ],
    [
      'a search operator',
      { field: 'title', op: 'matches', value: 'x' },
      'filter.not_supported at rules.0.where.op',
    ],
    [
      'a reference to another field of the record',
      { and: [{ field: 'author', op: 'eq', value: { ref: 'resource.reviewer' } }] },
      'filter.unknown_reference at rules.0.where.and.0.value',
    ],
    ['a condition that is none', 'status = published', 'filter.wrong_value at rules.0.where'],
  ])('%s in a condition', (_, where, fault) => expect(asked(where)).toContain(fault))

  it('a condition over the record where only the actor is asked about', () =>
    expect(faultsOfRule({ when: { field: 'status', op: 'eq', value: 'x' } })).toEqual([
      'filter.unknown_field at rules.0.when.field',
    ]))

  it('a field that only some of the records have', () =>
    expect(
      faultsOfRule({
        actions: ['case.read', 'ticket.read'],
        where: { field: 'author', op: 'eq', value: 'x' },
      }),
    ).toEqual(['filter.unknown_field at rules.0.where.field']))

  it('roles that inherit from themselves or from nobody', () => {
    expect(faultsOf({ roles: { a: { inherits: ['b'] }, b: { inherits: ['a'] } }, rules: [] })).toEqual([
      'policy.role_cycle at roles.a.inherits',
      'policy.role_cycle at roles.b.inherits',
    ])
    expect(faultsOf({ roles: { a: { inherits: ['c'] } }, rules: [] })).toEqual([
      'policy.unknown_role at roles.a.inherits.0',
    ])
  })

  it('two rules of one id', () =>
    expect(faultsOf({ roles: {}, rules: [rule, rule] })).toEqual(['policy.duplicate_rule at rules.1.id']))

  it('something that is no policy at all', () => {
    expect(faultsOf('permit all')).toEqual(['input.wrong_type at '])
    expect(faultsOf({ roles: {}, rules: [], rule: [] })).toEqual(['input.unknown_key at rule'])
    expect(faultsOf({ roles: {} })).toEqual(['input.missing at rules'])
  })

  it('with every fault at once', () => {
    const source = {
      roles: {},
      rules: [
        { ...rule, roles: ['x'] },
        { ...rule, id: 's', actions: ['y'] },
      ],
    }
    try {
      definePolicy(source as unknown as PolicySource)
      expect.unreachable()
    } catch (error) {
      expect((error as Refusal).code).toBe('policy.unknown_role')
      expect((error as Refusal).all.map(({ code }) => code)).toEqual([
        'policy.unknown_role',
        'policy.unknown_action',
      ])
    }
  })
})

describe('a policy that extends another', () => {
  const partner: PolicySource = {
    extends: standardPolicy,
    roles: { partner: { inherits: ['dealer'] } },
    rules: [
      {
        id: 'partner-own-region',
        effect: 'permit',
        roles: ['partner'],
        actions: ['case.read', 'case.search'],
        kind: 'case',
        where: { field: 'regions', op: 'has', value: { ref: 'actor.region' } },
        fields: { solution: 'scrub', 'customer.*': 'hide' },
      },
    ],
  }
  const someone = { id: 'p', roles: ['partner'], attributes: { region: '华东' } }

  it('adds to it, and its roles may inherit from those', () => {
    const policy = definePolicy(partner)
    const entry = { regions: ['华东'], status: 'published', audience: 'internal', sensitivity: 'normal' }
    expect(policy.decide({ actor: someone, action: 'case.read', resource: entry }).fields).toMatchObject({
      hidden: ['customer'],
      masked: { solution: 'scrub' },
    })
    expect(
      policy.decide({ actor: someone, action: 'case.read', resource: { ...entry, regions: ['华南'] } })
        .effect,
    ).toBe('deny')
    expect(
      policy.decide({ actor: someone, action: 'ticket.file', resource: { requester: 'p' } }).effect,
    ).toBe('allow')
  })

  it('does not change it, and has a version of its own', () => {
    expect(definePolicy(partner).version).not.toBe(standardPolicy.version)
    expect(definePolicy(partner).version).toBe(definePolicy(partner).version)
    expect(definePolicy({ ...partner, version: '2026-11' }).version).toBe('2026-11')
    expect(standardPolicy.source.rules.some(({ id }) => id === 'partner-own-region')).toBe(false)
  })

  it('takes the other as a policy or as its data', () => {
    const data = JSON.parse(JSON.stringify(standardPolicy.source)) as PolicySource
    expect(definePolicy({ ...partner, extends: data }).version).toBe(definePolicy(partner).version)
  })

  it('replaces a rule by leaving it out and giving another of the same id', () => {
    const open: PolicySource['rules'][number] = {
      id: 'requester-read',
      effect: 'permit',
      roles: ['requester'],
      actions: ['ticket.read'],
    }
    const source = { extends: standardPolicy, roles: {}, rules: [open] }
    expect(faultsOf(source)).toEqual(['policy.duplicate_rule at rules.0.id'])
    const policy = definePolicy({ ...source, without: ['requester-read'] })
    expect(policy.filter({ actor: { id: 'r', roles: ['requester'] }, action: 'ticket.read' }).scope).toBe(
      'all',
    )
    expect(faultsOf({ ...source, without: ['requester-raed'] })).toContain('policy.unknown_rule at without.0')
  })

  it('cannot redefine a role of it', () =>
    expect(faultsOf({ extends: standardPolicy, roles: { sales: {} }, rules: [] })).toEqual([
      'policy.duplicate_role at roles.sales',
    ]))

  it('tells the faults of what it extends with their path', () =>
    expect(
      faultsOf({ extends: { roles: {}, rules: [{ ...rule, roles: ['x'] }] }, roles: {}, rules: [] }),
    ).toEqual(['policy.unknown_role at extends.rules.0.roles.0']))
})

describe('the policy that comes with the desk', () => {
  it('is data that passes its own check', () => expect(faultsOf(standardPolicy.source)).toEqual([]))
})
