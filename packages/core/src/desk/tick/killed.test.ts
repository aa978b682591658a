import { expect, it } from 'vitest'
import type { AuditEntry } from '../../audit/index.js'
import { manualClock } from '../../shared/index.js'
import { defineAgreement } from '../../sla/index.js'
import { memoryStorage, type Storage } from '../../storage/index.js'
import { createDesk } from '../create-desk.js'
import { auditTrail } from '../testing/audit-trail.js'

import { killedAt } from './testing/failing-storage.js'
import { hour, tenant, ticking } from './testing/watched.js'

const agreements = [
  defineAgreement({
    id: 'test',
    calendar: 'always',
    targets: [
      {
        metric: 'resolution',
        within: '4h',
        warnAt: [0.5],
        escalate: [
          { at: 1, notify: 'lead', run: 'ticket.escalate' },
          { at: 1.1, run: 'ticket.confirm' },
        ],
      },
    ],
  }),
]

/** Five things due on a ticket, one of them refused. */
async function manyDue() {
  const all = await ticking({ agreements, storage: memoryStorage() })
  const { id } = await all.as('requester').tickets.file({ subject: '注塑机停机' })
  return { ...all, id, now: all.clock() + 5 * hour }
}

let names = 0
/** A process of its own over the storage. */
async function process(storage: Storage, now: number) {
  const clock = manualClock(now)
  const desk = await createDesk({
    storage,
    clock,
    ids: () => `p${String(names++).padStart(8, '0')}`,
    agreements,
    onError: () => {},
  })
  return () => desk.tick({ tenant })
}

async function outcome({ storage, id, told }: Awaited<ReturnType<typeof manyDue>>) {
  const [row] = await storage.get([{ kind: 'ticket', id }], { tenant })
  const events = await told({ kind: 'ticket', id })
  const audit: AuditEntry[] = await auditTrail(storage)
  return {
    events: events.map(({ type, data }) => `${type} ${data.mark}`),
    state: [row?.doc.escalation, row?.doc.wakeAt],
    audit: audit.map(({ action, reason }) => `${action} ${reason}`),
  }
}

it('does each thing once when it is killed at any of its awaits, before or after it took effect, and run again', async () => {
  const whole = await manyDue()
  const counting = killedAt(whole.storage, Number.POSITIVE_INFINITY, 'before')
  expect(await (await process(counting, whole.now))()).toMatchObject({ done: 4, refused: 1, failed: [] })
  const expected = await outcome(whole)
  expect(expected.events).toHaveLength(5)
  const calls = counting.calls()
  expect(calls).toBeGreaterThan(30)

  for (const when of ['before', 'after'] as const)
    for (let n = 1; n <= calls; n++) {
      const due = await manyDue()
      const killed = await (await process(killedAt(due.storage, n, when), due.now))().then(
        ({ failed }) => failed.length > 0,
        () => true,
      )
      expect(killed, `${when} call ${n}`).toBe(true)
      await (await process(due.storage, due.now))()
      expect(await outcome(due), `${when} call ${n}`).toEqual(expected)
    }
}, 120_000)
