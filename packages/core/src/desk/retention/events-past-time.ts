import type { Instant, JsonObject } from '../../shared/index.js'
import type { StoredEvent, Token } from '../../storage/index.js'
import type { DeskContext } from '../context.js'
import { slowestConsumer } from './consumers.js'
import { type HeldRecords, nameOf } from './held-records.js'

/** Which events may go, among those that a run looks at. */
export interface EventsPastTime {
  readonly positions: readonly Token[]
  readonly held: number
  readonly waitingFor?: string
  /** Where to go on looking; absent when all that is past its time was looked at. */
  readonly after?: Token
}

/** Looks at up to so many events from a place on, and no further than the first that is still within its time. */
export async function eventsPastTime(
  desk: DeskContext,
  tenant: string,
  asked: {
    readonly after: Token | null
    readonly until: Instant
    readonly limit: number
    readonly held: HeldRecords
  },
): Promise<EventsPastTime> {
  const { storage } = desk
  const page = await storage.changes?.(asked.after, { tenant, limit: asked.limit, kept: true })
  if (!page) throw new Error('createDesk refuses a storage without a feed')
  const young = page.events.findIndex(({ at }) => at >= asked.until)
  const old = young < 0 ? page.events : page.events.slice(0, young)
  const slowest = await slowestConsumer(storage, tenant)
  const seen = old.filter(({ position }) => !slowest || (slowest.token !== null && position <= slowest.token))
  const resting = await atRest(desk, tenant, seen)
  const free = resting.filter(({ aggregate }) => !asked.held.names.has(nameOf(aggregate)))
  const isThrough = young >= 0 || !page.more || seen.length < old.length
  return {
    positions: free.map(({ position }) => position),
    held: resting.length - free.length,
    ...(slowest && seen.length < old.length ? { waitingFor: slowest.name } : {}),
    ...(isThrough ? {} : { after: page.token }),
  }
}

/** The events whose record nothing is computed for any more. */
async function atRest(
  { storage }: DeskContext,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<readonly StoredEvent[]> {
  const keys = [...new Map(events.map(({ aggregate }) => [nameOf(aggregate), aggregate])).values()]
  const rows = keys.length === 0 ? [] : await storage.get(keys, { tenant })
  const resting = new Set(keys.flatMap((key, i) => (isAtRest(key.kind, rows[i]?.doc) ? [nameOf(key)] : [])))
  return events.filter(({ aggregate }) => resting.has(nameOf(aggregate)))
}

function isAtRest(kind: string, doc: JsonObject | undefined): boolean {
  if (!doc) return true
  if (kind === 'ticket') return ['closed', 'merged'].includes(String(doc.statusCategory)) && !isDue(doc)
  if (kind === 'case') return ['archived', 'retired'].includes(String(doc.status)) && !isDue(doc)
  return true
}

/** Time will do something to it still. */
const isDue = (doc: JsonObject): boolean => doc.wakeAt !== undefined
