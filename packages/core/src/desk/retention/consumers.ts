import type { Storage, Token } from '../../storage/index.js'

/** Someone who follows the stream, and how far they have come. */
interface Consumer {
  readonly name: string
  readonly token: Token | null
}

/**
 * Whoever would lose events: relays with what they have parked, and followers whose place is kept. Indexes that are built anew
 * from the records when they meet a gap are none of them.
 */
export async function slowestConsumer(storage: Storage, tenant: string): Promise<Consumer | undefined> {
  let slowest: Consumer | undefined
  for await (const consumer of consumers(storage, tenant))
    if (!slowest || isBefore(consumer.token, slowest.token)) slowest = consumer
  return slowest
}

async function* consumers(storage: Storage, tenant: string): AsyncGenerator<Consumer> {
  interface Relay {
    readonly state: { readonly token: Token | null }
  }
  for await (const { id, doc } of rows<Relay>(storage, tenant, 'relay'))
    yield { name: `relay ${id}`, token: doc.state.token }
  for await (const { doc } of rows<{ line: string; after: Token | null }>(storage, tenant, 'parked'))
    yield { name: `relay ${doc.line}`, token: doc.after }
  for await (const { id, doc } of rows<{ token?: Token | null }>(storage, tenant, 'cursor'))
    yield { name: `follower ${id}`, token: doc.token ?? null }
}

/** `null` is before everything. */
const isBefore = (one: Token | null, other: Token | null): boolean =>
  other !== null && (one === null || one < other)

async function* rows<Doc>(storage: Storage, tenant: string, kind: string) {
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await storage.query({ kind, limit: 1_000, cursor }, { tenant })
    for (const row of page.rows) yield { id: row.id, doc: row.doc as unknown as Doc }
    cursor = page.cursor
  }
}
