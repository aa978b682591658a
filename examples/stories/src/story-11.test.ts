import { memoryStorage } from '@caselore/core'
import { type AuditEntry, auditEntry, chainEntry, insecureTestSigner } from '@caselore/core/audit'
import type { Session } from '@caselore/core/schema'
import type { JsonObject } from '@caselore/core/shared'
import type { Storage } from '@caselore/core/storage'
import { beforeAll, describe, expect, it } from 'vitest'
import { helpdesk } from './helpdesk.js'

const tenant = 'acme'
const entries = 100_000
const start = Date.UTC(2026, 0, 1)
const placeId = (seq: number) => String(seq).padStart(12, '0')

const auditor: Session = {
  tenant,
  actor: { id: 'auditor-1', roles: ['auditor'], attributes: { regions: ['*'] } },
}

/** A year's trail as the desk would have left it, written straight into the storage. */
async function trailOf(storage: Storage, count: number): Promise<void> {
  let last: AuditEntry | undefined
  for (let seq = 1; seq <= count; ) {
    const puts: { kind: string; id: string; guard: 'absent'; doc: JsonObject }[] = []
    for (; seq <= count && puts.length < 1_000; seq++) {
      last = await chainEntry(last?.hash ?? '', recordOf(seq))
      puts.push({ kind: 'audit', id: placeId(seq), guard: 'absent', doc: last as unknown as JsonObject })
    }
    await storage.commit({ tenant, puts })
  }
  const head = { seq: count, hash: last?.hash ?? '' }
  await storage.commit({ tenant, puts: [{ kind: 'audit_head', id: 'head', guard: 'absent', doc: head }] })
}

const recordOf = (seq: number) =>
  auditEntry({
    id: `entry-${seq}`,
    tenant,
    seq,
    at: start + seq * 60_000,
    zone: 'Asia/Shanghai',
    actor: `agent-${seq % 40}`,
    environment: { ip: '192.0.2.1' },
    action: 'ticket.edit',
    target: { kind: 'ticket', id: `ticket-${seq % 9_000}` },
    changes: [{ path: ['priority'], before: 'normal', after: 'high' }],
    policyVersion: 'p1',
    regions: ['华东'],
  })

describe('story 11: 审计', () => {
  const storage = memoryStorage()
  let audit: Awaited<ReturnType<typeof audited>>['audit']
  async function audited() {
    const keys = await insecureTestSigner()
    const { desk } = await helpdesk('2026-03-12T09:00', { storage, auditSigner: keys, auditVerifier: keys })
    return { desk, audit: desk.as(auditor).audit }
  }
  beforeAll(async () => {
    await trailOf(storage, entries)
    audit = (await audited()).audit
  }, 60_000)

  it('verifies a hundred thousand entries', { timeout: 60_000 }, async () => {
    expect(await audit.verify()).toMatchObject({ whole: true, from: 1, count: entries })
  })

  it('names the entry of which one byte was changed in the storage', { timeout: 60_000 }, async () => {
    const seq = 73_331
    const [row] = await storage.get([{ kind: 'audit', id: placeId(seq) }], { tenant })
    if (!row) throw new Error('the trail has this entry')
    const put = (doc: JsonObject, guard: number) =>
      storage.commit({ tenant, puts: [{ kind: 'audit', id: placeId(seq), guard, doc }] })
    await put({ ...row.doc, reason: ' ' }, row.version)
    const answer = await audit.verify({ from: 70_001 })
    expect(answer).toMatchObject({
      whole: false,
      fault: { code: 'audit.altered', details: { seq, id: `entry-${seq}` } },
    })
    if (answer.whole) throw new Error('it is not')
    expect(answer.fault.message.zh).toContain('73331')
    await put(row.doc, row.version + 1)
    expect(await audit.verify({ from: 70_001 })).toMatchObject({ whole: true, count: entries - 70_000 })
  })
})
