import { describe, expect, it } from 'vitest'
import type { Filter } from '../filter/index.js'
import { type JsonObject, sha256Hex } from '../shared/index.js'
import { memoryStorage, type Storage } from '../storage/index.js'
import { encryptedStorage } from './encrypted-storage.js'
import { fields, phone, put, read, tenant, world } from './test-world.js'

const doc = { subject: '停机', requester: 'plant-1', contact: { phone, name: '李工' }, tags: ['伺服'] }

interface Raw {
  readonly contact: Record<string, JsonObject>
  readonly _enc: JsonObject
  readonly _blind: Record<string, JsonObject>
}

const idsWhere = async (storage: Storage, where: Filter) =>
  (await storage.query({ kind: 'ticket', where, limit: 10 }, { tenant })).rows.map(({ id }) => id)

const isPhone = (value: string): Filter => ({ field: 'contact.phone', op: 'eq', value })

describe('encryptedStorage', () => {
  it('gives back what was put, and stores nothing of it in plain', async () => {
    const { inner, storage } = world()
    await put(storage, 't1', doc)
    expect(await read(storage, 't1')).toEqual({ kind: 'ticket', id: 't1', version: 1, doc })
    const raw = await read(inner, 't1')
    expect(JSON.stringify(raw)).not.toMatch(/13800001234|李工/)
    expect(raw.doc).toMatchObject({
      subject: '停机',
      contact: { phone: { $enc: 1, iv: expect.stringMatching(/^[\w-]{16}$/), ct: expect.any(String) } },
      _enc: { v: 1, k: expect.any(String), f: ['contact.phone', 'contact.name'], bi: expect.any(String) },
      _blind: { contact: { phone: expect.stringMatching(/^[\w-]{22}$/) } },
    })
  })

  it('encrypts lists, objects, numbers and falsehood alike, and leaves null and the missing as they are', async () => {
    const { inner, storage } = world({ fields: { ticket: { a: {}, b: {}, c: {}, d: {}, e: {} } } })
    const values = { a: [1, { x: null }], b: 0, c: false, d: null }
    await put(storage, 't1', values)
    expect((await read(storage, 't1')).doc).toStrictEqual(values)
    expect((await read(inner, 't1')).doc).toMatchObject({ _enc: { f: ['a', 'b', 'c'] }, d: null })
  })

  it('never writes the same ciphertext twice, nor the same index for two tenants, fields or values', async () => {
    const { inner, storage } = world()
    const twin = { contact: { phone }, customer: { uscc: phone } }
    await put(storage, 't1', twin)
    await put(storage, 't2', twin)
    await put(storage, 't3', { contact: { phone: '13900005678' } })
    await storage.commit({
      tenant: 'other',
      puts: [{ kind: 'ticket', id: 't1', guard: 'absent', doc: twin }],
    })
    const raws = [
      ...(await Promise.all(['t1', 't2', 't3'].map((id) => read(inner, id)))),
      ...(await inner.get([{ kind: 'ticket', id: 't1' }], { tenant: 'other' })),
    ].map((row) => row?.doc as unknown as Raw)
    const sealed = raws.map(({ contact }) => contact.phone as JsonObject)
    expect(new Set(sealed.map(({ ct }) => ct)).size).toBe(4)
    expect(new Set(sealed.map(({ iv }) => iv)).size).toBe(4)
    const [first, second, third, foreign] = raws.map(({ _blind }) => JSON.stringify(_blind))
    expect(first).toBe(second)
    expect(new Set([first, third, foreign]).size).toBe(3)
    const [blind] = raws.map(({ _blind }) => _blind)
    expect(blind?.contact?.phone).not.toBe(blind?.customer?.uscc)
  })

  it('takes all randomness from its source, so that a test can foresee it', async () => {
    const raw = async (random: (bytes: Uint8Array) => void) => {
      const { inner, storage } = world({ random })
      await put(storage, 't1', doc)
      return sha256Hex(JSON.stringify(((await read(inner, 't1')).doc as { contact: unknown }).contact))
    }
    const counting = () => {
      let next = 0
      return (bytes: Uint8Array) => void bytes.fill(++next)
    }
    expect(await raw(counting())).toBe(await raw(counting()))
    expect(await raw(counting())).not.toBe(await raw((bytes) => void bytes.fill(99)))
  })

  it('shows the rows of a failed guard opened', async () => {
    const { storage } = world()
    await put(storage, 't1', doc)
    await expect(put(storage, 't1', doc)).rejects.toMatchObject({
      code: 'storage.exists',
      current: [{ id: 't1', doc }],
    })
  })

  it('refuses an event that carries what the record keeps encrypted', async () => {
    const { storage } = world()
    const event = { id: 'e', type: 'ticket.filed', version: 1, at: 0, actor: 'a' }
    const commit = storage.commit({
      tenant,
      events: [{ ...event, aggregate: { kind: 'ticket', id: 't1' }, data: { contact: { phone } } }],
    })
    await expect(commit).rejects.toMatchObject({ code: 'encryption.field_in_event' })
  })

  it('says that it cannot be reached when the keys cannot, and that a key is unknown when they have never heard of it', async () => {
    const { inner, keys, storage } = world()
    await put(storage, 't1', doc)
    const failing = world({ inner, keys: { ...keys, get: () => Promise.reject(new Error('KMS')) } })
    await expect(read(failing.storage, 't1')).rejects.toMatchObject({
      code: 'storage.unavailable',
      retry: 'later',
    })
    const forgetful = world({ inner, keys: { ...keys, get: async () => undefined } })
    await expect(read(forgetful.storage, 't1')).rejects.toMatchObject({ code: 'encryption.unknown_key' })
  })

  it('refuses declarations that cannot be meant', () => {
    const declare = (paths: string[]) => () =>
      world({ fields: { ticket: Object.fromEntries(paths.map((path) => [path, {}])) } })
    for (const paths of [['contact', 'contact.phone'], ['a b'], ['_enc'], ['_blind.x']])
      expect(declare(paths)).toThrow(/ticket/)
    expect(declare(['contact', 'contacts'])).not.toThrow()
  })

  it('refuses documents that use its own names', async () => {
    const { storage } = world()
    for (const name of ['_enc', '_blind'])
      await expect(put(storage, 't1', { [name]: {} })).rejects.toMatchObject({ code: 'storage.invalid' })
  })

  it('claims no more than is so beneath', () => {
    const inner = memoryStorage({ maxDocBytes: 8192 })
    const paths = ['region', 'contact.phone', 'contact.name', '_blind.contact.phone', '_blind.other']
    const narrow = { ...inner, capabilities: { ...inner.capabilities, filterPaths: paths } }
    const { keys } = world()
    expect(encryptedStorage(narrow, { keys, fields }).capabilities).toMatchObject({
      filterPaths: ['region', 'contact.phone'],
      maxDocBytes: expect.toSatisfy((bytes: number) => bytes < 6144 && bytes > 4096),
    })
    const tiny = memoryStorage({ maxDocBytes: 1024 })
    expect(() => encryptedStorage(tiny, { keys, fields })).toThrow(/too small/)
  })

  it('fits every document that it claims to take', async () => {
    const { storage } = world({ inner: memoryStorage({ maxDocBytes: 8192 }) })
    const frame = JSON.stringify({ contact: { name: '', phone }, customer: { uscc: 'x' } }).length
    const name = 'n'.repeat(storage.capabilities.maxDocBytes - frame)
    await put(storage, 't1', { contact: { name, phone }, customer: { uscc: 'x' } })
    const longer = put(storage, 't2', { contact: { name: `${name}n`, phone }, customer: { uscc: 'x' } })
    await expect(longer).rejects.toMatchObject({ code: 'storage.too_large' })
  })
})

