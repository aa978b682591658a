import { describe, expect, it } from 'vitest'
import { memoryStorage } from './memory.js'
import { tenantView } from './tenant-view.js'

// That a view reaches no other tenant, and is otherwise the storage, is what the conformance kit shows of it.
describe('a view of one tenant', () => {
  it('ends without ending the storage, and hears nothing afterwards', async () => {
    const storage = memoryStorage()
    const view = tenantView(storage, 'acme')
    let hints = 0
    view.watch?.(() => hints++)
    await view.close()
    await expect(view.get([{ kind: 'a', id: 'a' }], { tenant: 'acme' })).rejects.toMatchObject({
      code: 'storage.closed',
    })
    await storage.commit({ tenant: 'acme', puts: [{ kind: 'a', id: 'a', guard: 'absent', doc: {} }] })
    await Promise.resolve()
    expect(hints).toBe(0)
  })

  it('is of a tenant', () => {
    expect(() => tenantView(memoryStorage(), 'a b')).toThrow(
      expect.objectContaining({ code: 'storage.invalid' }),
    )
  })
})
