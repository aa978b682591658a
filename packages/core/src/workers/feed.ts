import { isRefusal, type Refusal } from '../shared/index.js'
import type { ChangePage, FeedOptions, Storage, Token } from '../storage/index.js'
import { feedRefusals } from './feed-refusals.js'

/** Events after the place were purged; `gap` is where the feed goes on. */
export interface FeedGap {
  readonly gap: Token
  readonly refusal: Refusal
}

/** Reads the feed for whoever follows it. Any error but a gap is thrown. */
export async function readFeed(
  storage: Storage,
  after: Token | null,
  options: FeedOptions,
): Promise<ChangePage | FeedGap> {
  try {
    return await changesOf(storage, after, options)
  } catch (error) {
    if (isRefusal(error) && error.code === 'storage.feed_gap')
      return { gap: String(error.details.from), refusal: error }
    throw error
  }
}

/** The feed’s last token now. Of a feed that was purged whole, the place where it goes on. */
export async function endOfFeed(storage: Storage, tenant: string): Promise<Token | null> {
  let token: Token | null = null
  for (let more = true; more; ) {
    const page: ChangePage | FeedGap = await readFeed(storage, token, { tenant, limit: 1_000 })
    more = 'gap' in page || page.more
    token = 'gap' in page ? beyond(token, page) : page.token
  }
  return token
}

/** The place where the feed goes on; a storage that names none beyond the one it refused would have its reader ask for ever. */
export function beyond(token: Token | null, { gap, refusal }: FeedGap): Token {
  if (token !== null && gap <= token) throw refusal
  return gap
}

/** The feed of a storage that has one; another is refused with `worker.storage_lacks_feed`. */
export function changesOf(storage: Storage, after: Token | null, options: FeedOptions): Promise<ChangePage> {
  if (!storage.changes) throw feedRefusals.error('worker.storage_lacks_feed')
  return storage.changes(after, options)
}
