import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../shared/index.js'
import { phone, put, read, rotateAll, tenant, world } from './test-world.js'

const ticket = (requester?: string): JsonObject => ({
  subject: '停机',
  contact: { phone, name: '李工' },
  ...(requester && { requester }),
})
const byPhone = {
  kind: 'ticket',
  where: { field: 'contact.phone', op: 'eq', value: phone },
  limit: 2,
} as const
const sealOf = (row: { doc: JsonObject }) => row.doc._enc as { k: string; bi?: string }

describe('rotation', () => {
  it('seals anew under the newest keys, stretch by stretch, while everything stays readable and findable', async () => {
    const { inner, keys, storage } = world()
    for (const id of ['t1', 't2', 't3', 't4', 't5'])
      await put(storage, id, ticket(id === 't5' ? 'plant-1' : undefined))
    const old = sealOf(await read(inner, 't1'))
    await keys.rotateTenantKey(tenant)
    await keys.rotateIndexKey(tenant)
    await put(storage, 't6', ticket())
    expect((await read(storage, 't1')).doc).toEqual(ticket())
    expect((await storage.query({ ...byPhone, limit: 10 }, { tenant })).rows).toHaveLength(6)

    expect(await rotateAll(storage)).toEqual({ seen: 6, rewritten: 5, erased: [] })
    const fresh = sealOf(await read(inner, 't1'))
    expect(fresh.k).not.toBe(old.k)
    expect(fresh.bi).not.toBe(old.bi)
    expect((await read(storage, 't1')).doc).toEqual(ticket())
    expect(await rotateAll(storage)).toEqual({ seen: 6, rewritten: 0, erased: [] })

    const [newest] = await keys.indexKeys(tenant)
    const forgetful = world({ inner, keys: { ...keys, indexKeys: async () => [newest] } })
    expect((await forgetful.storage.query({ ...byPhone, limit: 10 }, { tenant })).rows).toHaveLength(6)
  })

  it('goes on from where it was interrupted', async () => {
    const { keys, storage } = world()
    for (const id of ['t1', 't2', 't3']) await put(storage, id, ticket())
    await keys.rotateTenantKey(tenant)
    const first = await storage.rotate({ tenant, limit: 2 })
    expect(first).toMatchObject({ seen: 2, rewritten: 2 })
    const second = await storage.rotate({ tenant, limit: 2, after: first.after })
    expect(second).toMatchObject({ seen: 1, rewritten: 1, after: 'comment:' })
    expect(await storage.rotate({ tenant, after: second.after })).toEqual({
      seen: 0,
      rewritten: 0,
      erased: [],
    })
    for (const after of ['x', 'case:'])
      await expect(storage.rotate({ tenant, after })).rejects.toMatchObject({ code: 'storage.invalid' })
    const signal = AbortSignal.abort()
    await expect(storage.rotate({ tenant, signal })).rejects.toMatchObject({ code: 'storage.aborted' })
  })

  it('never undoes what someone changes meanwhile', async () => {
    const { inner, keys, storage } = world()
    await put(storage, 't1', ticket())
    await keys.rotateTenantKey(tenant)
    let meddled = false
    const meddling = world({
      keys,
      inner: {
        ...inner,
        async commit(writes, options) {
          if (!meddled) {
            meddled = true
            await put(storage, 't1', { ...ticket(), subject: '已恢复' }, 1)
          }
          return inner.commit(writes, options)
        },
      },
    })
    expect(await rotateAll(meddling.storage)).toMatchObject({ seen: 1, rewritten: 0 })
    expect(await read(storage, 't1')).toMatchObject({ version: 2, doc: { subject: '已恢复' } })
  })

  it('brings encryption to records that were stored before, if told to accept them', async () => {
    const { inner, keys } = world()
    await put(inner, 't1', ticket())
    const strict = world({ inner, keys })
    await expect(read(strict.storage, 't1')).rejects.toMatchObject({ code: 'storage.corrupt' })
    await expect(rotateAll(strict.storage)).rejects.toMatchObject({ code: 'storage.corrupt' })
    const introducing = world({ inner, keys, plaintext: 'accept' })
    expect((await read(introducing.storage, 't1')).doc).toEqual(ticket())
    expect(await rotateAll(introducing.storage)).toMatchObject({ rewritten: 1 })
    expect(JSON.stringify(await read(inner, 't1'))).not.toContain(phone)
    expect((await strict.storage.query(byPhone, { tenant })).rows).toHaveLength(1)
  })

  it('follows the declaration: an index is added, a field let go', async () => {
    const { inner, keys, storage } = world()
    await put(storage, 't1', ticket())
    const changed = world({ inner, keys, fields: { ticket: { 'contact.name': { blindIndex: true } } } })
    expect((await read(changed.storage, 't1')).doc).toEqual(ticket())
    expect(await rotateAll(changed.storage)).toMatchObject({ rewritten: 1 })
    const where = { field: 'contact.name', op: 'eq', value: '李工' } as const
    expect((await changed.storage.query({ kind: 'ticket', where, limit: 1 }, { tenant })).rows).toHaveLength(
      1,
    )
    expect((await read(inner, 't1')).doc).toMatchObject({ contact: { phone } })
    const none = world({ inner, keys, fields: { ticket: {} } })
    await rotateAll(none.storage)
    expect((await read(inner, 't1')).doc).toEqual(ticket())
  })
})

