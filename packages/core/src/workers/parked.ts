import type { Filter } from '../filter/index.js'
import { type JsonObject, sha256Hex } from '../shared/index.js'
import type { Key, Put, Row, Storage, Token } from '../storage/index.js'
import { errorText } from './error-text.js'
import type { ParkedAggregate } from './relay-options.js'

export const parkedKind = 'parked'

export type ParkedRow = Row<ParkedAggregate>

/** Names an aggregate's place among the parked ones; hashed, because kind, id and relay together are too long for an id. */
export const parkedKey = async (relay: string, { kind, id }: Key): Promise<Key> => ({
  kind: parkedKind,
  id: `${relay}.${await sha256Hex(`${kind}/${id}`)}`,
})

export const parkedPut = (key: Key, guard: Put['guard'], doc: ParkedAggregate): Put => ({
  ...key,
  guard,
  doc: doc as unknown as JsonObject,
})

export const nameOf = ({ kind, id }: Key): string => `${kind}/${id}`

/** All that meet the filter. Few at any time: how many a relay may park is limited. */
export async function* parkedWhere(
  storage: Storage,
  tenant: string,
  where: Filter,
): AsyncGenerator<ParkedRow> {
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await storage.query({ kind: parkedKind, where, limit: 500, cursor }, { tenant })
    yield* page.rows as unknown as readonly ParkedRow[]
    cursor = page.cursor
  }
}

/** An aggregate whose event has failed, for the first time or once more. */
export const afterFailure = (
  parked: Omit<ParkedAggregate, 'state' | 'nextAt' | 'error'>,
  error: unknown,
  when: { readonly now: number; readonly delay: number; readonly mostAttempts: number },
): ParkedAggregate => {
  const isDead = parked.attempts >= when.mostAttempts
  return {
    ...parked,
    state: isDead ? 'dead' : 'waiting',
    nextAt: isDead ? when.now : when.now + when.delay,
    error: errorText(error),
  }
}

/** Whether an event comes before or at a place; tokens of one tenant sort as text in the order of the feed. */
export const isReached = (position: Token, token: Token | null): boolean =>
  token !== null && position <= token
