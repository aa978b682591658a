import { describe, expect, it } from 'vitest'
import { standardPolicy } from '../../policy/index.js'
import { auditTrail } from '../testing/audit-trail.js'
import { published } from '../testing/published.js'
import { refusalOf } from '../testing/refusal-of.js'
import { people, world } from '../testing/world.js'
import { defineGroups } from './groups.js'

const tenant = 'acme'
const by = 'hr-system'
const day = 86_400_000
const groups = defineGroups(
  {
    groups: {
      'CN=Service-East': { roles: ['agent'], regions: ['华东'], team: 'support' },
      'CN=Service-North': { roles: ['agent'], regions: ['华北'], team: 'north' },
      'CN=Reviewers': { roles: ['first_reviewer'] },
      'CN=Executives': { roles: ['executive'], regions: ['*'] },
    },
  },
  standardPolicy,
)

const codeOf = async (call: () => unknown) => (await refusalOf(Promise.resolve().then(call))).code

describe('defineGroups', () => {
  it('gives the roles and regions of all groups together, and nothing for unknown ones', () => {
    const held = ['CN=Reviewers', 'CN=Canteen', 'CN=Service-East', '__proto__']
    expect(groups.actorOf({ id: 'li', name: '李工', groups: held })).toEqual({
      id: 'li',
      name: '李工',
      roles: ['agent', 'first_reviewer'],
      attributes: { regions: ['华东'], team: 'support' },
    })
    expect(groups.actorOf({ id: 'li', groups: [] })).toEqual({
      id: 'li',
      roles: [],
      attributes: { regions: [] },
    })
  })

  it('refuses two teams for one person, a role that the policy lacks, and what is not of the form', async () => {
    const both = { id: 'li', groups: ['CN=Service-East', 'CN=Service-North'] }
    expect(await codeOf(() => groups.actorOf(both))).toBe('desk.group_teams')
    const misspelt = { groups: { A: { roles: ['agent', 'agnet'] } } }
    const refusal = await refusalOf(Promise.resolve().then(() => defineGroups(misspelt, standardPolicy)))
    expect(refusal).toMatchObject({ code: 'desk.group_unknown_role', path: ['groups', 'A', 'roles', 1] })
    const odd = { groups: { A: { role: ['agent'] } } } as never
    expect(await codeOf(() => defineGroups(odd, standardPolicy))).toBe('input.unknown_key')
  })

  it('names groups that nobody is in', () => {
    expect(groups.unused([{ id: 'li', groups: ['CN=Service-East', 'CN=Reviewers'] }])).toEqual([
      'CN=Service-North',
      'CN=Executives',
    ])
  })
})

describe('a person whose groups the directory tells', () => {
  const told = { by, lead: 'lead-1' }

  it('is new, then the same; groups that mean something else are a move, which ends sessions and grants', async () => {
    const { desk, clock, storage } = await world({ groups })
    const directory = desk.directory({ tenant })
    const li = (...held: string[]) => ({ id: 'li', groups: held })
    const first = await directory.personSynced(li('CN=Service-East'), told)
    expect(first.change).toBe('new')
    clock.advance(1)
    const client = desk.as({ tenant, actor: first.actor })
    await client.tickets.list()
    expect((await directory.personSynced(li('CN=Canteen', 'CN=Service-East'), told)).change).toBe('same')
    await client.tickets.list()
    const moved = await directory.personSynced(li('CN=Service-North'), told)
    expect(moved).toMatchObject({ change: 'moved', departure: { grants: [], tickets: [], cases: [] } })
    expect((await refusalOf(client.tickets.list())).code).toBe('desk.session_ended')
    clock.advance(1)
    expect((await desk.as({ tenant, actor: moved.actor }).session()).actor.regions).toEqual(['华北'])
    const trail = (await auditTrail(storage)).filter(({ target }) => target.kind === 'person')
    expect(trail.map(({ action, onBehalfOf }) => [action, onBehalfOf])).toEqual([
      ['person.join', by],
      ['person.move', by],
    ])
  })

  it('is back when they had left, and loses every role with their last group', async () => {
    const { desk, clock } = await world({ groups })
    const directory = desk.directory({ tenant })
    await directory.personLeft('li', { by })
    clock.advance(1)
    expect((await directory.personSynced({ id: 'li', groups: ['CN=Reviewers'] }, told)).change).toBe('back')
    clock.advance(1)
    const { change, actor } = await directory.personSynced({ id: 'li', groups: [] }, told)
    expect([change, actor.roles]).toEqual(['moved', []])
    clock.advance(1)
    expect((await desk.as({ tenant, actor }).tickets.list()).items).toEqual([])
  })

  it('needs a mapping', async () => {
    const { desk } = await world()
    const sync = desk.directory({ tenant }).personSynced({ id: 'li', groups: [] }, told)
    expect((await refusalOf(sync)).code).toBe('desk.groups_missing')
  })
})

describe('the review of access', () => {
  it('lists accounts by what audit and host know of them, and grants that give nothing', async () => {
    const given = await world()
    const { as, desk, clock, storage } = given
    const closed = await published(given, { sensitivity: 'breakthrough' })
    const open = await published(given)
    const grant = async (who: 'executive' | 'sales', id: string, hours: number) => {
      const scope = { kind: 'case', ids: [id] } as const
      const asked = await as(who).grants.request({ scope, purpose: '评审', hours })
      await as('libraryAdmin').grants.approve(asked.id)
      return asked.id
    }
    const useful = await grant('executive', closed, 600)
    const covered = await grant('executive', closed, 500)
    const needless = await grant('executive', open, 600)
    const full = await grant('sales', open, 600)
    clock.advance(20 * day)
    await as('libraryAdmin').cases.list()
    const staff = [people.agent, people.executive, people.sales, people.auditor].map(({ actor }) => ({
      ...actor,
      roles: [...actor.roles],
    }))
    const directory = desk.directory({ tenant })
    const { dormant, redundant } = await directory.review({
      people: staff.filter(({ id }) => id !== 'sales-1'),
      lastSeen: { 'executive-1': clock() - day },
      days: 14,
      by: 'nightly-job',
    })
    expect(dormant.map(({ actor, days }) => [actor.id, days])).toEqual([
      ['auditor-1', undefined],
      ['agent-1', 20],
    ])
    const reasons = new Map(redundant.map(({ grant: one, reason, by: other }) => [one.id, [reason, other]]))
    expect(reasons).toEqual(
      new Map([
        [covered, ['covered', useful]],
        [needless, ['needless', undefined]],
        [full, ['no_subject', undefined]],
      ]),
    )
    // Sales may read the case anyway, but masked: their grant gives something while they are there.
    const withSales = await directory.review({ people: staff })
    expect(withSales.redundant.map(({ grant: one }) => one.id)).not.toContain(full)
    expect((await auditTrail(storage)).at(-2)).toMatchObject({
      action: 'person.read',
      onBehalfOf: 'nightly-job',
      environment: { about: 'access_review', people: 3 },
    })
  })
})
