import { beforeEach, describe, expect, it } from 'vitest'
import { type AuditEntry, chainEntry, insecureTestSigner } from '../../audit/index.js'
import type { Session } from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import { memoryStorage, type Storage } from '../../storage/index.js'
import { refusalOf } from '../testing/refusal-of.js'
import { people, world } from '../testing/world.js'
import { anchorKey, placeId } from './audit-rows.js'

const tenant = 'acme'
const day = 86_400_000
const auditor: Session = {
  ...people.auditor,
  actor: { id: 'auditor-1', roles: ['auditor'], attributes: { regions: ['*'] } },
}

/** What someone can do who writes to the storage past the desk. */
function intruder(storage: Storage) {
  const row = async (kind: string, id: string) => (await storage.get([{ kind, id }], { tenant }))[0]
  const put = async (kind: string, id: string, doc: object) => {
    const guard = (await row(kind, id))?.version ?? 'absent'
    await storage.commit({ tenant, puts: [{ kind, id, guard, doc: doc as JsonObject }] })
  }
  const remove = async (kind: string, id: string) => {
    if (await row(kind, id)) await storage.commit({ tenant, deletes: [{ kind, id, guard: 'exists' }] })
  }
  const entry = async (seq: number) => (await row('audit', placeId(seq)))?.doc as unknown as AuditEntry
  return {
    row,
    put,
    remove,
    entry,
    change: async (seq: number, change: object) =>
      put('audit', placeId(seq), { ...(await entry(seq)), ...change }),
    async swap(a: number, b: number) {
      const [one, other] = [await entry(a), await entry(b)]
      await put('audit', placeId(a), other)
      await put('audit', placeId(b), one)
    },
    /** Cuts the chain off behind an entry and moves the kept head there. */
    async truncate(seq: number, until: number) {
      for (let gone = seq + 1; gone <= until; gone++) await remove('audit', placeId(gone))
      await put('audit_head', 'head', { seq, hash: (await entry(seq)).hash })
    },
    /** Changes an entry, then hashes it and all that follow anew. */
    async rewrite(seq: number, until: number) {
      let before = (await entry(seq - 1)).hash
      for (let n = seq; n <= until; n++) {
        const { previous: _p, hash: _h, ...record } = await entry(n)
        const forged = await chainEntry(before, { ...record, ...(n === seq ? { actor: 'nobody' } : {}) })
        await put('audit', placeId(n), forged)
        before = forged.hash
      }
      await put('audit_head', 'head', { seq: until, hash: before })
    },
  }
}

async function audited() {
  const keys = await insecureTestSigner()
  const storage = memoryStorage()
  const given = await world({ storage, auditSigner: keys, auditVerifier: keys })
  const file = async (count: number) => {
    for (let i = 0; i < count; i++) await given.as('agent').tickets.file({ subject: `第 ${i} 单` })
  }
  const auditing = given.desk.auditing({ tenant, by: 'nightly-job' })
  const { audit } = given.desk.as(auditor)
  const found = async (...args: Parameters<typeof audit.verify>) => {
    const answer = await audit.verify(...args)
    return answer.whole ? answer.count : [answer.fault.code, answer.fault.details?.seq]
  }
  return { ...given, storage, keys, file, auditing, audit, found, intruder: intruder(storage) }
}
type Audited = Awaited<ReturnType<typeof audited>>

