import { describe, expect, it } from 'vitest'
import { createDesk, memoryStorage } from '../../index.js'
import { definePolicy, standardPolicy } from '../index.js'
import { forbid, office, own, permit, person } from '../test-office.js'
import {
  type DryRunDifference,
  diffPolicies,
  dormantAccounts,
  dryRun,
  type GrantRecord,
  raciMatrix,
  redundantGrants,
  testPolicy,
  whoCan,
} from './index.js'

const clerk = person('c', 'clerk')
const head = person('h', 'head')
const guest = person('g', 'guest')
const letter = { id: 'l', author: 'c', state: 'draft', text: '您好', phone: '13800000000' }

describe('whoCan', () => {
  const policy = office([
    permit('own', { where: own }),
    permit('heads', { roles: ['head'] }),
    permit('granted', { roles: ['guest'], where: { field: 'id', op: 'in', value: { ref: 'env.granted' } } }),
  ])
  const ids = (question: Parameters<typeof whoCan>[2]) =>
    whoCan(policy, [clerk, head, guest], question).map(({ actor, can }) => [actor.id, can])

  it('names those who may, to one record or to some', () => {
    expect(ids({ action: 'letter.read', resource: letter })).toEqual([
      ['c', 'yes'],
      ['h', 'yes'],
    ])
    expect(ids({ action: 'letter.read', env: { granted: [] } })).toEqual([
      ['c', 'conditional'],
      ['h', 'yes'],
    ])
  })

  it('asks with the circumstances of each person', () => {
    const env = ({ id }: { id: string }) => ({ granted: id === 'g' ? ['l'] : [] })
    expect(ids({ action: 'letter.read', resource: letter, env }).map(([id]) => id)).toEqual(['c', 'h', 'g'])
  })
})

describe('diffPolicies', () => {
  const before = office([permit('read', { fields: { phone: 'stars' }, writable: ['text'] })])
  const ask = (actor = clerk, action = 'letter.read') => ({ actor, action, resource: letter })
  const only = (after: ReturnType<typeof office>) => diffPolicies(before, after, [ask()]).differences[0]

  it('finds nothing between a policy and the same under other names', () => {
    const after = office([permit('other', { fields: { phone: 'stars' }, writable: ['text'] })])
    expect(diffPolicies(before, after, [ask(), ask(guest)])).toEqual({ asked: 2, differences: [] })
  })

  it('tells decisions that open and close', () => {
    expect(only(office([forbid('none')]))).toMatchObject({ direction: 'narrower', fields: [] })
    const after = office([
      permit('all', { roles: ['clerk', 'guest'], fields: { phone: 'stars' }, writable: ['text'] }),
    ])
    expect(diffPolicies(before, after, [ask(), ask(guest)]).differences).toMatchObject([
      {
        question: { actor: guest },
        direction: 'wider',
        before: { effect: 'deny' },
        after: { effect: 'allow' },
      },
    ])
  })

  it('tells each field that fares differently, and in which direction', () => {
    expect(only(office([permit('read', { writable: ['text'] })]))).toMatchObject({
      direction: 'wider',
      fields: [{ field: 'phone', before: { shown: 'stars' }, after: { shown: 'visible' } }],
    })
    expect(only(office([permit('read', { fields: { phone: 'dots' }, writable: ['text'] })]))).toMatchObject({
      direction: 'mixed',
      fields: [{ field: 'phone', before: { shown: 'stars' }, after: { shown: 'dots' } }],
    })
    expect(only(office([permit('read', { fields: { phone: 'stars' } })]))).toMatchObject({
      direction: 'narrower',
      fields: [{ field: 'text', before: { isWritable: true }, after: { isWritable: false } }],
    })
  })

  it('tells duties that come and go', () => {
    const obligations = [{ type: 'audit' }]
    const after = office([permit('read', { fields: { phone: 'stars' }, writable: ['text'], obligations })])
    expect(only(after)).toMatchObject({
      direction: 'narrower',
      obligations: { gained: obligations, lost: [] },
    })
    expect(diffPolicies(after, before, [ask()]).differences).toMatchObject([{ direction: 'wider' }])
  })
})

