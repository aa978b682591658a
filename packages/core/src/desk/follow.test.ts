import { describe, expect, it } from 'vitest'
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
      handle: async (events: readonly { type: string }[]) =>
        void heard.push(...events.map((event) => event.type)),
    }
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    await (await desk.follow(options)).drain()
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    const restarted = await world({ storage })
    await (await restarted.desk.follow(options)).drain()
    expect(heard).toEqual(['ticket.filed', 'ticket.started'])
  })

  it('gives the same events again when the follower failed', async () => {
    const { desk, as } = await world()
    await as('requester').tickets.file({ subject: '网络中断' })
    let attempts = 0
    const relay = await desk.follow({
      tenant: 'acme',
      name: 'mail',
      handle: async () => {
        attempts += 1
        if (attempts === 1) throw new Error('mail server down')
      },
    })
    await expect(relay.drain()).rejects.toThrow('mail server down')
    await relay.drain()
    expect(attempts).toBe(2)
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