describe('verifying', () => {
  let desk: Audited
  beforeEach(async () => {
    desk = await audited()
    await desk.file(8)
  })

  it('passes an untouched audit, from its beginning or from an entry on', async () => {
    expect(await desk.audit.verify()).toMatchObject({ whole: true, from: 1, count: 8, head: { seq: 8 } })
    expect(await desk.audit.verify({ from: 6 })).toMatchObject({ whole: true, from: 6, count: 3 })
    expect((await refusalOf(desk.audit.verify({ from: 20 }))).code).toBe('audit.unknown_entry')
  })

  it('names what was changed, removed, put in or moved', async () => {
    await desk.intruder.change(5, { actor: 'nobody' })
    expect(await desk.found()).toEqual(['audit.altered', 5])
    const moved = await audited()
    await moved.file(8)
    await moved.intruder.swap(3, 4)
    expect(await moved.found()).toEqual(['audit.out_of_order', 3])
    await moved.intruder.remove('audit', placeId(2))
    expect(await moved.found()).toEqual(['audit.missing', 2])
    const inserted = await audited()
    await inserted.file(3)
    await inserted.intruder.put('audit', placeId(4), { ...(await inserted.intruder.entry(3)), seq: 4 })
    expect(await inserted.found()).toEqual(['audit.altered', 4])
  })

  it('misses an end that was cut off together with the kept head, unless there is a checkpoint', async () => {
    await desk.intruder.remove('audit', placeId(8))
    expect(await desk.found()).toEqual(['audit.missing', 8])
    await desk.intruder.truncate(7, 7)
    expect(await desk.found()).toBe(7)
  })

  it('notices an end that was cut off behind the newest checkpoint', async () => {
    const checkpoint = await desk.auditing.checkpoint()
    expect(checkpoint).toMatchObject({ seq: 8, tenant, keyId: 'insecure-test-key' })
    await desk.file(2)
    expect(await desk.audit.verify()).toMatchObject({ whole: true, count: 11, checkpoint: { seq: 8 } })
    await desk.intruder.truncate(6, 11)
    expect(await desk.found()).toEqual(['audit.missing', 7])
  })

  it('notices by a checkpoint kept elsewhere that the stored ones were removed as well', async () => {
    const checkpoint = await desk.auditing.checkpoint()
    await desk.intruder.remove('audit_checkpoint', placeId(8))
    await desk.intruder.truncate(6, 9)
    expect(await desk.found()).toBe(6)
    expect(await desk.found({ checkpoint })).toEqual(['audit.missing', 7])
    const forged = { ...checkpoint, seq: 6, hash: (await desk.intruder.entry(6)).hash }
    expect(await desk.found({ checkpoint: forged })).toEqual(['audit.bad_signature', 6])
  })

  it('notices that everything from an entry on was written anew', async () => {
    await desk.auditing.checkpoint()
    await desk.file(3)
    await desk.auditing.checkpoint()
    await desk.intruder.rewrite(10, 13)
    expect(await desk.found()).toEqual(['audit.rewritten', 12])
    expect((await refusalOf(desk.auditing.checkpoint())).code).toBe('audit.altered')
  })

  it('notices a kept head that was set back, and a checkpoint that was forged', async () => {
    await desk.intruder.put('audit_head', 'head', { seq: 5, hash: (await desk.intruder.entry(5)).hash })
    expect(await desk.found()).toEqual(['audit.head_moved', 8])
    await desk.intruder.put('audit_head', 'head', { seq: 8, hash: (await desk.intruder.entry(8)).hash })
    expect(await desk.found()).toBe(8)
    const { doc } = (await checkpointed(desk)) as { doc: object }
    await desk.intruder.put('audit_checkpoint', placeId(8), { ...doc, hash: 'f'.repeat(64) })
    expect(await desk.found()).toEqual(['audit.bad_signature', 8])
  })

  it('refuses to pass over checkpoints that it cannot check, and to sign without a key', async () => {
    await desk.auditing.checkpoint()
    const blind = await world({ storage: desk.storage })
    const code = async (call: Promise<unknown>) => (await refusalOf(call)).code
    expect(await code(blind.desk.as(auditor).audit.verify())).toBe('audit.verifier_missing')
    expect(await code(blind.desk.auditing({ tenant }).checkpoint())).toBe('audit.signer_missing')
    expect(await code(blind.desk.auditing({ tenant }).purge())).toBe('audit.signer_missing')
  })

  it('stays good while others write', async () => {
    const writing = desk.file(20)
    const answers = await Promise.all([desk.found(), desk.found(), desk.auditing.verify()])
    await writing
    expect(answers.every((answer) => typeof answer === 'number' || 'whole' in answer)).toBe(true)
    expect(await desk.found()).toBe(28)
  })
})

async function checkpointed(desk: Audited) {
  await desk.auditing.checkpoint()
  return desk.intruder.row('audit_checkpoint', placeId(8))
}

