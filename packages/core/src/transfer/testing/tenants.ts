import type { JsonObject } from '../../shared/index.js'
import { type EventInput, memoryStorage, type Storage } from '../../storage/index.js'
import { exportTenant } from '../export-tenant.js'

export const tenant = 'acme'

const eventOf = (n: number): EventInput => ({
  id: `e${String(n).padStart(6, '0')}`,
  type: 'ticket.filed',
  aggregate: { kind: 'ticket', id: `t${n}` },
  version: 1,
  at: 1_700_000_000_000 + n,
  actor: 'agent-1',
  data: { subject: `注塑机停机 ${n} 🛠` },
})

/** A tenant of so many tickets with an event each, a ticket at version 3 and a follower that has come to the end. */
export async function filled(tickets: number, storage = memoryStorage()): Promise<Storage> {
  let token = ''
  for (let from = 0; from < tickets; from += 40) {
    const numbers = Array.from({ length: Math.min(40, tickets - from) }, (_, i) => from + i)
    const puts = numbers.map((n) => ({
      kind: 'ticket',
      id: `t${n}`,
      guard: 'absent' as const,
      doc: { subject: `工单 ${n} 𠮷`, hours: n / 7, empty: null },
    }))
    ;({ token } = await storage.commit({ tenant, puts, events: numbers.map(eventOf) }))
  }
  const put = (kind: string, id: string, guard: number | 'absent', doc: JsonObject) =>
    storage.commit({ tenant, puts: [{ kind, id, guard, doc }] })
  await put('ticket', 't0', 1, { subject: '二' })
  await put('ticket', 't0', 2, { subject: '三' })
  await put('cursor', 'mailer', 'absent', { token })
  return storage
}

export async function linesOf(storage: Storage): Promise<string[]> {
  const lines: string[] = []
  for await (const line of exportTenant(storage, { tenant })) lines.push(line)
  return lines
}

export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (error: { code?: string }) => error.code ?? String(error),
  )
