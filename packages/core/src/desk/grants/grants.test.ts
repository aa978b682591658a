import { describe, expect, it } from 'vitest'
import { definePolicy, standardPolicy } from '../../policy/index.js'
import type { Session } from '../../schema/index.js'
import { auditTrail } from '../testing/audit-trail.js'
import { published } from '../testing/published.js'
import { refusalOf } from '../testing/refusal-of.js'
import { morning, people, world } from '../testing/world.js'

const hour = 3_600_000
const purpose = '董事会审议产线改造'

async function breakthrough() {
  const given = await world()
  const id = await published(given, { sensitivity: 'breakthrough' })
  return { ...given, id, scope: { kind: 'case' as const, ids: [id] } }
}

describe('temporary access', () => {
  it('opens with the approval and closes by itself, half-open', async () => {
    const { as, clock, id, scope } = await breakthrough()
    const executive = as('executive')
    expect((await refusalOf(executive.cases.get(id))).code).toBe('desk.not_found')
    const asked = await executive.grants.request({ scope, purpose, hours: 48 })
    expect(asked).toMatchObject({ state: 'requested', subject: 'executive-1', actions: ['case.read'] })
    clock.advance(2 * hour)
    const granted = await as('libraryAdmin').grants.approve(asked.id, '同意')
    expect(granted).toMatchObject({
      state: 'active',
      decidedBy: 'admin-1',
      from: clock(),
      until: clock() + 48 * hour,
    })
    expect((await executive.cases.get(id)).access.validUntil).toBe(granted.until)
    clock.set(granted.until - 1)
    expect((await executive.cases.get(id)).id).toBe(id)
    expect((await executive.cases.list()).items.map((entry) => entry.id)).toContain(id)
    clock.set(granted.until)
    expect((await refusalOf(executive.cases.get(id))).code).toBe('desk.not_found')
    expect((await executive.cases.list()).items).toEqual([])
    expect((await executive.grants.get(asked.id)).state).toBe('expired')
  })

  it('waits for its window', async () => {
    const { as, clock, id, scope } = await breakthrough()
    const window = { from: morning + 24 * hour, until: morning + 25 * hour }
    const asked = await as('executive').grants.request({ scope, purpose, ...window })
    expect((await as('libraryAdmin').grants.approve(asked.id)).state).toBe('scheduled')
    expect((await refusalOf(as('executive').cases.get(id))).code).toBe('desk.not_found')
    clock.set(window.from)
    expect((await as('executive').cases.get(id)).access.validUntil).toBe(window.until)
  })

  it('closes at once when it is revoked, for clients that exist already', async () => {
    const { as, id, scope } = await breakthrough()
    const executive = as('executive')
    const asked = await executive.grants.request({ scope, purpose, hours: 48 })
    await as('libraryAdmin').grants.approve(asked.id)
    expect((await executive.cases.get(id)).id).toBe(id)
    await as('otherAdmin').grants.revoke(asked.id, '会议取消')
    expect((await refusalOf(executive.cases.get(id))).code).toBe('desk.not_found')
    expect(await executive.grants.get(asked.id)).toMatchObject({ state: 'revoked', reason: '会议取消' })
  })

  it('holds for another desk over the same storage', async () => {
    const { as, id, scope, storage, clock } = await breakthrough()
    const asked = await as('executive').grants.request({ scope, purpose, hours: 48 })
    await as('libraryAdmin').grants.approve(asked.id)
    const other = await world({ storage, clock })
    expect((await other.as('executive').cases.get(id)).id).toBe(id)
    await other.as('libraryAdmin').grants.revoke(asked.id, '收回')
    expect((await refusalOf(as('executive').cases.get(id))).code).toBe('desk.not_found')
  })

  it('is nobody else’s, and good for nothing else', async () => {
    const given = await breakthrough()
    const { as, desk, id, scope } = given
    const other = await published(given, { sensitivity: 'breakthrough' })
    const asked = await as('executive').grants.request({ scope, purpose, hours: 48 })
    await as('libraryAdmin').grants.approve(asked.id)
    const colleague = desk.as({
      ...people.executive,
      actor: { ...people.executive.actor, id: 'executive-2' },
    })
    expect((await refusalOf(colleague.cases.get(id))).code).toBe('desk.not_found')
    expect((await refusalOf(as('executive').cases.get(other))).code).toBe('desk.not_found')
    const edit = await refusalOf(as('executive').cases.edit(id, { title: '改写' }))
    expect(edit.code).toBe('desk.denied')
  })

  it('for an action other than reading does not open reading', async () => {
    const { as, id, scope } = await breakthrough()
    const asked = await as('executive').grants.request({ scope, purpose, hours: 1, actions: ['case.cite'] })
    await as('libraryAdmin').grants.approve(asked.id)
    expect((await refusalOf(as('executive').cases.get(id))).code).toBe('desk.not_found')
  })

  it('by a filter opens what it finds at the time of the call', async () => {
    const given = await breakthrough()
    const { as, id } = given
    const scope = { kind: 'case', where: { field: 'tags', op: 'has', value: '伺服' } } as const
    const asked = await as('executive').grants.request({ scope, purpose, hours: 48 })
    await as('libraryAdmin').grants.approve(asked.id)
    const later = await published(given, { sensitivity: 'breakthrough' })
    const elsewhere = await published(given, { sensitivity: 'breakthrough', tags: ['液压'] })
    expect((await as('executive').cases.get(id)).id).toBe(id)
    expect((await as('executive').cases.get(later)).id).toBe(later)
    expect((await refusalOf(as('executive').cases.get(elsewhere))).code).toBe('desk.not_found')
  })

  it('reaches policies by operation, as `env.grants.<kind>.<operation>`', async () => {
    const policy = definePolicy({
      extends: standardPolicy,
      roles: {},
      rules: [
        {
          id: 'sales-granted-export',
          effect: 'permit',
          roles: ['sales'],
          actions: ['case.export'],
          where: { field: 'id', op: 'in', value: { ref: 'env.grants.case.export' } },
        },
      ],
    })
    const given = await world({ policy })
    const { as } = given
    const id = await published(given)
    const question = { action: 'case.export', kind: 'case', id }
    expect((await as('sales').explain(question)).effect).toBe('deny')
    const scope = { kind: 'case' as const, ids: [id] }
    const asked = await as('sales').grants.request({ scope, purpose, hours: 1, actions: ['case.export'] })
    const { until } = await as('libraryAdmin').grants.approve(asked.id)
    expect(await as('sales').explain(question)).toMatchObject({ effect: 'allow', validUntil: until })
  })

  it('shows sales a case in full that they otherwise see masked', async () => {
    const given = await world()
    const { as } = given
    const id = await published(given, { customer: { name: '示例塑胶制品有限公司' } })
    const masked = await as('sales').cases.get(id)
    expect(masked.customer).toBeUndefined()
    expect(masked.access.validUntil).toBeUndefined()
    const scope = { kind: 'case' as const, ids: [id] }
    const asked = await as('sales').grants.request({ scope, purpose: '投标准备', hours: 8 })
    await as('libraryAdmin').grants.approve(asked.id)
    const seen = await as('sales').cases.get(id)
    expect(seen.customer?.name).toBe('示例塑胶制品有限公司')
    expect(seen.access.validUntil).toBe(morning + 8 * hour)
  })
})

