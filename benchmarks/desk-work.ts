import { createDesk, type Storage } from '@caselore/core'
import type { Session } from '@caselore/core/schema'
import { measure, type Row } from './measure.js'

export const session = (id: string, role: string): Session => ({
  tenant: 'acme',
  actor: { id, roles: [role], attributes: { regions: ['华东'] } },
})

/** Files, starts, lists and reads tickets through a desk over the storage. */
export async function deskOver(storage: Storage, name: string, tickets: number): Promise<Row[]> {
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

/** The same storage doing commits and queries of the same shape with no desk above it. */
export async function bare(storage: Storage, name: string, tickets: number): Promise<Row[]> {
  const options = { tenant: 'bare' }
  const doc = { subject: '注塑机停机', description: '报警 E-1024，无法复位', product: 'HT-280', updatedAt: 0 }
  const kinds = ['ticket', 'comment', 'audit', 'receipt']
  const committed = await measure(`${name}: bare commit of 4 puts`, tickets, (n) =>
    storage.commit({
      tenant: 'bare',
      puts: kinds.map((kind) => ({
        kind,
        id: String(n).padStart(9, '0'),
        guard: 'absent' as const,
        doc,
      })),
    }),
  )
  const order = { by: 'updatedAt', direction: 'desc' } as const
  const queried = await measure(`${name}: bare page of 50`, 200, () =>
    storage.query({ kind: 'ticket', order, limit: 50 }, options),
  )
  return [committed, queried]
}