describe('dryRun', () => {
  const live = office([permit('own', { where: own })])
  const found: DryRunDifference[] = []
  const beside = (candidate: ReturnType<typeof office>) => {
    found.length = 0
    return dryRun(live, candidate, { onDifference: (difference) => found.push(difference) })
  }

  it('answers as the live policy does and tells what would have changed', () => {
    const policy = beside(office([permit('all')]))
    const foreign = { ...letter, author: 'x' }
    expect(policy.version).toBe(live.version)
    expect(policy.decide({ actor: clerk, action: 'letter.read', resource: letter })).toEqual(
      live.decide({ actor: clerk, action: 'letter.read', resource: letter }),
    )
    expect(found).toEqual([])
    expect(policy.decide({ actor: clerk, action: 'letter.read', resource: foreign }).effect).toBe('deny')
    expect(found).toMatchObject([{ of: 'decision', direction: 'wider', question: { resource: foreign } }])
  })

  it('compares lists and menus too', () => {
    const policy = beside(office([permit('all')]))
    const session = policy.session(clerk)
    expect(session.filter('letter.read')).toEqual(live.session(clerk).filter('letter.read'))
    expect(session.can('letter.read')).toBe('conditional')
    expect(session.canAll()).toEqual(live.session(clerk).canAll())
    expect(found.map(({ of }) => of)).toEqual(['scope', 'decision', 'decision'])
  })

  it('tells that the candidate failed, and answers all the same', () => {
    const broken = {
      ...live,
      session: () => {
        throw new Error('broken')
      },
    }
    const policy = beside(broken)
    expect(policy.decide({ actor: clerk, action: 'letter.read', resource: letter }).effect).toBe('allow')
    expect(found).toMatchObject([{ of: 'failure', action: 'letter.read', error: { message: 'broken' } }])
  })

  it('is a policy that a desk takes', async () => {
    const candidate = definePolicy({
      extends: standardPolicy,
      roles: {},
      rules: [{ id: 'no-filing', effect: 'forbid', roles: ['agent'], actions: ['ticket.file'] }],
    })
    const policy = dryRun(standardPolicy, candidate, { onDifference: (difference) => found.push(difference) })
    found.length = 0
    const desk = await createDesk({ storage: memoryStorage(), policy })
    const agent = desk.as({
      tenant: 't',
      actor: { id: 'a', roles: ['agent'], attributes: { regions: ['*'] } },
    })
    expect((await agent.session()).can['ticket.file']).not.toBe('no')
    expect(
      found.some((difference) => difference.of === 'decision' && difference.direction === 'narrower'),
    ).toBe(true)
  })
})

describe('testPolicy', () => {
  const policy = office([
    permit('own', {
      where: own,
      fields: { phone: 'stars', text: 'hide' },
      writable: ['tags'],
      obligations: [{ type: 'audit' }],
    }),
  ])
  const row = { name: 'a clerk reads an own letter', actor: clerk, action: 'letter.read', resource: letter }

  it('passes what is as expected', () => {
    const expected = {
      effect: 'allow',
      rule: 'own',
      visible: ['state'],
      masked: { phone: 'stars' },
      hidden: ['text'],
      writable: ['tags'],
      readOnly: ['text'],
      obligations: ['audit'],
    } as const
    expect(
      testPolicy(policy, [
        { ...row, expect: expected },
        { ...row, expect: { effect: 'allow', masked: ['phone'] } },
      ]),
    ).toEqual({
      passed: 2,
      failures: [],
    })
  })

  it('says what came instead and why', () => {
    const { passed, failures } = testPolicy(policy, [
      { ...row, resource: { ...letter, author: 'x' }, expect: { effect: 'allow' } },
      {
        ...row,
        expect: {
          effect: 'allow',
          rule: 'none',
          visible: ['phone'],
          masked: { phone: 'dots', text: 'stars' },
          hidden: ['state'],
          writable: ['text'],
          readOnly: ['tags'],
          obligations: [],
        },
      },
    ])
    expect(passed).toBe(0)
    expect(failures[0]?.text).toBe(
      [
        'a clerk reads an own letter (c [clerk] letter.read)',
        '  effect: expected allow, got deny',
        '  permit own: does not apply: where author eq "c", is "x"',
      ].join('\n'),
    )
    expect(failures[1]?.differences).toEqual([
      'rule: expected none, got own',
      'phone: expected visible, got masked',
      'state: expected hidden, got visible',
      'phone: expected masked by dots, got masked by stars',
      'text: expected masked by stars, got hidden',
      'text: expected writable, got read-only',
      'tags: expected read-only, got writable',
      'obligations: expected none, got audit',
    ])
  })
})

