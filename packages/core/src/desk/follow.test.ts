import { describe, expect, it } from 'vitest'
import { manualClock } from '../shared/index.js'
import { memoryStorage } from '../storage/index.js'
import { world } from './testing/world.js'

describe('following the event stream', () => {
  it('hands over everything in order, and goes on where it was after a restart', async () => {
    const storage = memoryStorage()
    const { desk, as } = await world({ storage })
    const heard: string[] = []
    const options = {
      tenant: 'acme',
      name: 'webhook',
      handle: async ({ type }: { type: string }) => void heard.push(type),
    }
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    await (await desk.follow(options)).run()
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    const restarted = await world({ storage })
    await (await restarted.desk.follow(options)).run()
    expect(heard).toEqual(['ticket.filed', 'ticket.started'])
  })

  it('gives an event again, later, when the follower failed, and to one of two processes only', async () => {
    const storage = memoryStorage()
    const clock = manualClock(Date.UTC(2026, 10, 24, 2))
    const { desk, as } = await world({ storage, clock })
    const second = await world({ storage, clock })
    await as('requester').tickets.file({ subject: '网络中断' })
    const attempts: string[] = []
    const options = {
      tenant: 'acme',
      name: 'mail',
      handle: async ({ type }: { type: string }) => {
        attempts.push(type)
        if (attempts.length === 1) throw new Error('mail server down')
      },
    }
    const relays = [await desk.follow(options), await second.desk.follow(options)]
    const reports = await Promise.all(relays.map((relay) => relay.run()))
    expect(reports.map(({ failed }) => failed).sort()).toEqual([0, 1])
    clock.advance(60_000)
    await Promise.all(relays.map((relay) => relay.run()))
    expect(attempts).toEqual(['ticket.filed', 'ticket.filed'])
  })

  it('hints at changes that the listener may read, and at no others', async () => {
    const { as, desk } = await world()
    const stop = new AbortController()
    const heard: string[] = []
    const listening = (async () => {
      for await (const hint of as('northAgent').changes({ signal: stop.signal })) heard.push(hint.type)
    })()
    const loud: string[] = []
    const other = (async () => {
      for await (const hint of as('agent').changes({ signal: stop.signal })) loud.push(hint.type)
    })()
    await desk.settled('acme')
    await as('requester').tickets.file({ subject: '网络中断' })
    await desk.settled('acme')
    await new Promise((resolve) => setTimeout(resolve, 10))
    stop.abort()
    await Promise.all([listening, other])
    expect({ heard, loud }).toEqual({ heard: [], loud: ['ticket.filed'] })
  })
})
