import { compileFilter, type Filter } from '../filter/index.js'
import type { Instant, JsonObject } from '../shared/index.js'
import type { AuditEntry } from './audit-entry.js'
import type { ChainHead } from './chain-marks.js'

/** How long entries of a kind are kept at least. */
export interface RetentionClass {
  readonly id: string
  /** Which entries; default: all. */
  readonly where?: Filter
  /** Whole days, or calendar years in UTC; exactly one of the two. */
  readonly days?: number
  readonly years?: number
}

/**
 * Keeps everything for 180 days, and for five calendar years what was done in a session that the host marked
 * `environment.retention: 'finance'`. Hosts give their own list instead.
 */
export const standardRetention: readonly RetentionClass[] = [
  { id: 'standard', days: 180 },
  { id: 'finance', years: 5, where: { field: 'environment.retention', op: 'eq', value: 'finance' } },
]

/** Entries that must stay whatever their age, as for a lawsuit (保全). */
export interface LegalHold {
  readonly id: string
  readonly where: Filter
  readonly reason: string
  readonly by: string
  readonly at: Instant
  readonly releasedAt?: Instant
}

/** Why the first entry that stays has to stay. */
export interface KeptEntry {
  readonly seq: number
  /** The end of its class's time, where that keeps it. */
  readonly until?: Instant
  /** The class that keeps it longest; absent when no class is about it: then it stays for good. */
  readonly retention?: string
  readonly hold?: string
}

/** What of a chain may be removed: the entries from its beginning up to `upTo`, and nothing else. */
export interface RetentionPlan {
  readonly count: number
  /** Where the chain then begins; absent when nothing may be removed. */
  readonly upTo?: ChainHead
  /** What stops the removal; absent when everything given may go. */
  readonly kept?: KeptEntry
}

export interface RetentionOptions {
  readonly now: Instant
  readonly holds?: readonly LegalHold[]
}

/**
 * Which entries at the beginning of a chain are past their time. A chain can lose its beginning only, because every later
 * entry rests on the one before it; so the plan ends at the first entry that is still within the longest of its classes,
 * under a hold, or in no class at all, and what lies behind that stays as well, whatever its age. Holds one entry at a
 * time, and reads no further than it must.
 */
export async function retentionPlan(
  entries: Iterable<AuditEntry> | AsyncIterable<AuditEntry>,
  classes: readonly RetentionClass[],
  { now, holds = [] }: RetentionOptions,
): Promise<RetentionPlan> {
  const whyKept = keeper(classes, holds, now)
  let upTo: ChainHead | undefined
  let count = 0
  for await (const entry of entries) {
    const kept = whyKept(entry)
    if (kept) return { count, ...(upTo ? { upTo } : {}), kept }
    upTo = { seq: entry.seq, hash: entry.hash }
    count++
  }
  return { count, ...(upTo ? { upTo } : {}) }
}

function keeper(classes: readonly RetentionClass[], holds: readonly LegalHold[], now: Instant) {
  const kinds = classes.map((one) => ({ ...one, matches: matcher(one.where), end: endOf(one) }))
  const open = holds
    .filter(({ releasedAt }) => releasedAt === undefined)
    .map((hold) => ({ id: hold.id, matches: matcher(hold.where) }))
  return (entry: AuditEntry): KeptEntry | undefined => {
    const doc = entry as unknown as JsonObject
    const hold = open.find(({ matches }) => matches(doc))
    if (hold) return { seq: entry.seq, hold: hold.id }
    const spans = kinds
      .filter(({ matches }) => matches(doc))
      .map(({ id, end }) => ({ id, until: end(entry.at) }))
    const [longest] = spans.sort((a, b) => b.until - a.until)
    if (!longest) return { seq: entry.seq }
    return longest.until > now ? { seq: entry.seq, until: longest.until, retention: longest.id } : undefined
  }
}

const matcher = (where: Filter | undefined) => (where ? compileFilter(where) : () => true)

const day = 86_400_000

function endOf({ id, days, years }: RetentionClass): (at: Instant) => Instant {
  const isLength = (n: number | undefined) => n !== undefined && Number.isInteger(n) && n > 0
  if (isLength(days) === isLength(years))
    throw new Error(`The retention class ${id} needs a whole number of days or of years`)
  return (at) => (days === undefined ? yearsLater(at, years ?? 0) : at + days * day)
}

function yearsLater(at: Instant, years: number): Instant {
  const date = new Date(at)
  return date.setUTCFullYear(date.getUTCFullYear() + years)
}
