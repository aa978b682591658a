import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createDesk } from '@caselore/core/desk'
import { systemClock } from '@caselore/core/shared'
import { memoryStorage, type StoredEvent } from '@caselore/core/storage'
import { createScheduler, every, keepWorking } from '@caselore/core/workers'
import { expect, it } from 'vitest'

const secret = 'given to the receiver by another way'

/** Sends an event to a webhook of one's own. Receivers tell events apart by `Idempotency-Key`: a lost answer means once more. */
async function post(url: string, event: StoredEvent, signal: AbortSignal | undefined): Promise<void> {
  const body = JSON.stringify(event)
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': event.id,
    'x-signature': signature,
  }
  const response = await fetch(url, { method: 'POST', body, headers, ...(signal && { signal }) })
  if (!response.ok) throw new Error(`The receiver answered ${response.status}.`)
}

/** A receiver that is down for its first two requests. */
async function receiver() {
  const heard: string[] = []
  let requests = 0
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const isSigned =
      request.headers['x-signature'] === createHmac('sha256', secret).update(body).digest('hex')
    requests += 1
    if (requests > 2 && isSigned) heard.push((JSON.parse(body) as StoredEvent).type)
    response.writeHead(requests > 2 && isSigned ? 204 : 503).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { heard, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

it('relays events to a webhook of the host, and ticks, from as many processes as one likes', {
  timeout: 60_000,
}, async () => {
  const { heard, server, url } = await receiver()
  const storage = memoryStorage()
  const desk = await createDesk({ storage })
  const stop = new AbortController()
  const worker = `worker-${process.pid}`

  const relay = await desk.follow({
    tenant: 'acme',
    name: 'crm-webhook',
    worker,
    handle: (event, { signal }) => post(url, event, signal),
    backoff: { first: 10 },
  })
  const scheduler = createScheduler({
    storage,
    tenant: 'acme',
    worker,
    clock: systemClock,
    random: Math.random,
    jobs: { tick: { next: every(30_000), run: async () => void (await desk.tick({ tenant: 'acme' })) } },
  })
  const working = keepWorking([relay, scheduler], {
    clock: systemClock,
    random: Math.random,
    idle: 20,
    signal: stop.signal,
    sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => undefined),
    onError: console.error,
  })

  const customer = desk.as({ tenant: 'acme', actor: { id: 'plant-1', roles: ['requester'], attributes: {} } })
  const { id } = await customer.tickets.file({ subject: '注塑机停机', description: '报警 E-1024，无法复位' })
  await customer.tickets.comment(id, { text: '已断电重启，仍然报警。', visibility: 'public' })
  while (heard.length < 2) await wait(5)
  expect(heard).toEqual(['ticket.filed', 'ticket.commented'])

  // For the host's monitoring, and for whoever is on call.
  const { lag, dead, failures } = await relay.metrics()
  expect({ lag: lag.n, dead, failures }).toEqual({ lag: 0, dead: 0, failures: 2 })
  expect((await relay.deadLetters()).letters).toEqual([])
  expect(await scheduler.states()).toMatchObject({ tick: { runs: 1, failing: 0 } })

  stop.abort()
  await working
  server.close()
})
