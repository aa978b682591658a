import type { ReadOptions, Row, Storage, StoredEvent, Token } from '../storage/index.js'
import { transferRefusals } from './refusals.js'

/** What a storage takes in one commit at the least. */
export const chunkItems = 100
const chunkText = 1024 * 1024
const longestPage = 1000

type Where = Pick<ReadOptions, 'tenant' | 'signal'>

export async function* allRows(
  storage: Storage,
  kind: string,
  { tenant, signal }: Where,
): AsyncGenerator<Row> {
  let cursor: string | undefined
  let limit = chunkItems
  do {
    const page = await storage.query({ kind, limit, cursor }, { tenant, signal })
    const text = JSON.stringify(page.rows).length
    yield* page.rows
    // Few large documents or many small ones: a page holds about as much as a chunk may.
    limit = Math.max(1, Math.min(longestPage, Math.floor((chunkText * page.rows.length) / text)))
    cursor = page.cursor
  } while (cursor !== undefined)
}

export async function* allEvents(
  storage: Storage,
  { tenant, signal }: Where,
  after: Token | null = null,
): AsyncGenerator<StoredEvent> {
  if (!storage.changes)
    throw transferRefusals.error('transfer.storage_lacks', { details: { feature: 'feed' } })
  let token = after
  let more = true
  while (more) {
    const page = await storage.changes(token, { tenant, limit: chunkItems, signal, kept: true })
    yield* page.events
    ;({ token, more } = page)
  }
}

/** Cut by content alone, so that two storages with other pages give the same chunks. */
export async function* chunked<Item extends object>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let chunk: Item[] = []
  let size = 0
  for await (const item of items) {
    const length = JSON.stringify(item).length
    if (chunk.length === chunkItems || (chunk.length > 0 && size + length > chunkText)) {
      yield chunk
      chunk = []
      size = 0
    }
    chunk.push(item)
    size += length
  }
  if (chunk.length > 0) yield chunk
}