describe('deciding on access', () => {
  it('is never by who asked or who gets it, nor by someone acting for them', async () => {
    const { as, desk, scope } = await breakthrough()
    const own = await as('libraryAdmin').grants.request({ scope, purpose, hours: 1 })
    expect((await refusalOf(as('libraryAdmin').grants.approve(own.id))).code).toBe('desk.denied')
    const subject = 'admin-2'
    const forOther = await as('libraryAdmin').grants.request({ scope, purpose, hours: 1, subject })
    expect((await refusalOf(as('libraryAdmin').grants.approve(forOther.id))).code).toBe('desk.denied')
    expect((await refusalOf(as('otherAdmin').grants.approve(forOther.id))).code).toBe('desk.denied')
    const assistant: Session = {
      ...people.libraryAdmin,
      actor: { ...people.libraryAdmin.actor, id: 'admin-3' },
      onBehalfOf: 'admin-1',
    }
    expect((await refusalOf(desk.as(assistant).grants.approve(own.id))).code).toBe('grant.own_request')
  })

  it('is refused by the lifecycle too, where a policy forgot', async () => {
    const policy = definePolicy({
      extends: standardPolicy,
      without: ['no-decision-on-own-grant'],
      roles: {},
      rules: [],
    })
    const { as } = await world({ policy })
    const scope = { kind: 'case' as const, ids: ['case-1'] }
    const own = await as('libraryAdmin').grants.request({ scope, purpose, hours: 1 })
    const refusal = await refusalOf(as('libraryAdmin').grants.approve(own.id))
    expect(refusal.all.map(({ code }) => code)).toEqual(['grant.scope_not_readable'])
    const rejected = await refusalOf(as('libraryAdmin').grants.reject(own.id, '不妥'))
    expect(rejected.all.map(({ code }) => code)).toEqual(['grant.own_request', 'grant.own_access'])
  })

  it('is the named approver’s alone', async () => {
    const { as, scope } = await breakthrough()
    const asked = await as('executive').grants.request({ scope, purpose, hours: 1, approver: 'admin-2' })
    expect((await refusalOf(as('libraryAdmin').grants.approve(asked.id))).code).toBe('grant.other_approver')
    expect((await as('otherAdmin').grants.approve(asked.id)).state).toBe('active')
  })

  it('is not the business of those without the role', async () => {
    const { as, scope } = await breakthrough()
    const asked = await as('executive').grants.request({ scope, purpose, hours: 1 })
    for (const who of ['agent', 'lead', 'systemAdmin', 'requester'] as const) {
      expect((await refusalOf(as(who).grants.approve(asked.id))).code).toBe('desk.not_found')
    }
    expect((await refusalOf(as('auditor').grants.approve(asked.id))).code).toBe('desk.denied')
    expect((await as('auditor').grants.list()).items.map(({ id }) => id)).toEqual([asked.id])
    expect((await as('agent').grants.list()).items).toEqual([])
  })

  it('gives nothing that the approver may not read', async () => {
    const given = await world()
    const id = await published(given, { sensitivity: 'breakthrough' })
    const { desk, as } = given
    const scope = { kind: 'case' as const, ids: [id] }
    const asked = await as('executive').grants.request({ scope, purpose, hours: 1 })
    const north = desk.as({
      ...people.libraryAdmin,
      actor: { id: 'admin-north', roles: ['library_admin'], attributes: { regions: ['华北'] } },
    })
    expect((await refusalOf(north.grants.approve(asked.id))).code).toBe('grant.scope_not_readable')
  })

  it('does not cross tenants', async () => {
    const { as, id, scope } = await breakthrough()
    const asked = await as('executive').grants.request({ scope, purpose, hours: 1 })
    expect((await refusalOf(as('libraryAdmin', 'other').grants.approve(asked.id))).code).toBe(
      'desk.not_found',
    )
    const elsewhere = await as('executive', 'other').grants.request({ scope, purpose, hours: 1 })
    const refusal = await refusalOf(as('libraryAdmin', 'other').grants.approve(elsewhere.id))
    expect(refusal.code).toBe('grant.scope_not_readable')
    await as('libraryAdmin').grants.approve(asked.id)
    expect((await refusalOf(as('executive', 'other').cases.get(id))).code).toBe('desk.not_found')
  })

  it('happens once, and not after the window', async () => {
    const { as, clock, scope } = await breakthrough()
    const asked = await as('executive').grants.request({ scope, purpose, until: morning + hour })
    clock.set(morning + hour)
    expect((await refusalOf(as('libraryAdmin').grants.approve(asked.id))).code).toBe('grant.window_over')
    await as('libraryAdmin').grants.reject(asked.id, '时段已过')
    expect((await refusalOf(as('libraryAdmin').grants.approve(asked.id))).code).toBe('lifecycle.not_accepted')
    const again = await as('executive').grants.request({ scope, purpose, hours: 1 })
    await as('libraryAdmin').grants.approve(again.id)
    clock.advance(hour)
    expect((await refusalOf(as('libraryAdmin').grants.revoke(again.id, '收回'))).code).toBe('grant.over')
  })
})

