import { describe, expect, it } from 'vitest'
import { encryptedStorage, insecureTestKeys } from '../encryption/index.js'
import { memoryStorage, type Storage } from '../storage/index.js'
import { importTenant } from './import-tenant.js'
import { linesOf, tenant } from './testing/tenants.js'

const fields = { ticket: { 'contact.phone': { blindIndex: true }, 'contact.name': {} } } as const
const subjectOf = (kind: string, doc: { readonly requester?: unknown }) =>
  kind === 'ticket' ? String(doc.requester) : undefined
const phone = '13800138000'

const sealed = (storage: Storage, keys = insecureTestKeys()) =>
  encryptedStorage(storage, { keys, fields, subjectOf })

async function filledSealed(storage: Storage): Promise<void> {
  const puts = Array.from({ length: 120 }, (_, n) => ({
    kind: 'ticket',
    id: `t${n}`,
    guard: 'absent' as const,
    doc: { subject: `工单 ${n}`, requester: `plant-${n % 7}`, contact: { name: '张三', phone } },
  }))
  await storage.commit({ tenant, puts: puts.slice(0, 60) })
  await storage.commit({ tenant, puts: puts.slice(60) })
}

describe('a tenant over encrypted storage', () => {
  it('moves to another with keys of its own: in plain in the file, and sealed anew beneath', async () => {
    const source = sealed(memoryStorage())
    await filledSealed(source)
    const lines = await linesOf(source)
    const beneath = memoryStorage()
    const target = sealed(beneath)
    const { rows } = await importTenant(target, { tenant, open: () => lines })
    expect(rows.ticket).toBe(120)
    expect(await linesOf(target)).toEqual(lines)
    expect((await linesOf(beneath)).join('')).not.toContain(phone)
    const where = { field: 'contact.phone', op: 'eq', value: phone } as const
    const found = await target.query({ kind: 'ticket', where, limit: 1000 }, { tenant })
    expect(found.rows).toHaveLength(120)
  })

  it('moves as it lies, without a key, and opens with the keys that it had', async () => {
    const keys = insecureTestKeys()
    const beneath = memoryStorage()
    await filledSealed(sealed(beneath, keys))
    const lines = await linesOf(beneath)
    expect(lines.join('')).not.toContain(phone)
    const copy = memoryStorage()
    await importTenant(copy, { tenant, open: () => lines })
    const [row] = await sealed(copy, keys).get([{ kind: 'ticket', id: 't7' }], { tenant })
    expect(row?.doc).toMatchObject({ contact: { phone } })
    const [other] = await Promise.allSettled([
      sealed(copy, insecureTestKeys()).get([{ kind: 'ticket', id: 't7' }], { tenant }),
    ])
    expect(other.status).toBe('rejected')
  })
})
