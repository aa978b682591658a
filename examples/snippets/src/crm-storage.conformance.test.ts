import { describeStorage } from '@caselore/conformance'
import { createDesk } from '@caselore/core'
import { expect, it } from 'vitest'
import { crmApi } from './crm-api.js'
import { crmStorage } from './crm-storage.js'

describeStorage({ name: 'crm', create: () => crmStorage(crmApi()) })

it('carries a desk', async () => {
  const desk = await createDesk({ storage: crmStorage(crmApi()) })
  const agent = desk.as({
    tenant: 'acme',
    actor: { id: 'a1', roles: ['agent'], attributes: { regions: ['华东'] } },
  })
  const { id } = await agent.tickets.file({ subject: '网络中断' })
  await agent.tickets.send(id, { type: 'ticket.start' })
  expect((await agent.tickets.list()).items).toMatchObject([{ id, assignee: 'a1' }])
})
