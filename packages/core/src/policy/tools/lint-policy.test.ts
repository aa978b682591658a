import { describe, expect, it } from 'vitest'
import type { OpenFilter } from '../../filter/index.js'
import { type Rule, standardPolicy } from '../index.js'
import { forbid, office, own, permit } from '../test-office.js'
import { type LintOptions, lintPolicy } from './index.js'

const base: readonly Rule<string>[] = [
  permit('guests', { roles: ['guest'], actions: ['letter.write'], where: own }),
]
const codes = (rules: readonly Rule<string>[], options?: LintOptions) =>
  lintPolicy(office([...base, ...rules]), options)
    .filter(({ code }) => code !== 'policy.idle_role')
    .map(({ code, details }) => [code, details?.rule])
const state = (value: string) => ({ field: 'state', op: 'eq', value }) as const

describe('lintPolicy', () => {
  it('finds nothing in the standard policy', () => {
    expect(lintPolicy(standardPolicy)).toEqual([])
  })

  it.each<[string, OpenFilter]>([
    ['two states at once', { and: [state('a'), state('b')] }],
    ['a state that is not itself', { and: [state('a'), { not: state('a') }] }],
    [
      'a number between bounds that cross',
      {
        and: [
          { field: 'pages', op: 'gt', value: 5 },
          { field: 'pages', op: 'lt', value: 3 },
        ],
      },
    ],
    [
      'something that is there and is not',
      { and: [state('a'), { field: 'state', op: 'exists', value: false }] },
    ],
    ['one of nothing', { field: 'state', op: 'in', value: [] }],
    [
      'neither true nor false',
      {
        and: [
          { field: 'isSecret', op: 'ne', value: true },
          { field: 'isSecret', op: 'ne', value: false },
        ],
      },
    ],
    ['a prefix of another', { and: [{ field: 'state', op: 'prefix', value: 'a' }, state('b')] }],
    [
      'a list with and without',
      { and: [{ field: 'tags', op: 'has', value: 'x' }, { not: { field: 'tags', op: 'has', value: 'x' } }] },
    ],
    ['oneself and someone else', { and: [own, { field: 'author', op: 'ne', value: { ref: 'actor.id' } }] }],
  ])('a permit for %s never applies', (_, where) => {
    expect(codes([permit('dead', { where })])).toEqual([['policy.never_applies', 'dead']])
  })

  it.each<[string, OpenFilter]>([
    ['one of two states', { or: [state('a'), state('b')] }],
    [
      'a number between bounds',
      {
        and: [
          { field: 'pages', op: 'gt', value: 3 },
          { field: 'pages', op: 'lt', value: 5 },
        ],
      },
    ],
    [
      'a number on both bounds',
      {
        and: [
          { field: 'pages', op: 'gte', value: 3 },
          { field: 'pages', op: 'lte', value: 3 },
        ],
      },
    ],
    [
      'a longer prefix',
      {
        and: [
          { field: 'state', op: 'prefix', value: 'a' },
          { field: 'state', op: 'prefix', value: 'ab' },
        ],
      },
    ],
    [
      'a list with the one and without the other',
      { and: [{ field: 'tags', op: 'has', value: 'x' }, { not: { field: 'tags', op: 'has', value: 'y' } }] },
    ],
    ['someone else', { field: 'author', op: 'ne', value: { ref: 'actor.id' } }],
    ['one of the asker’s', { field: 'state', op: 'in', value: { ref: 'actor.states' } }],
  ])('a permit for %s may apply', (_, where) => {
    expect(codes([permit('fine', { where })])).toEqual([])
  })

  it('a forbid that contradicts itself still closes what has gaps, and is told apart', () => {
    expect(codes([forbid('gaps', { where: { and: [state('a'), state('b')] } })])).toEqual([
      ['policy.only_when_missing', 'gaps'],
    ])
    expect(codes([forbid('dead', { where: { or: [] } })])).toEqual([['policy.never_applies', 'dead']])
  })

  it('a time that ends before it begins, and one that is over', () => {
    expect(codes([permit('backwards', { from: 5, until: 5 })])).toEqual([['policy.no_time', 'backwards']])
    expect(codes([permit('past', { until: 5 })], { now: 5 })).toEqual([['policy.time_over', 'past']])
    expect(codes([permit('past', { until: 5 })], { now: 4 })).toEqual([])
    const when = { field: 'env.now', op: 'gte', value: 9 } as const
    expect(codes([permit('outside', { until: 5, when })])).toEqual([['policy.never_applies', 'outside']])
  })

  it('a permit that a forbid always beats, also by role and by narrower conditions', () => {
    expect(codes([permit('p', { where: state('a') }), forbid('f')])).toEqual([
      ['policy.always_forbidden', 'p'],
    ])
    const narrow = permit('p', { where: { and: [state('a'), own] } })
    expect(codes([narrow, forbid('f', { where: state('a') })])).toEqual([['policy.always_forbidden', 'p']])
    expect(
      codes([permit('p', { roles: ['head'], where: state('a') }), forbid('f', { roles: ['clerk'] })]),
    ).toEqual([['policy.always_forbidden', 'p']])
    expect(codes([permit('p', { where: state('a') }), forbid('f', { roles: ['head'] })])).toEqual([])
    expect(codes([permit('p', { where: state('a') }), forbid('f', { where: state('b') })])).toEqual([])
  })

  it('a rule that says what another says', () => {
    const where = state('a')
    expect(
      codes([permit('one', { where }), permit('two', { where, label: { zh: '二', en: 'two' } })]),
    ).toEqual([['policy.same_rule', 'two']])
  })

  it('a permit that a wider one covers, unless it brings a duty', () => {
    const wide = permit('wide', { actions: ['letter.*'], writable: ['text', 'tags'] })
    expect(codes([wide, permit('narrow', { where: own, writable: ['text'] })])).toEqual([
      ['policy.covered_permit', 'narrow'],
    ])
    expect(codes([wide, permit('narrow', { where: own, writable: ['phone'] })])).toEqual([])
    expect(codes([wide, permit('narrow', { where: own, obligations: [{ type: 'audit' }] })])).toEqual([])
  })

  it('roles without rules, and rules for roles that nobody holds', () => {
    expect(lintPolicy(office([permit('p')])).map(({ code, path }) => [code, path])).toEqual([
      ['policy.idle_role', ['roles', 'guest']],
    ])
    expect(codes([permit('p')], { held: ['guest', 'head'] })).toEqual([])
    expect(codes([permit('p')], { held: ['guest'] })).toEqual([['policy.unheld_role', 'p']])
  })
})
