import { memoryStorage } from '@caselore/core'
import { describe, expect, it } from 'vitest'
import { machineDown, publish } from './cases.js'
import { codeOf, helpdesk, shanghai } from './helpdesk.js'
import { auditTrail } from './trail.js'

describe('story 6: 重大技术突破', () => {
  it('opens to an executive for 48 hours by someone else’s word, closes by itself, and is all in the trail', async () => {
    const storage = memoryStorage()
    const { as, at } = await helpdesk('2026-03-10T09:30', { storage })
    const id = await publish(as, { ...machineDown, sensitivity: 'breakthrough' })
    const executive = as('executive')
    expect(await codeOf(executive.cases.get(id))).toBe('desk.not_found')
    expect((await executive.cases.search({ text: '伺服报警 E-1024' })).total).toBe(0)

    // 申请：写明用途和 48 小时；申请人不能自己批准。
    const scope = { kind: 'case', ids: [id] } as const
    const asked = await executive.grants.request({ scope, purpose: '董事会审议技术路线', hours: 48 })
    expect(await codeOf(executive.grants.approve(asked.id))).toBe('desk.denied')
    const own = await as('libraryAdmin').grants.request({ scope, purpose: '自查', hours: 1 })
    expect(await codeOf(as('libraryAdmin').grants.approve(own.id))).toBe('desk.denied')
    expect(await codeOf(executive.cases.get(id))).toBe('desk.not_found')

    // 批准：48 小时从批准时起算，自动启用。
    at('2026-03-10T14:00')
    const granted = await as('libraryAdmin').grants.approve(asked.id, '用途合理')
    expect(granted).toMatchObject({ state: 'active', until: shanghai('2026-03-12T14:00') })
    const opened = await executive.cases.get(id)
    expect(opened.solution?.steps).toHaveLength(3)
    expect(opened.access.validUntil).toBe(shanghai('2026-03-12T14:00'))
    expect(await codeOf(executive.cases.edit(id, { title: '改名' }))).toBe('desk.denied')

    // 到期：自动关闭。
    at('2026-03-12T13:59')
    expect((await executive.cases.get(id)).id).toBe(id)
    at('2026-03-12T14:00')
    expect(await codeOf(executive.cases.get(id))).toBe('desk.not_found')
    expect((await executive.cases.list()).items).toEqual([])

    // 五个时刻都有据可查：申请、批准、启用、查看、关闭。
    const trail = await auditTrail(storage)
    const moments = trail.filter(
      ({ target, actor, action }) =>
        target.id === asked.id || (actor === 'executive-1' && action === 'case.read'),
    )
    expect(moments.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'executive-1 grant.request',
      'admin-1 grant.approve',
      'admin-1 grant.open',
      'executive-1 case.read',
      'executive-1 case.read',
      'system grant.close',
    ])
    expect(moments[0]?.reason).toBe('董事会审议技术路线')
    expect(moments[3]?.environment).toEqual({ about: 'granted_read', grants: [asked.id] })
    expect(moments[5]?.at).toBe(shanghai('2026-03-12T14:00'))
  })
})
