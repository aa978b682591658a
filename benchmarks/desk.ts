// How many commands and lists does the desk carry out in a second, and what share of that is the storage's?
// The peer is the same storage doing the same number of commits and queries without a desk, in the same run.
//
//   npx tsx benchmarks/desk.ts [--tickets 2000]
import { parseArgs } from 'node:util'
import { createDesk, memoryStorage, type Storage, standardPolicy } from '@caselore/core'
import type { Session } from '@caselore/core/schema'
import { measure, type Row, report } from './measure.js'

const { values } = parseArgs({ options: { tickets: { type: 'string', default: '2000' } } })
const tickets = Number(values.tickets)

const session = (id: string, role: string): Session => ({
  tenant: 'acme',
  actor: { id, roles: [role], attributes: { regions: ['华东'] } },
})

async function deskOver(storage: Storage, name: string): Promise<Row[]> {
  const desk = await createDesk({ storage })
  const [requester, agent] = [desk.as(session('r1', 'requester')), desk.as(session('a1', 'agent'))]
  const filed = await measure(`${name}: file a ticket`, tickets, (n) =>
    requester.tickets.file({
      subject: `注塑机停机 ${n}`,
      description: '报警 E-1024，无法复位',
      product: 'HT-280',
    }),
  )
  const { items } = await agent.tickets.list({ limit: 200 })
  const started = await measure(`${name}: start work`, items.length, (n) =>
    agent.tickets.send(items[n]?.id ?? '', { type: 'ticket.start' }),
  )
  const listed = await measure(`${name}: list 50 of ${tickets}`, 200, () => agent.tickets.list({ limit: 50 }))
  const read = await measure(`${name}: read a ticket`, 500, (n) =>
    agent.tickets.get(items[n % items.length]?.id ?? ''),
  )
  return [filed, started, listed, read]
}

async function bare(storage: Storage, name: string): Promise<Row[]> {
  const options = { tenant: 'bare' }
  const doc = { subject: '注塑机停机', description: '报警 E-1024，无法复位', product: 'HT-280', updatedAt: 0 }
  const committed = await measure(`${name}: bare commit of 4 puts`, tickets, (n) =>
    storage.commit({
      tenant: 'bare',
      puts: [0, 1, 2, 3].map((i) => ({
        kind: `k${i}`,
        id: String(n).padStart(9, '0'),
        guard: 'absent' as const,
        doc,
      })),
    }),
  )
  const order = { by: 'updatedAt', direction: 'desc' } as const
  const queried = await measure(`${name}: bare page of 50`, 200, () =>
    storage.query({ kind: 'k0', order, limit: 50 }, options),
  )
  return [committed, queried]
}

async function decisions(): Promise<Row[]> {
  const actor = session('a1', 'agent').actor
  const resource = {
    id: 't',
    status: 'open',
    statusCategory: 'open',
    regions: ['华东'],
    requester: 'r1',
    assignee: 'a1',
  }
  const env = { now: Date.now() }
  return [
    await measure('policy: decide ticket.edit', 50_000, () =>
      standardPolicy.decide({ actor, action: 'ticket.edit', resource, env }),
    ),
  ]
}

report('desk', [
  ...(await deskOver(memoryStorage(), 'memory')),
  ...(await bare(memoryStorage(), 'memory')),
  ...(await decisions()),
])
