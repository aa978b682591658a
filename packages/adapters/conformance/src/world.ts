import type { JsonObject } from '@caselore/core/shared'
import type {
  EventInput,
  Key,
  Put,
  Query,
  Row,
  Storage,
  StorageCode,
  StorageError,
  StoredEvent,
} from '@caselore/core/storage'
import { expect } from 'vitest'

/** The smallest world that the scenarios play in: a tenant, a kind, short ways to say what is written and read. */
export const tenant = 'acme'
export const options = { tenant }

export const key = (id: string, kind = 'ticket'): Key => ({ kind, id })

export const put = (
  id: string,
  guard: Put['guard'] = 'absent',
  doc: JsonObject = {},
  kind = 'ticket',
): Put => ({
  kind,
  id,
  guard,
  doc,
})

export const event = (id: string, aggregateId = 'a', version = 1, data: JsonObject = {}): EventInput => ({
  id,
  type: 'ticket.edited',
  aggregate: key(aggregateId),
  version,
  at: 1_795_000_000_000,
  actor: 'agent-1',
  data,
})

/** Stores one document per entry, in commits of a hundred. */
export async function fill(
  storage: Storage,
  docs: Readonly<Record<string, JsonObject>>,
  into = tenant,
): Promise<void> {
  const puts = Object.entries(docs).map(([id, doc]) => put(id, 'absent', doc))
  for (let i = 0; i < puts.length; i += 100)
    await storage.commit({ tenant: into, puts: puts.slice(i, i + 100) })
}

/** Documents `t000` to `t…` that differ in `n`. */
export const numbered = (
  count: number,
  doc: (n: number) => JsonObject = (n) => ({ n }),
): Record<string, JsonObject> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${String(n).padStart(4, '0')}`, doc(n)]))

export async function read(storage: Storage, id: string, from = tenant): Promise<Row | undefined> {
  const [row] = await storage.get([key(id)], { tenant: from })
  return row
}

/** The ids of all pages, from the cursor on. */
export async function walk(storage: Storage, query: Partial<Query> = {}, from = tenant): Promise<string[]> {
  const ids: string[] = []
  let cursor = query.cursor
  do {
    const page = await storage.query({ kind: 'ticket', limit: 1000, ...query, cursor }, { tenant: from })
    expect(page.rows.length).toBeLessThanOrEqual(query.limit ?? 1000)
    ids.push(...page.rows.map((row) => row.id))
    cursor = page.cursor
  } while (cursor !== undefined)
  return ids
}

/** All events after the token. */
export async function feedOf(storage: Storage, limit = 1000, from = tenant): Promise<StoredEvent[]> {
  const events: StoredEvent[] = []
  for (let token: string | null = null, more = true; more; ) {
    const page = await changes(storage, token, limit, from)
    events.push(...page.events)
    token = page.token
    more = page.more
  }
  return events
}

export async function changes(storage: Storage, after: string | null, limit = 1000, from = tenant) {
  if (!storage.changes) throw new Error('The storage claims a feed and has no changes().')
  return storage.changes(after, { tenant: from, limit })
}

/** The refusal with which the work ends; fails when it succeeds or ends in another one. */
export async function refusal(work: Promise<unknown>, code: StorageCode): Promise<StorageError> {
  const outcome = await work.then(
    () => 'done',
    (error: unknown) => error,
  )
  expect(outcome).toMatchObject({ code, messages: { zh: expect.any(String), en: expect.any(String) } })
  return outcome as StorageError
}
