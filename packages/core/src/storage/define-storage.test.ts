import { describe, expect, it } from 'vitest'
import { defineStorage } from './define-storage.js'
import { StorageError } from './error.js'
import type { StorageParts } from './storage-parts.js'
import type { Capabilities } from './types.js'

const capabilities: Capabilities = {
  atomicOps: 100,
  filterPaths: [],
  feed: false,
  readToken: false,
  count: false,
  bulkLoad: false,
  purge: false,
  maxDocBytes: 1000,
  durability: 'strict',
}
const parts: StorageParts = {
  name: 'crm',
  capabilities,
  get: async (keys) => keys.map(() => undefined),
  query: async () => ({ rows: [], more: false }),
  commit: async () => ({ token: '', replayed: false, result: null }),
}
const tenant = 'acme'
const key = { kind: 'ticket', id: 'a' }
const fail = async () => {
  throw new TypeError('fetch failed')
}

describe('defineStorage', () => {
  it('calls a failed read unavailable and a failed commit of unknown outcome, and keeps the cause', async () => {
    const storage = defineStorage({ ...parts, get: fail, commit: fail })
    const cause = expect.objectContaining({ message: 'fetch failed' })
    await expect(storage.get([key], { tenant })).rejects.toMatchObject({
      code: 'storage.unavailable',
      retry: 'later',
      cause,
    })
    await expect(storage.commit({ tenant })).rejects.toMatchObject({
      code: 'storage.unknown_outcome',
      retry: 'same_key',
      cause,
    })
  })

  it('lets a coded failure of the host through', async () => {
    const busy = defineStorage({
      ...parts,
      commit: async () => Promise.reject(new StorageError('storage.busy')),
    })
    await expect(busy.commit({ tenant })).rejects.toMatchObject({ code: 'storage.busy' })
  })

  it('refuses an answer to a reader who went away meanwhile', async () => {
    const leaving = new AbortController()
    const storage = defineStorage({
      ...parts,
      get: async () => {
        leaving.abort()
        return []
      },
    })
    const read = storage.get([key], { tenant, signal: leaving.signal })
    await expect(read).rejects.toMatchObject({ code: 'storage.aborted' })
  })

  it('refuses a token where tokens are not honoured', async () => {
    const read = defineStorage(parts).get([key], { tenant, token: '1' })
    await expect(read).rejects.toMatchObject({ code: 'storage.not_supported' })
  })

  it('closes once and refuses everything after', async () => {
    let closed = 0
    const storage = defineStorage({
      ...parts,
      close: async () => {
        closed++
      },
    })
    await Promise.all([storage.close(), storage.close()])
    expect(closed).toBe(1)
    await expect(storage.commit({ tenant })).rejects.toMatchObject({ code: 'storage.closed' })
  })

  it('does not accept claims that the parts do not keep', () => {
    expect(() => defineStorage({ ...parts, capabilities: { ...capabilities, feed: true } })).toThrow(
      /changes/,
    )
    expect(() => defineStorage({ ...parts, count: async () => 0 })).toThrow(/count/)
    expect(() => defineStorage({ ...parts, capabilities: { ...capabilities, atomicOps: 99 } })).toThrow(/100/)
  })
})