describe('asking for access', () => {
  it('names records or a filter, a window of at most 30 days, and actions of the kind', async () => {
    const { as, scope } = await breakthrough()
    const ask = (input: object) =>
      refusalOf(as('executive').grants.request({ scope, purpose, hours: 1, ...input }))
    const codes = [
      await ask({ scope: { kind: 'case' } }),
      await ask({ scope: { ...scope, where: { field: 'title', op: 'eq', value: 'x' } } }),
      await ask({ scope: { kind: 'case', where: { field: 'colour', op: 'eq', value: 'x' } } }),
      await ask({ hours: undefined }),
      await ask({ until: morning + hour }),
      await ask({ hours: undefined, until: morning }),
      await ask({ hours: undefined, from: morning + hour, until: morning + hour }),
      await ask({ hours: 30 * 24 + 1 }),
      await ask({ actions: ['ticket.read'] }),
      await ask({ purpose: ' ' }),
    ].map(({ code }) => code)
    expect(codes).toEqual([
      'grant.scope_empty',
      'grant.scope_empty',
      'filter.unknown_field',
      'grant.bad_window',
      'grant.bad_window',
      'grant.bad_window',
      'grant.bad_window',
      'grant.too_long',
      'grant.action_not_of_kind',
      'input.empty',
    ])
  })

  it('heeds the host’s own limit of days', async () => {
    const { as } = await world({ grantDays: 1 })
    const scope = { kind: 'case' as const, ids: ['case-1'] }
    const refusal = await refusalOf(as('executive').grants.request({ scope, purpose, hours: 25 }))
    expect(refusal).toMatchObject({ code: 'grant.too_long', details: { days: 1 } })
  })

  it('does not tell whether the record exists', async () => {
    const { as } = await breakthrough()
    const scope = { kind: 'case' as const, ids: ['nothing-of-that-name'] }
    expect((await as('executive').grants.request({ scope, purpose, hours: 1 })).state).toBe('requested')
  })
})

