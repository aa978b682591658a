import type { Session } from '@caselore/core/schema'
import { describe, expect, it } from 'vitest'
import { helpdesk, shanghai } from './helpdesk.js'

const minute = 60_000

/** The night’s chat, which files under the customer’s name. */
const bot: Session = {
  tenant: 'acme',
  actor: { id: 'night-bot', roles: ['agent'], attributes: { regions: ['华东'] } },
  zone: 'Asia/Shanghai',
}

describe('story 14: 夜间', () => {
  it('counts the first reply from nine o’clock, warns at a quarter past, and lets a lead hear of it', async () => {
    const { desk, as, at } = await helpdesk('2026-03-10T02:00')
    const tick = () => desk.tick({ tenant: 'acme' })
    const stop = new AbortController()
    const heard: string[] = []
    const listening = (async () => {
      for await (const { type } of as('lead').changes({ signal: stop.signal })) heard.push(type)
    })()

    // 凌晨两点：机器人答不了，替客户提单。
    const filed = await desk.as(bot).tickets.file({
      subject: '注塑机停机，报警 E-1024',
      channel: 'chat',
      conversation: 'chat-20260310-0200',
      requester: 'plant-1',
      priority: 'urgent',
    })
    const firstReply = async () =>
      (await as('lead').tickets.sla(filed.id)).find(({ metric }) => metric === 'first_reply')
    expect(await firstReply()).toMatchObject({
      state: 'running',
      due: shanghai('2026-03-10T09:30'),
      elapsed: 0,
    })

    // 整个晚上没有任何提醒。
    for (const time of ['2026-03-10T04:00', '2026-03-10T08:59', '2026-03-10T09:14']) {
      at(time)
      expect(await tick()).toMatchObject({ done: 0 })
    }
    expect(await firstReply()).toMatchObject({ elapsed: 14 * minute })

    at('2026-03-10T09:15')
    expect(await tick()).toMatchObject({ done: 1, next: shanghai('2026-03-10T09:22') + 30_000 })
    at('2026-03-10T09:28')
    await tick()
    await as('agent').tickets.comment(filed.id, { text: '已收到，正在安排。', visibility: 'public' })
    expect(await firstReply()).toMatchObject({ state: 'met', elapsed: 28 * minute })
    at('2026-03-10T10:00')
    await tick()

    await desk.settled('acme')
    await new Promise((resolve) => setTimeout(resolve))
    stop.abort()
    await listening
    expect(heard.filter((type) => type.startsWith('ticket.sla'))).toEqual([
      'ticket.sla_warned',
      'ticket.sla_warned',
      'ticket.sla_warned',
    ])
  }, 60_000)
})