describe('raciMatrix', () => {
  const policy = office([
    permit('read', { roles: ['guest'] }),
    permit('write', { actions: ['letter.read', 'letter.write'], where: own }),
    permit('rewrite', { roles: ['head'], actions: ['letter.write'] }),
    permit('sign', {
      roles: ['clerk'],
      actions: ['letter.sign'],
      when: { field: 'actor.mayDo', op: 'eq', value: true },
    }),
    forbid('heads-sign-not', { roles: ['head'], actions: ['letter.sign'] }),
  ])

  it('derives who answers, does, is asked and is told', () => {
    const { rows } = raciMatrix(policy)
    expect(rows).toEqual([
      { action: 'letter.write', cells: ['R', 'A', 'I'] },
      { action: 'letter.sign', cells: ['R', 'C', 'I'] },
    ])
  })

  it('takes the organisation’s word on who answers', () => {
    const { rows } = raciMatrix(policy, {
      actions: ['letter.write'],
      accountable: { 'letter.write': ['clerk'] },
    })
    expect(rows).toEqual([{ action: 'letter.write', cells: ['A', 'R', 'I'] }])
  })

  it('prints as Markdown and for spreadsheets', () => {
    const { markdown, csv } = raciMatrix(policy, { roles: ['clerk', 'head'] })
    expect(markdown).toBe(
      [
        '|  | clerk | head |',
        '| --- | --- | --- |',
        '| letter.write | R | A |',
        '| letter.sign | R | C |',
      ].join('\n'),
    )
    expect(csv).toBe(',clerk,head\r\nletter.write,R,A\r\nletter.sign,R,C\r\n')
    expect(raciMatrix(standardPolicy, { locale: 'zh-CN', actions: ['case.publish'] }).csv).toContain('销售')
  })
})

describe('dormantAccounts', () => {
  const day = 86_400_000
  it('names accounts that were never or long not used, longest first', () => {
    const people = [person('fresh'), person('old'), person('never'), person('edge'), person('toString')]
    const lastSeen = { fresh: 99 * day, old: 0, edge: 10 * day }
    expect(
      dormantAccounts(people, lastSeen, 100 * day, 90).map(({ actor, days }) => [actor.id, days]),
    ).toEqual([
      ['never', undefined],
      ['toString', undefined],
      ['old', 100],
      ['edge', 90],
    ])
  })
})

describe('redundantGrants', () => {
  const grant = (id: string, more: Partial<GrantRecord> = {}): GrantRecord => ({
    id,
    subject: 'p',
    actions: ['case.read'],
    scope: { kind: 'case', ids: ['1'] },
    status: 'approved',
    from: 0,
    until: 100,
    ...more,
  })
  const reasons = (grants: readonly GrantRecord[], mayAnyway?: () => boolean) =>
    redundantGrants(grants, { now: 50, people: new Set(['p']), ...(mayAnyway ? { mayAnyway } : {}) }).map(
      ({ grant: { id }, reason, by }) => [id, reason, by],
    )

  it('keeps what gives something', () => {
    expect(reasons([grant('a'), grant('b', { scope: { kind: 'case', ids: ['2'] } })])).toEqual([])
    expect(reasons([grant('a'), grant('b', { actions: ['case.export'] })])).toEqual([])
    expect(reasons([grant('a'), grant('b', { until: 101, actions: ['case.export'] })])).toEqual([])
  })

  it('names grants of people who are gone', () => {
    expect(reasons([grant('a', { subject: 'gone' })])).toEqual([['a', 'no_subject', undefined]])
  })

  it('names grants that another covers, and keeps one of equals', () => {
    const wide = grant('b', {
      actions: ['case.read', 'case.export'],
      scope: { kind: 'case', ids: ['1', '2'] },
    })
    expect(reasons([grant('a'), wide])).toEqual([['a', 'covered', 'b']])
    expect(reasons([grant('a'), grant('b')])).toEqual([['b', 'covered', 'a']])
    const where = { field: 'tags', op: 'has', value: '伺服' }
    expect(
      reasons([
        grant('a', { scope: { kind: 'case', where } }),
        grant('b', { scope: { kind: 'case', where: { ...where } } }),
      ]),
    ).toEqual([['b', 'covered', 'a']])
    expect(reasons([grant('a', { from: 80 }), grant('b', { from: 10 })])).toEqual([['a', 'covered', 'b']])
  })

  it('names grants of what the person may do anyway', () => {
    expect(reasons([grant('a')], () => true)).toEqual([['a', 'needless', undefined]])
    expect(reasons([grant('a')], () => false)).toEqual([])
  })

  it('leaves alone what is over, asked for or taken back', () => {
    const idle = [
      grant('a', { until: 50 }),
      grant('b', { status: 'requested' }),
      grant('c', { status: 'revoked' }),
    ]
    expect(reasons(idle, () => true)).toEqual([])
  })
})
