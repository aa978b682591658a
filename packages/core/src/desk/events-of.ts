import type { Key, Storage, StoredEvent, Token } from '../storage/index.js'

const pageSize = 1_000

/** Everything that happened to one aggregate, in order. */
export async function eventsOf(storage: Storage, tenant: string, aggregate: Key): Promise<StoredEvent[]> {
  if (!storage.changes) throw new Error('createDesk refuses a storage without a feed')
  const events: StoredEvent[] = []
  for (let after: Token | null = null, more = true; more; ) {
    const page = await storage.changes(after, { tenant, aggregate, limit: pageSize })
    events.push(...page.events)
    after = page.token
    more = page.more
  }
  return events
}
