import { memoryStorage } from '@caselore/core'
import { type EncryptionOptions, encryptedStorage, insecureTestKeys } from '@caselore/core/encryption'
import type { Session } from '@caselore/core/schema'
import { describe, expect, it } from 'vitest'
import { helpdesk } from './helpdesk.js'
import { auditTrail } from './trail.js'

const tenant = 'acme'
const phone = '13800001234'
const day = 86_400_000
const filed = {
  subject: '注塑机停机',
  description: `请回电 ${phone}`,
  contact: { name: '李工程师', phone, email: 'li@example.com' },
}
const auditor: Session = {
  tenant,
  actor: { id: 'auditor-1', roles: ['auditor'], attributes: { regions: ['*'] } },
}

async function privateDesk() {
  const encryption: EncryptionOptions = {
    keys: insecureTestKeys(),
    fields: {
      ticket: { 'contact.phone': {}, 'contact.email': {}, 'contact.name': {} },
      comment: { text: {} },
    },
    subjectOf: (kind, doc) => String(kind === 'comment' ? doc.author : doc.requester),
  }
  const storage = encryptedStorage(memoryStorage(), encryption)
  const given = await helpdesk('2026-03-10 09:30', { storage })
  const { id } = await given.as('plant').tickets.file(filed)
  await given.as('plant').tickets.comment(id, { text: '夜班可以进厂', visibility: 'public' })
  await given.as('shop').tickets.file(filed)
  const erase = () =>
    given.desk
      .directory({ tenant })
      .erase('plant-1', { by: 'privacy-office', reason: '本人申请删除', encryption })
  return { ...given, storage, id, erase }
}

describe('story 11: a person’s request to be erased', () => {
  it('is carried out, reported field by field, and leaves the audit whole', async () => {
    const { as, desk, clock, storage, id, erase } = await privateDesk()
    const report = await erase()
    expect(report).toMatchObject({ person: 'plant-1', outcome: 'erased', held: [] })
    expect(report.erased.map(({ kind, fields }) => [kind, fields])).toEqual([
      ['ticket', ['contact.phone', 'contact.email', 'contact.name']],
      ['comment', ['text']],
    ])
    // Nobody encrypted the description: the report says that a number is left there.
    expect(report.remaining).toEqual([{ kind: 'ticket', id, fields: ['description'] }])
    expect(JSON.stringify(report)).not.toContain(phone)
    expect(JSON.stringify((await as('agent').tickets.get(id)).contact)).not.toMatch(/李工程师|1380000|li@/)
    expect(report.audit.entries).toBeGreaterThanOrEqual(3)
    expect(report.audit.until).toBe(clock() + 180 * day)
    const { audit } = desk.as(auditor)
    expect(await audit.verify()).toMatchObject({ whole: true })
    expect(JSON.stringify(await auditTrail(storage))).not.toMatch(new RegExp(`${phone}|李工程师|li@example`))
    const steps = (await audit.list({ where: { field: 'action', op: 'eq', value: 'person.erase' } })).items
    expect(
      steps.map(({ environment, onBehalfOf, reason }) => [environment?.step, onBehalfOf, reason]),
    ).toEqual([
      ['done', 'privacy-office', '本人申请删除'],
      ['begun', 'privacy-office', '本人申请删除'],
    ])
    const { items } = await audit.accessReport('plant-1')
    expect(items.map(({ action }) => action)).toContain('person.erase')
  })

  it('erases nobody else, and nothing more when it is told again', async () => {
    const { as, erase } = await privateDesk()
    await erase()
    const other = (await as('shop').tickets.list()).items[0]
    expect(other?.contact?.phone).toBe(phone)
    expect(await erase()).toMatchObject({ outcome: 'erased', erased: [] })
  })

  it('waits while one of the records is on hold, and says which', async () => {
    const { as, desk, id, erase } = await privateDesk()
    const { audit } = desk.as(auditor)
    const where = { field: 'target.id', op: 'eq', value: id } as const
    const hold = await audit.hold({ where, reason: '诉讼保全' })
    expect(await erase()).toMatchObject({
      outcome: 'held',
      erased: [],
      held: [{ kind: 'ticket', id, hold: hold.id }],
    })
    expect((await as('plant').tickets.get(id)).contact?.phone).toBe(phone)
    await audit.release(hold.id, '结案')
    expect((await erase()).outcome).toBe('erased')
  })

  it('says until when the longest class keeps what the audit has of them', async () => {
    const { desk, clock } = await privateDesk()
    const keys = insecureTestKeys()
    const report = await desk.directory({ tenant }).erase('plant-1', {
      by: 'privacy-office',
      reason: '本人申请删除',
      encryption: { keys, fields: {} },
      retention: [{ id: 'long', years: 5 }],
    })
    expect(report.erased).toEqual([])
    expect(new Date(report.audit.until ?? 0).getUTCFullYear()).toBe(new Date(clock()).getUTCFullYear() + 5)
  })
})
