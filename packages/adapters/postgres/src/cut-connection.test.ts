import { createDesk } from '@caselore/core'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { pgDriver } from './pg-driver.js'
import { postgresStorage } from './postgres-storage.js'
import { cuttingProxy } from './testing/cutting-proxy.js'
import { startPostgres } from './testing/start-postgres.js'

const tenant = 'acme'
const server = await startPostgres({ own: true })
const proxy = await cuttingProxy(server.url)
const pool = new pg.Pool({ connectionString: proxy.url, max: 2 })
pool.on('error', () => undefined)
const storage = await postgresStorage(pgDriver(pool), { notify: false })
afterAll(async () => {
  await storage.close()
  await pool.end()
  await proxy.close()
  await server.stop()
})

const writes = (id: string) => ({
  tenant,
  puts: [{ kind: 'ticket', id, guard: 'absent' as const, doc: {} }],
  idempotency: { key: `k-${id}`, hash: 'h', result: id },
})
const unknown = { code: 'storage.unknown_outcome', retry: 'same_key' }

describe('a connection that is cut', () => {
  it('between the commit and its answer leaves the outcome unknown, and the same key tells that it happened', async () => {
    proxy.cutBeforeAnswer()
    await expect(storage.commit(writes('a'))).rejects.toMatchObject(unknown)
    expect(await storage.commit(writes('a'))).toMatchObject({ replayed: true, result: 'a' })
  })

  it('before the server has the commit leaves the outcome unknown, and with the same key it happens now', async () => {
    proxy.cutBeforeCommit()
    await expect(storage.commit(writes('b'))).rejects.toMatchObject(unknown)
    expect(await storage.commit(writes('b'))).toMatchObject({ replayed: false, result: 'b' })
  })

  it('is no matter to whoever called the desk, which asks with the same key: one ticket is filed', async () => {
    const desk = await createDesk({ storage })
    const agent = desk.as({
      tenant,
      actor: { id: 'a1', roles: ['agent'], attributes: { regions: ['华东'] } },
    })
    proxy.cutBeforeAnswer()
    const { id } = await agent.tickets.file({ subject: '注塑机停机' })
    expect(proxy.isCut()).toBe(true)
    const { items } = await agent.tickets.list({ where: { field: 'subject', op: 'eq', value: '注塑机停机' } })
    expect(items.map((ticket) => ticket.id)).toEqual([id])
  })
})
