import { describe, expect, it } from 'vitest'
import { phone, put, read, rotateAll, tenant, world } from './test-world.js'

describe('encryption in a page', () => {
  it('seals, finds, rotates and erases by the browser’s WebCrypto', async () => {
    const { inner, keys, storage } = world()
    const doc = { requester: 'plant-1', contact: { phone, name: '李工 😀' } }
    await put(storage, 't1', doc)
    expect(JSON.stringify(await read(inner, 't1'))).not.toMatch(/13800001234|李工/)
    expect((await read(storage, 't1')).doc).toEqual(doc)
    const where = { field: 'contact.phone', op: 'eq', value: phone } as const
    expect((await storage.query({ kind: 'ticket', where, limit: 1 }, { tenant })).rows).toHaveLength(1)
    await keys.createPersonKey(tenant, 'plant-1')
    expect(await rotateAll(storage)).toMatchObject({ rewritten: 1 })
    expect((await read(storage, 't1')).doc).toEqual(doc)
    await keys.destroyPersonKey(tenant, 'plant-1')
    expect((await read(storage, 't1')).doc).toEqual({ requester: 'plant-1', contact: {} })
  })
})
