import type { CheckedPurge } from './check-purge.js'
import type { PurgeResult } from './purge-types.js'
import type { PlainPage } from './select-page.js'
import type {
  Capabilities,
  ChangePage,
  Commit,
  FeedOptions,
  Key,
  LoadBatch,
  LoadResult,
  ReadOptions,
  Row,
  Token,
} from './types.js'
import type { CheckedCount, CheckedQuery, CheckedWriteSet } from './validate.js'

/**
 * What a host writes for its own system: plain functions that are given checked input only. A part that the
 * capabilities deny is left out.
 */
export interface StorageParts {
  readonly name: string
  readonly capabilities: Capabilities
  /** The rows in the order of the keys, `undefined` where there is none. Never called without keys. */
  get(keys: readonly Key[], options: ReadOptions): Promise<(Row | undefined)[]>
  /** Rows after `query.after` in the query's order, at most `limit`, and whether there are more. */
  query(query: CheckedQuery, options: ReadOptions): Promise<PlainPage>
  /** All or nothing; a known idempotency key is answered before any guard is looked at (see `assertGuards`). */
  commit(writes: CheckedWriteSet): Promise<Commit>
  close?(): Promise<void>
  changes?(after: Token | null, options: FeedOptions): Promise<ChangePage>
  watch?(hint: () => void): () => void
  /** How many rows match; may stop as soon as it knows that there are more than `cap`. */
  count?(query: CheckedCount, cap: number, options: ReadOptions): Promise<number>
  bulkLoad?(batch: LoadBatch): Promise<LoadResult>
  /** In one transaction; throws `feedGap` from `changes` from then on to whoever has not seen what is gone. */
  purge?(purge: CheckedPurge): Promise<PurgeResult>
}

/** Throws a plain Error when the parts and what they claim to be capable of contradict each other. */
export function assertClaims(parts: StorageParts): void {
  const { feed, count, bulkLoad, purge, atomicOps } = parts.capabilities
  const claims = [
    ['changes', feed, parts.changes],
    ['count', count, parts.count],
    ['bulkLoad', bulkLoad, parts.bulkLoad],
    ['purge', purge, parts.purge],
  ] as const
  for (const [method, claimed, part] of claims)
    if (claimed !== (part !== undefined))
      throw new Error(`${parts.name}: ${method} and its capability disagree.`)
  if (atomicOps < 100)
    throw new Error(`${parts.name}: a storage takes at least 100 operations in one commit.`)
}
