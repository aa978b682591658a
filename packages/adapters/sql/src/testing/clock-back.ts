import { createDesk, type DeskClient, type Storage } from '@caselore/core'
import { expect } from 'vitest'

const tenant = 'acme'
const hour = 3_600_000
const session = (id: string, role: string) => ({
  tenant,
  actor: { id, roles: [role], attributes: { regions: ['华东'] } },
})

/** What holds though the machine's clock is put back by two hours in the middle of the work. */
export async function workWhileClockGoesBack(storage: Storage): Promise<void> {
  let now = Date.UTC(2026, 10, 24, 8)
  const desk = await createDesk({ storage, clock: () => now })
  const agent: DeskClient = desk.as(session('a1', 'agent'))
  const filed = await agent.tickets.file({ subject: '注塑机停机' }, { idempotencyKey: 'k1' })
  for (let turn = 0; turn < 3; turn++) {
    await agent.tickets.edit(filed.id, { description: `第 ${turn} 次` })
    now -= turn === 1 ? 2 * hour : -1000
  }
  const later = await agent.tickets.file({ subject: '又停机' })
  // The same call is the same call, whatever the clock says since.
  expect((await agent.tickets.file({ subject: '注塑机停机' }, { idempotencyKey: 'k1' })).id).toBe(filed.id)
  expect((await agent.tickets.list()).items.map(({ id }) => id).toSorted()).toEqual(
    [filed.id, later.id].toSorted(),
  )
  const feed = await storage.changes?.(null, {
    tenant,
    limit: 100,
    aggregate: { kind: 'ticket', id: filed.id },
  })
  expect(feed?.events.map(({ version }) => version)).toEqual([1, 2, 3, 4])
  expect(feed?.events.some((event, i, all) => event.at < (all[i - 1]?.at ?? 0))).toBe(true)
  const auditor = desk.as(session('au', 'auditor'))
  expect(await auditor.audit.verify()).toMatchObject({ whole: true })
  const entries = await auditor.audit.list({ limit: 100 })
  const seqs = entries.items.map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.toSorted((a, b) => b - a))
}
