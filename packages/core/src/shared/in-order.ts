import { canonicalJson } from './canonical-json.js'
import type { Instant } from './clock.js'
import type { JsonObject } from './json.js'

/** What ordering needs of an event of a record's stream. */
export interface Happening {
  readonly type: string
  readonly at: Instant
  readonly actor: string
  readonly data: JsonObject
}

/**
 * The events up to `now` in one order, however those of the same instant came in: the record's beginning,
 * then changed attributes, then words (the requester's before the answer), then changes of status, each where
 * the one before it ended.
 */
export function inOrder<Event extends Happening>(events: readonly Event[], now: Instant): Event[] {
  const sorted = events
    .filter((event) => event.at <= now)
    .map((event) => ({ event, rank: rankOf(event) }))
    .sort((a, b) => a.event.at - b.event.at || a.rank - b.rank || compareText(a.event, b.event))
  return chain(sorted.map(({ event }) => event))
}

function rankOf({ type, data }: Happening): number {
  if (type === 'ticket.filed' || type === 'case.created') return 0
  if (typeof data.to === 'string') return 4
  if (data.changed) return 1
  return data.by === 'requester' ? 2 : 3
}

function compareText(a: Happening, b: Happening): number {
  // Storages give the keys of a document back in an order of their own.
  const [first, second] = [canonicalJson([a.type, a.actor, a.data]), canonicalJson([b.type, b.actor, b.data])]
  return first < second ? -1 : first > second ? 1 : 0
}

function chain<Event extends Happening>(events: Event[]): Event[] {
  const ordered: Event[] = []
  const rest = [...events]
  let status: unknown
  for (let event = rest[0]; event; event = rest[0]) {
    const [next] = rest.splice(isMove(event) ? nextMove(rest, event.at, status) : 0, 1)
    if (!next) break
    ordered.push(next)
    if (isMove(next)) status = next.data.to
  }
  return ordered
}

const isMove = ({ data }: Happening): boolean => typeof data.to === 'string'

/** The move that goes on from the status; what stays in it comes before what leaves it, or it would lead back. */
function nextMove(events: readonly Happening[], at: Instant, status: unknown): number {
  let found = 0
  for (const [index, { at: when, data }] of events.entries()) {
    if (when !== at) break
    if (data.from !== status || typeof data.to !== 'string') continue
    if (data.to === status) return index
    if (events[found]?.data.from !== status) found = index
  }
  return found
}
