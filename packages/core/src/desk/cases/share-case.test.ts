import { describe, expect, it } from 'vitest'
import { published } from '../testing/published.js'
import { refusalOf } from '../testing/refusal-of.js'
import { morning, world } from '../testing/world.js'

const day = 86_400_000

describe('a link to a case', () => {
  it('shows each opener what they may see anyhow, and no more', async () => {
    const given = await world()
    const { as } = given
    const id = await published(given, { customer: { name: '示例塑胶制品有限公司' } })
    const { token } = await as('agent').cases.share(id)
    expect(await as('otherAgent').cases.openShared(token)).toEqual(await as('otherAgent').cases.get(id))
    const sold = await as('sales').cases.openShared(token)
    expect(sold).toEqual(await as('sales').cases.get(id))
    expect(sold.customer).toBeUndefined()
    for (const who of ['northAgent', 'requester', 'systemAdmin', 'auditor'] as const) {
      expect((await refusalOf(as(who).cases.openShared(token))).code).toBe('desk.not_found')
    }
  })

  it('follows the case: what is closed to the opener later is closed by link as well', async () => {
    const given = await world()
    const { as } = given
    const id = await published(given)
    const { token } = await as('agent').cases.share(id)
    await as('libraryAdmin').cases.send(id, { type: 'case.archive', reason: '停产' })
    expect((await refusalOf(as('sales').cases.openShared(token))).code).toBe('desk.not_found')
  })

  it('expires, after 30 days or when its maker says', async () => {
    const given = await world()
    const { as, clock } = given
    const id = await published(given)
    expect((await as('agent').cases.share(id)).until).toBe(morning + 30 * day)
    const { token } = await as('agent').cases.share(id, { until: morning + day })
    expect((await refusalOf(as('agent').cases.share(id, { until: morning }))).code).toBe('desk.link_expired')
    clock.set(morning + day)
    expect((await refusalOf(as('otherAgent').cases.openShared(token))).code).toBe('desk.link_expired')
  })

  it('is of one tenant, made by those who may share, and cannot be read from the storage', async () => {
    const given = await world()
    const { as, storage } = given
    const id = await published(given)
    const { token } = await as('agent').cases.share(id)
    expect((await refusalOf(as('agent', 'other').cases.openShared(token))).code).toBe('desk.link_unknown')
    expect((await refusalOf(as('agent').cases.openShared(`${token}0`))).code).toBe('desk.link_unknown')
    expect((await refusalOf(as('northAgent').cases.share(id))).code).toBe('desk.not_found')
    const { rows } = await storage.query({ kind: 'share_link', limit: 10 }, { tenant: 'acme' })
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})