describe('retention', () => {
  it('removes the beginning that is past its time, and what is left verifies from the anchor', async () => {
    const desk = await audited()
    await desk.file(150)
    await desk.auditing.checkpoint()
    desk.clock.advance(181 * day)
    await desk.file(3)
    expect(await desk.auditing.plan()).toMatchObject({ count: 151, upTo: { seq: 151 }, kept: { seq: 152 } })
    expect(await desk.auditing.purge()).toMatchObject({ count: 151, upTo: { seq: 151 } })
    expect(await desk.audit.verify()).toMatchObject({ whole: true, from: 152, count: 4 })
    const { items } = await desk.audit.list()
    expect(items.map(({ seq }) => seq)).toEqual([155, 154, 153, 152])
    expect(items[0]).toMatchObject({ actor: 'system', onBehalfOf: 'nightly-job', action: 'audit.purge' })
    expect(await desk.auditing.purge()).toMatchObject({ count: 0 })
    desk.clock.advance(181 * day)
    await desk.file(1)
    expect(await desk.auditing.purge()).toMatchObject({ count: 4 })
    expect(await desk.audit.verify()).toMatchObject({ whole: true, from: 156, count: 2 })
  })

  it('never removes what is on hold', async () => {
    const desk = await audited()
    await desk.file(3)
    const third = await desk.intruder.entry(3)
    const where = { field: 'target.id', op: 'eq', value: third.target.id } as const
    const hold = await desk.audit.hold({ where, reason: '诉讼' })
    desk.clock.advance(400 * day)
    expect(await desk.auditing.purge()).toMatchObject({ count: 2, kept: { seq: 3, hold: hold.id } })
    expect(await desk.intruder.entry(3)).toEqual(third)
    await desk.audit.release(hold.id, '结案')
    expect((await desk.auditing.purge()).count).toBe(2)
    expect(await desk.found()).toBe(3)
  })

  it('keeps what was done in a finance session for five years', async () => {
    const desk = await audited()
    await desk.file(1)
    const finance: Session = { ...people.agent, environment: { retention: 'finance' } }
    await desk.desk.as(finance).tickets.file({ subject: '退款' })
    desk.clock.advance(4 * 365 * day)
    expect(await desk.auditing.purge()).toMatchObject({ count: 1, kept: { seq: 2, retention: 'finance' } })
    desk.clock.advance(2 * 365 * day)
    expect((await desk.auditing.purge()).count).toBeGreaterThanOrEqual(1)
  })

  it('leaves nothing that would let more be removed unseen', async () => {
    const desk = await audited()
    await desk.file(6)
    desk.clock.advance(181 * day)
    await desk.file(4)
    await desk.auditing.purge()
    const anchor = (await desk.intruder.row(anchorKey.kind, anchorKey.id))?.doc as object
    for (const gone of [7, 8]) await desk.intruder.remove('audit', placeId(gone))
    expect(await desk.found()).toEqual(['audit.missing', 7])
    const further = { ...anchor, seq: 8, hash: (await desk.intruder.entry(9)).previous }
    await desk.intruder.put(anchorKey.kind, anchorKey.id, further)
    expect(await desk.found()).toEqual(['audit.bad_signature', 8])
    await desk.intruder.remove(anchorKey.kind, anchorKey.id)
    expect(await desk.found()).toEqual(['audit.missing', 1])
  })

  it('refuses to bless an audit that was tampered with', async () => {
    const desk = await audited()
    await desk.file(3)
    desk.clock.advance(181 * day)
    await desk.file(1)
    await desk.intruder.change(4, { actor: 'nobody' })
    expect((await refusalOf(desk.auditing.purge())).code).toBe('audit.altered')
    expect(await desk.intruder.entry(1)).toBeDefined()
  })

  it('goes on where it was cut off', async () => {
    const storage = memoryStorage()
    let broken = false
    const fragile: Storage = {
      ...storage,
      commit: async (writes, options) => {
        if (broken && writes.deletes && writes.deletes.length > 0) throw new Error('power cut')
        return storage.commit(writes, options)
      },
    }
    const keys = await insecureTestSigner()
    const given = await world({ storage: fragile, auditSigner: keys, auditVerifier: keys })
    for (let i = 0; i < 5; i++) await given.as('agent').tickets.file({ subject: `第 ${i} 单` })
    given.clock.advance(181 * day)
    const auditing = given.desk.auditing({ tenant })
    broken = true
    await expect(auditing.purge()).rejects.toThrow('power cut')
    expect(await auditing.verify()).toMatchObject({ whole: true, from: 6, count: 1 })
    broken = false
    expect(await auditing.purge()).toMatchObject({ count: 0 })
    const { rows } = await storage.query({ kind: 'audit', limit: 10 }, { tenant })
    expect(rows.map(({ id }) => id)).toEqual([placeId(6)])
  })
})

describe('scanning for what is unusual', () => {
  const alerts = async (storage: Storage) =>
    (await storage.changes?.(null, { tenant, limit: 1_000 }))?.events.filter(
      ({ type }) => type === 'security.alert',
    ) ?? []

  it('says each find once in the event stream, however often and by whomever it is asked', async () => {
    const desk = await audited()
    for (let i = 0; i < 12; i++) {
      for await (const _line of desk.audit.export({ format: 'ndjson' })) break
    }
    const other = await world({ storage: desk.storage, clock: desk.clock })
    const both = await Promise.all([
      desk.auditing.scan(),
      other.desk.auditing({ tenant }).scan(),
      desk.auditing.scan(),
    ])
    expect(both.flat()).toMatchObject([{ rule: 'bulk-export', actor: 'auditor-1', seq: 10 }])
    expect(await desk.auditing.scan()).toEqual([])
    expect(await alerts(desk.storage)).toMatchObject([
      { data: { about: 'bulk_export', rule: 'bulk-export', actor: 'auditor-1', seq: 10 } },
    ])
    expect((await desk.audit.list()).items[0]?.action).toBe('audit.export')
  })
})
