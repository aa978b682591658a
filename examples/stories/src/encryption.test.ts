import { memoryStorage } from '@caselore/core'
import { type EncryptedStorage, encryptedStorage, insecureTestKeys } from '@caselore/core/encryption'
import { type SharedMemory, sharedMemory } from '@caselore/core/storage'
import { describe, expect, it } from 'vitest'
import { codeOf, helpdesk } from './helpdesk.js'
import { auditTrail } from './trail.js'

const phone = '13800001234'
const name = '李工程师'
const uscc = '91350100M000100Y43'

async function encryptedDesk() {
  const shared = sharedMemory()
  const inner = memoryStorage({ shared })
  const keys = insecureTestKeys()
  const storage = encryptedStorage(inner, {
    keys,
    fields: {
      ticket: {
        'contact.phone': { blindIndex: true },
        'contact.email': {},
        'contact.name': {},
        'customer.uscc': { blindIndex: true },
      },
      comment: { text: {} },
    },
    subjectOf: (kind, doc) => String(kind === 'comment' ? doc.author : doc.requester),
  })
  return { shared, inner, keys, storage, ...(await helpdesk('2026-03-10T09:30', { storage })) }
}

/** Everything that lies in the storage, as whoever steals it would read it. */
function stolen(shared: SharedMemory): string {
  const { rows, events, attempts } = shared.tenant('acme')
  return JSON.stringify([
    [...rows.values()].map((kind) => [...kind.values()]),
    events,
    [...attempts.values()],
  ])
}

async function rotateAll(storage: EncryptedStorage) {
  const erased: unknown[] = []
  let rewritten = 0
  for (let after: string | undefined, first = true; first || after; first = false) {
    const step = await storage.rotate({ tenant: 'acme', after })
    erased.push(...step.erased)
    rewritten += step.rewritten
    after = step.after
  }
  return { rewritten, erased }
}

const filed = {
  subject: '注塑机停机',
  customer: { name: '某注塑厂', uscc },
  contact: { name, phone, email: 'li@example.com' },
}

describe('a desk over an encrypted storage', () => {
  it('works as ever, finds by exact phone, and leaves nothing for a thief', async () => {
    const { shared, as } = await encryptedDesk()
    const { id } = await as('plant').tickets.file(filed, { idempotencyKey: 'once' })
    await as('shop').tickets.file({ ...filed, contact: { phone: '13900005678' } })
    await as('plant').tickets.comment(id, { text: `请打 ${phone}`, visibility: 'public' })
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    await as('agent').tickets.edit(id, { tags: ['伺服'] })

    expect(await as('agent').tickets.get(id)).toMatchObject({ contact: { name, phone }, tags: ['伺服'] })
    const where = { field: 'contact.phone', op: 'eq', value: phone } as const
    const found = await as('agent').tickets.list({ where, count: true })
    expect(found.items.map((ticket) => ticket.id)).toEqual([id])
    expect(await codeOf(as('agent').tickets.list({ where: { ...where, op: 'prefix', value: '138' } }))).toBe(
      'encryption.not_searchable',
    )
    const raw = stolen(shared)
    expect(raw).toContain('注塑机停机')
    for (const secret of [phone, name, uscc, 'li@example.com']) expect(raw).not.toContain(secret)
  })

  it('goes on while keys are changed', async () => {
    const { storage, keys, as } = await encryptedDesk()
    const { id } = await as('plant').tickets.file(filed)
    await keys.createPersonKey('acme', 'plant-1')
    await keys.rotateIndexKey('acme')
    expect(await as('agent').tickets.get(id)).toMatchObject({ contact: { phone } })
    expect(await rotateAll(storage)).toEqual({ rewritten: 1, erased: [] })
    expect(await as('agent').tickets.get(id)).toMatchObject({ contact: { phone } })
    await as('agent').tickets.edit(id, { tags: ['伺服'] })
    expect(await rotateAll(storage)).toEqual({ rewritten: 0, erased: [] })
  })

  it('forgets a person with their key, keeps the ticket workable and the audit whole', async () => {
    const { inner, storage, keys, as } = await encryptedDesk()
    const { id } = await as('plant').tickets.file(filed)
    const { id: others } = await as('agent').tickets.file(filed)
    const before = await auditTrail(storage)
    await keys.destroyPersonKey('acme', 'plant-1')

    const seen = await as('agent').tickets.get(id)
    expect(seen).toMatchObject({ subject: '注塑机停机', contact: {}, customer: { name: '某注塑厂' } })
    expect(JSON.stringify(seen)).not.toMatch(/13800001234|李工程师|91350100M000100Y43/)
    const where = { field: 'contact.phone', op: 'eq', value: phone } as const
    expect((await as('agent').tickets.list({ where })).items.map((ticket) => ticket.id)).toEqual([others])
    expect((await rotateAll(storage)).erased).toEqual([
      { kind: 'ticket', id, fields: ['contact.phone', 'contact.email', 'contact.name', 'customer.uscc'] },
    ])

    await as('agent').tickets.edit(id, { tags: ['伺服'] })
    expect(await codeOf(as('agent').tickets.edit(id, { contact: { phone } }))).toBe(
      'encryption.subject_erased',
    )

    expect(await as('agent').tickets.get(id)).toMatchObject({ tags: ['伺服'], contact: {} })
    expect((await auditTrail(storage)).length).toBeGreaterThan(before.length)
    const [raw] = await inner.get([{ kind: 'ticket', id }], { tenant: 'acme' })
    expect(JSON.stringify(raw)).not.toMatch(/\$enc|_blind/)
  })
})