describe('what was altered beneath', () => {
  const swap = (value: unknown) => (String(value).startsWith('A') ? 'B' : 'A') + String(value).slice(1)
  const tampers: Record<string, (raw: Raw, other: Raw) => object> = {
    'a changed ciphertext': (raw) => ({
      contact: { ...raw.contact, phone: { ...raw.contact.phone, ct: swap(raw.contact.phone?.ct) } },
    }),
    'a changed vector': (raw) => ({
      contact: { ...raw.contact, phone: { ...raw.contact.phone, iv: swap(raw.contact.phone?.iv) } },
    }),
    'no base64 at all': (raw) => ({
      contact: { ...raw.contact, phone: { ...raw.contact.phone, ct: '***' } },
    }),
    'a field in another’s place': ({ contact }) => ({
      contact: { phone: contact.name, name: contact.phone },
    }),
    'a field of another record': (raw, other) => ({
      contact: { ...raw.contact, phone: other.contact.phone },
    }),
    'all of another record': (_raw, other) => other,
    'a field taken out': ({ contact: { name } }) => ({ contact: { name } }),
    'a field put back in plain': (raw) => ({ contact: { ...raw.contact, phone } }),
    'all put back in plain': () => ({ contact: { phone }, _enc: undefined }),
    'a field put in beside': () => ({ customer: { uscc: 'x' } }),
    'a shortened list of fields': (raw) => ({
      contact: { name: raw.contact.name },
      _enc: { ...raw._enc, f: ['contact.name'] },
    }),
    'a changed wrapped key': (raw) => ({ _enc: { ...raw._enc, dk: swap(raw._enc.dk) } }),
    'a seal of no form': () => ({ _enc: 1 }),
    'a seal of another version': (raw) => ({ _enc: { ...raw._enc, v: 2 } }),
  }

  it.each(Object.keys(tampers))('is told: %s', async (name) => {
    const { inner, storage } = world()
    await put(storage, 't1', doc)
    await put(storage, 't2', { ...doc, contact: { phone: '13900005678', name: '王工' } })
    const [raw, other] = [(await read(inner, 't1')).doc, (await read(inner, 't2')).doc] as unknown as [
      Raw,
      Raw,
    ]
    await put(inner, 't1', { ...raw, ...tampers[name]?.(raw, other) } as unknown as JsonObject, 1)
    await expect(read(storage, 't1')).rejects.toMatchObject({
      code: 'storage.corrupt',
      details: { kind: 'ticket', id: 't1', field: expect.any(String) },
    })
    await expect(storage.query({ kind: 'ticket', limit: 5 }, { tenant })).rejects.toMatchObject({
      code: 'storage.corrupt',
    })
  })

  it('is told in a record that was moved to another tenant or kind', async () => {
    const { inner, storage, keys } = world({ fields: { ticket: { a: {} }, case: { a: {} } } })
    await put(storage, 't1', { a: 1 })
    const raw = await read(inner, 't1')
    await inner.commit({ tenant, puts: [{ ...raw, kind: 'case', guard: 'absent' }] })
    const moved = storage.get([{ kind: 'case', id: 't1' }], { tenant })
    await expect(moved).rejects.toMatchObject({ code: 'storage.corrupt' })
    await inner.commit({ tenant: 'other', puts: [{ ...raw, guard: 'absent' }] })
    await keys.current('other')
    const foreign = storage.get([{ kind: 'ticket', id: 't1' }], { tenant: 'other' })
    await expect(foreign).rejects.toMatchObject({
      code: expect.stringMatching(/storage.corrupt|encryption.unknown_key/),
    })
  })
})

