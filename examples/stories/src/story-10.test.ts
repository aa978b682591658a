import { describe, expect, it } from 'vitest'
import { machineDown, publish } from './cases.js'
import { helpdesk, shanghai } from './helpdesk.js'

describe('story 10: 过期', () => {
  it('asks for a review after 18 months, keeps what was cited last week, and archives what nobody used', async () => {
    const { as, at, desk } = await helpdesk('2026-03-10T09:30')
    const tick = () => desk.tick({ tenant: 'acme' })
    const cite = async (entry: string) => {
      const ticket = await as('plant').tickets.file({ subject: '注塑机停机' })
      await as('agent').tickets.cite(ticket.id, entry)
    }
    const statusOf = async (id: string) => (await as('libraryAdmin').cases.get(id)).status
    const admin = as('libraryAdmin').cases

    // 第一个案例：一直有人引用；第二、第三个案例：发布后半年没有更新，只有第二个上周被引用。
    const old = await publish(as, machineDown)
    expect((await admin.get(old)).reviewDueAt).toBe(shanghai('2027-09-10T09:30'))
    for (const time of ['2026-08-17T10:00', '2027-01-24T10:00']) {
      at(time)
      await cite(old)
      await tick()
    }
    at('2027-03-20T09:30')
    const used = await publish(as, { ...machineDown, title: '冲床 光栅误停 E-3300' })
    const forgotten = await publish(as, { ...machineDown, title: '空压机 排气温度高 E-4410' })
    at('2027-07-03T10:00')
    await cite(old)
    at('2027-09-09T09:30')
    await cite(used)

    // 满 18 个月：请人复核，期间照常可读。
    at('2027-09-10T09:29')
    await tick()
    expect(await statusOf(old)).toBe('published')
    at('2027-09-10T09:30')
    await tick()
    expect(await statusOf(old)).toBe('review_due')
    expect((await as('agent').cases.get(old)).title).toBe(machineDown.title)
    await admin.send(old, { type: 'case.confirm_valid', note: '步骤仍然有效' })
    expect(await admin.get(old)).toMatchObject({
      status: 'published',
      reviewDueAt: shanghai('2029-03-10T09:30'),
    })

    at('2027-09-16T09:31')
    await tick()
    expect(await statusOf(used)).toBe('published')
    expect(await statusOf(forgotten)).toBe('archived')

    // 归档后检索不到，凭编号仍能打开，并说明原因。
    await desk.settled('acme')
    const found = await as('agent').cases.search({ text: '空压机 排气温度高' })
    expect(found.hits.map((hit) => hit.case.id)).not.toContain(forgotten)
    expect((await as('agent').cases.search({ text: '冲床 光栅误停' })).hits[0]?.case.id).toBe(used)
    expect(await as('agent').cases.get(forgotten)).toMatchObject({ status: 'archived' })
    expect((await admin.get(forgotten)).reason).toBe('180 天内没有更新，也没有被引用。')
    const history = (await admin.timeline(forgotten)).map((item) => item.type === 'event' && item.event)
    expect(history.at(-1)).toBe('case.archived')
  }, 60_000)
})