describe('erasure', () => {
  it('takes a person’s fields at once and everywhere, and leaves everyone else’s', async () => {
    const { keys, storage } = world()
    await put(storage, 't1', ticket('plant-1'))
    await put(storage, 't2', ticket('shop-1'))
    await keys.destroyPersonKey(tenant, 'plant-1')
    expect((await read(storage, 't1')).doc).toEqual({ subject: '停机', requester: 'plant-1', contact: {} })
    expect((await read(storage, 't2')).doc).toEqual(ticket('shop-1'))
  })

  it('is not undone by the index: what is gone is not found, and pages are full all the same', async () => {
    const { keys, storage } = world()
    for (const id of ['t1', 't2', 't3']) await put(storage, id, ticket('plant-1'))
    for (const id of ['t4', 't5', 't6']) await put(storage, id, ticket('shop-1'))
    await keys.destroyPersonKey(tenant, 'plant-1')
    const first = await storage.query(byPhone, { tenant })
    expect(first.rows.map(({ id }) => id)).toEqual(['t4', 't5'])
    const rest = await storage.query({ ...byPhone, cursor: first.cursor }, { tenant })
    expect(rest.rows.map(({ id }) => id)).toEqual(['t6'])
  })

  it('is finished by a rotation, which removes what remains and says from where', async () => {
    const { inner, keys, storage } = world()
    await put(storage, 't1', ticket('plant-1'))
    await put(storage, 't2', ticket('shop-1'))
    await keys.destroyPersonKey(tenant, 'plant-1')
    expect(await rotateAll(storage)).toEqual({
      seen: 2,
      rewritten: 1,
      erased: [{ kind: 'ticket', id: 't1', fields: ['contact.phone', 'contact.name'] }],
    })
    expect((await read(inner, 't1')).doc).toEqual({ subject: '停机', requester: 'plant-1', contact: {} })
    expect(await storage.count?.(byPhone, 9, { tenant })).toEqual({ n: 1, exact: true })
    expect(await rotateAll(storage)).toMatchObject({ rewritten: 0, erased: [] })
  })

  it('reaches records that were sealed before anyone said whom they concern', async () => {
    const { inner, keys } = world()
    await put(world({ inner, keys, subjectOf: undefined }).storage, 't1', ticket('plant-1'))
    const { storage } = world({ inner, keys })
    await keys.destroyPersonKey(tenant, 'plant-1')
    expect(await rotateAll(storage)).toMatchObject({ erased: [{ id: 't1' }] })
    expect(JSON.stringify(await read(inner, 't1'))).not.toContain('$enc')
  })

  it('holds against a late write, but not against one without personal data, nor against taking the person back', async () => {
    const { keys, storage } = world()
    await put(storage, 't1', ticket('plant-1'))
    await keys.destroyPersonKey(tenant, 'plant-1')
    const late = put(storage, 't1', ticket('plant-1'), 1)
    await expect(late).rejects.toMatchObject({ code: 'encryption.subject_erased' })
    await put(storage, 't1', { ...(await read(storage, 't1')).doc, subject: '已恢复' }, 1)
    await keys.createPersonKey(tenant, 'plant-1')
    await put(storage, 't2', ticket('plant-1'))
    expect((await read(storage, 't2')).doc).toEqual(ticket('plant-1'))
    expect((await read(storage, 't1')).doc).toMatchObject({ subject: '已恢复', contact: {} })
  })

  it('of a person who has no key yet keeps them from getting one', async () => {
    const { keys, storage } = world()
    await keys.destroyPersonKey(tenant, 'plant-1')
    const writing = put(storage, 't1', ticket('plant-1'))
    await expect(writing).rejects.toMatchObject({ code: 'encryption.subject_erased' })
  })
})