describe('the audit of access', () => {
  it('has every moment, with who and why: asked, given, opened, used, closed', async () => {
    const { as, clock, id, scope, storage } = await breakthrough()
    const before = (await auditTrail(storage)).length
    const asked = await as('executive').grants.request({ scope, purpose, hours: 48 })
    await as('libraryAdmin').grants.approve(asked.id, '同意')
    await as('executive').cases.get(id)
    clock.advance(48 * hour)
    await refusalOf(as('executive').cases.get(id))
    const trail = (await auditTrail(storage)).slice(before)
    expect(trail.map(({ actor, action, target, reason }) => [actor, action, target.kind, reason])).toEqual([
      ['executive-1', 'grant.request', 'grant', purpose],
      ['admin-1', 'grant.approve', 'grant', '同意'],
      ['admin-1', 'grant.approve', 'person', '同意'],
      ['admin-1', 'grant.open', 'grant', '同意'],
      ['executive-1', 'case.read', 'case', undefined],
      ['system', 'grant.close', 'grant', undefined],
      ['system', 'grant.close', 'person', undefined],
    ])
    const use = trail.find(({ action }) => action === 'case.read')
    expect(use).toMatchObject({
      target: { kind: 'case', id },
      changes: [],
      environment: { about: 'granted_read', grants: [asked.id] },
    })
  })

  it('notes openings and closings of people who do not call again, once', async () => {
    const { as, clock, desk, scope, storage } = await breakthrough()
    const window = { from: morning + hour, until: morning + 2 * hour }
    const asked = await as('executive').grants.request({ scope, purpose, ...window })
    await as('libraryAdmin').grants.approve(asked.id)
    clock.set(window.until)
    const directory = desk.directory({ tenant: 'acme' })
    await Promise.all([directory.settleGrants(), directory.settleGrants()])
    await directory.settleGrants()
    const moments = (await auditTrail(storage))
      .filter(({ target }) => target.kind === 'grant')
      .map(({ action }) => action)
    expect(moments).toEqual(['grant.request', 'grant.approve', 'grant.open', 'grant.close'])
    expect((await directory.person('executive-1'))?.grants).toEqual([])
  })
})
