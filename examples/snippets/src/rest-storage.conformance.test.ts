import { createFaults, describeStorage } from '@caselore/conformance'
import { createDesk } from '@caselore/core'
import { afterAll, expect, it } from 'vitest'
import { startRestHost } from './rest-host.js'
import { restStorage } from './rest-storage.js'

const host = await startRestHost()
afterAll(() => host.close())

const faults = createFaults(() => new TypeError('fetch failed'))
const send: typeof fetch = async (...request) => faults.around(() => fetch(...request))

let spaces = 0
const here = () => `${host.url}/space-${spaces}`
describeStorage({
  name: 'rest',
  create: () => restStorage({ url: `${host.url}/space-${++spaces}`, send }),
  reopen: () => restStorage({ url: here(), send }),
  faults,
})

it('carries a desk on two servers', async () => {
  const url = `${host.url}/space-${++spaces}`
  const agentOf = async () =>
    (await createDesk({ storage: restStorage({ url }) })).as({
      tenant: 'acme',
      actor: { id: 'a1', roles: ['agent'], attributes: { regions: ['华东'] } },
    })
  const [one, other] = [await agentOf(), await agentOf()]
  const { id } = await one.tickets.file({ subject: '网络中断' })
  await other.tickets.send(id, { type: 'ticket.start' })
  expect((await one.tickets.list()).items).toMatchObject([{ id, assignee: 'a1' }])
})
