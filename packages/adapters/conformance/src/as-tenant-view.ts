import { type Storage, tenantView } from '@caselore/core/storage'
import type { StorageSubject } from './scenario.js'
import { event, put, tenant } from './world.js'

const neighbour = 'neighbour'

/** What scenarios store, in another tenant: whoever sees any of it, or meets it as a guard, sees too much. */
async function moveIn(storage: Storage): Promise<void> {
  const ids = ['a', 'b', 'c', 'd', ...Array.from({ length: 40 }, (_, n) => `t${String(n).padStart(4, '0')}`)]
  const puts = ids.map((id) => put(id, 'absent', { n: -1, region: 'east', urgent: true }))
  await storage.commit({ tenant: neighbour, puts })
  for (const key of ['attempt-1', 'k', 'old', 'young'])
    await storage.commit({
      tenant: neighbour,
      events: [event(`neighbour-${key}`)],
      idempotency: { key, hash: 'the neighbour’s', result: neighbour },
    })
}

/**
 * The same storages, each seen through a view of one tenant, with a neighbour beside it who has records, events and
 * idempotency keys of the names that the scenarios use.
 *
 * @example
 * ```ts
 * describeStorage(asTenantView({ name: 'crm', create: () => crmStorage(fakeCrm()) }))
 * ```
 */
export function asTenantView({ inspect: _, ...subject }: StorageSubject): StorageSubject {
  const { reopen } = subject
  const viewed = (storage: Storage): Storage => {
    const view = tenantView(storage, tenant)
    return {
      ...view,
      async close() {
        await view.close()
        await storage.close()
      },
    }
  }
  return {
    ...subject,
    name: `${subject.name}, one tenant`,
    oneTenant: true,
    async create() {
      const storage = await subject.create()
      await moveIn(storage)
      return viewed(storage)
    },
    ...(reopen && { reopen: async () => viewed(await reopen()) }),
  }
}