describe('asking for an encrypted field', () => {
  it('is answered by the blind index, also through scope, and, or and not', async () => {
    const { storage } = world()
    await put(storage, 't1', doc)
    await put(storage, 't2', { ...doc, contact: { phone: '13900005678' } })
    await put(storage, 't3', { subject: '无联系人' })
    expect(await idsWhere(storage, isPhone(phone))).toEqual(['t1'])
    const either = { field: 'contact.phone', op: 'in', value: [phone, '13900005678', null] } as const
    expect(await idsWhere(storage, either)).toEqual(['t1', 't2', 't3'])
    expect(await idsWhere(storage, { not: isPhone(phone) })).toEqual(['t2', 't3'])
    const scoped = { kind: 'ticket', scope: { or: [isPhone(phone), isPhone('1')] }, limit: 10 }
    expect((await storage.query(scoped, { tenant })).rows.map(({ id }) => id)).toEqual(['t1'])
    expect(await storage.count?.({ kind: 'ticket', where: isPhone(phone) }, 10, { tenant })).toEqual({
      n: 1,
      exact: true,
    })
  })

  it.each([
    { field: 'contact.phone', op: 'prefix', value: '138' },
    { field: 'contact.phone', op: 'ne', value: phone },
    { field: 'contact.phone', op: 'exists', value: true },
    { field: 'contact.phone.deeper', op: 'eq', value: phone },
    { field: 'contact.name', op: 'eq', value: '李工' },
    { field: '_blind.contact.phone', op: 'gte', value: '' },
    { field: '_enc.k', op: 'eq', value: 'key-1' },
  ] as Filter[])('is refused for %o', async (condition) => {
    const { storage } = world()
    const refusal = { code: 'encryption.not_searchable' }
    const nested: Filter = { or: [{ not: { and: [condition] } }] }
    for (const filter of [condition, nested]) {
      await expect(
        storage.query({ kind: 'ticket', where: filter, limit: 1 }, { tenant }),
      ).rejects.toMatchObject(refusal)
      await expect(
        storage.query({ kind: 'ticket', scope: filter, limit: 1 }, { tenant }),
      ).rejects.toMatchObject(refusal)
      await expect(storage.count?.({ kind: 'ticket', where: filter }, 1, { tenant })).rejects.toMatchObject(
        refusal,
      )
    }
  })

  it('is refused as an order', async () => {
    const { storage } = world()
    const query = { kind: 'ticket', limit: 1, order: { by: 'contact.phone', direction: 'asc' } } as const
    await expect(storage.query(query, { tenant })).rejects.toMatchObject({
      code: 'encryption.not_searchable',
    })
  })
})
