import { createDesk, definePolicy, memoryStorage, standardPolicy } from '@caselore/core'
import type { Policy, PolicyQuestion } from '@caselore/core/policy'
import {
  type DryRunDifference,
  diffPolicies,
  dormantAccounts,
  dryRun,
  lintPolicy,
  raciMatrix,
  redundantGrants,
  testPolicy,
  whoCan,
} from '@caselore/core/policy/tools'
import type { Actor } from '@caselore/core/schema'
import { expect, it } from 'vitest'

const inRegions = (...regions: string[]) => ({ regions })
const lin: Actor = { id: 'lin', roles: ['agent'], attributes: inRegions('华东') }
const wu: Actor = { id: 'wu', roles: ['sales'], attributes: inRegions('华东') }
const he: Actor = { id: 'he', roles: ['library_admin'], attributes: inRegions('*') }
const people = [lin, wu, he]

const entry = {
  id: 'c1',
  status: 'published',
  audience: 'internal',
  sensitivity: 'normal',
  regions: ['华东'],
  author: 'lin',
}

/** The change that is under discussion: nobody in sales exports cases, whatever else is permitted. */
const candidate: Policy = definePolicy({
  extends: standardPolicy,
  roles: {},
  rules: [
    {
      id: 'sales-only-search',
      effect: 'forbid',
      roles: ['sales'],
      actions: ['case.read'],
      where: { field: 'regions', op: 'has', value: '华东' },
    },
  ],
})

it('tests the policy by a table', () => {
  const { failures } = testPolicy(standardPolicy, [
    {
      name: 'sales read the solution scrubbed',
      actor: wu,
      action: 'case.read',
      resource: entry,
      expect: { effect: 'allow', masked: { solution: 'scrub' } },
    },
    {
      name: 'an agent of another region does not see a regional case',
      actor: { ...lin, attributes: inRegions('华南') },
      action: 'case.read',
      resource: entry,
      expect: { effect: 'deny' },
    },
  ])
  expect(failures.map(({ text }) => text)).toEqual([])
})

it('finds rules that can never matter', () => {
  const policy = definePolicy({
    extends: standardPolicy,
    roles: {},
    rules: [
      {
        id: 'both',
        effect: 'permit',
        roles: ['agent'],
        actions: ['case.read'],
        where: {
          and: [
            { field: 'status', op: 'eq', value: 'draft' },
            { field: 'status', op: 'eq', value: 'published' },
          ],
        },
      },
    ],
  })
  expect(lintPolicy(policy).map(({ code }) => code)).toEqual(['policy.never_applies'])
  expect(lintPolicy(standardPolicy)).toEqual([])
})

it('compares two policies over what was asked', () => {
  const recorded: PolicyQuestion[] = people.map((actor) => ({ actor, action: 'case.read', resource: entry }))
  const { asked, differences } = diffPolicies(standardPolicy, candidate, recorded)
  expect(asked).toBe(3)
  expect(differences.map(({ question, direction }) => [question.actor.id, direction])).toEqual([
    ['wu', 'narrower'],
  ])
})

it('runs a candidate beside the live policy', async () => {
  const found: DryRunDifference[] = []
  const policy = dryRun(standardPolicy, candidate, { onDifference: (difference) => found.push(difference) })
  const desk = await createDesk({ storage: memoryStorage(), policy })
  await desk.as({ tenant: 'acme', actor: wu }).cases.list()
  expect(found.map(({ of }) => of)).toContain('scope')
})

it('names who can, and prints who does what', () => {
  const readers = whoCan(standardPolicy, people, { action: 'case.read', resource: entry })
  expect(readers.map(({ actor }) => actor.id)).toEqual(['lin', 'wu', 'he'])
  const { markdown } = raciMatrix(standardPolicy, {
    roles: ['agent', 'sales', 'library_admin'],
    actions: ['case.edit', 'case.publish'],
    locale: 'zh-CN',
  })
  expect(markdown.split('\n')).toEqual([
    '|  | 客服 | 销售 | 案例库管理员 |',
    '| --- | --- | --- | --- |',
    '| case.edit | R | C | A |',
    '| case.publish | C | C | A |',
  ])
})

it('lists what a review of access should look at', () => {
  const day = 86_400_000
  const now = Date.UTC(2026, 10, 24)
  const lastSeen = { lin: now - day, wu: now - 120 * day }
  expect(dormantAccounts(people, lastSeen, now, 90).map(({ actor, days }) => [actor.id, days])).toEqual([
    ['he', undefined],
    ['wu', 120],
  ])

  const grant = (id: string, subject: string) => ({
    id,
    subject,
    actions: ['case.read'],
    scope: { kind: 'case', ids: ['c1'] },
    status: 'approved',
    from: now - day,
    until: now + day,
  })
  const mayAnyway = ({ subject }: { subject: string }, action: string) => {
    const actor = people.find(({ id }) => id === subject)
    return actor !== undefined && standardPolicy.decide({ actor, action, resource: entry }).effect === 'allow'
  }
  const report = redundantGrants([grant('g1', 'gone'), grant('g2', 'lin')], {
    now,
    people: new Set(people.map(({ id }) => id)),
    mayAnyway,
  })
  expect(report.map(({ grant: { id }, reason }) => [id, reason])).toEqual([
    ['g1', 'no_subject'],
    ['g2', 'needless'],
  ])
})
