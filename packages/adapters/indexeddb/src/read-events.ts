import {
  type ChangePage,
  type FeedOptions,
  feedGap,
  formatPosition,
  parsePosition,
  type StoredEvent,
  type Token,
} from '@caselore/core/storage'
import type { NumberedEvent, Transaction } from './schema.js'

/** Events after the token, of the tenant or of one aggregate. Commits take turns, so that no number comes late. */
export async function readEvents(
  transaction: Transaction<'readonly'>,
  after: Token | null,
  { tenant, limit, aggregate, kept }: FeedOptions,
): Promise<ChangePage> {
  const from = after === null ? 0 : parsePosition(after)
  const floor = aggregate || kept ? 0 : await transaction.objectStore('progress').get([tenant, 'floor'])
  if (floor !== undefined && from < floor) throw feedGap(floor)
  const events = transaction.objectStore('events')
  const prefix = aggregate ? [tenant, aggregate.kind, aggregate.id] : [tenant]
  const range = IDBKeyRange.bound([...prefix, from], [...prefix, []], true, true)
  const found = await (aggregate ? events.index('aggregate') : events).getAll(range, limit + 1)
  const page = found.slice(0, limit).map(toEvent)
  return {
    events: page,
    token: page.at(-1)?.position ?? after ?? formatPosition(0),
    more: found.length > limit,
  }
}

const toEvent = ({ tenant: _tenant, n, ...event }: NumberedEvent): StoredEvent => ({
  ...event,
  position: formatPosition(n),
})
