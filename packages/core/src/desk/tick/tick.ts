import * as z from 'zod/mini'
import { identifier, instant, parseInput } from '../../schema/index.js'
import { type Instant, isRefusal } from '../../shared/index.js'
import { type Count, StorageError } from '../../storage/index.js'
import type { DeskContext, SessionContext } from '../context.js'
import { must } from '../must.js'
import { deskItself } from '../system-session.js'
import { dueRecords, whatIsLeft } from './due-records.js'
import { restatePage } from './restate-all.js'
import { type Budget, settleRecord } from './settle-record.js'

export interface TickOptions {
  readonly tenant: string
  /** The moment up to which is done what is due. Default: the desk’s clock. */
  readonly now?: Instant
  /** Most things done in this call, each a commit of its own: 1 to 10,000, default 100. */
  readonly limit?: number
  /** Ends the call after the thing under way; the answer tells what is left. */
  readonly signal?: AbortSignal
  /** Who or what lets it run, as `timer-2`; in the audit as on whose behalf. */
  readonly by?: string
}

/** What one call of `tick` did, and what it left. */
export interface TickReport {
  /** Warnings, breaches, steps and timers, those included that another worker did at the same moment. */
  readonly done: number
  /** Steps and timers that were refused, each told by an event with the code. */
  readonly refused: number
  /** Records that are due still, without the failed ones; counted to a hundred or more. */
  readonly left: Count
  /** Stored moments are being computed anew by changed rules, and there is more of it: call again. */
  readonly restating: boolean
  /** When something is due next; in the past while something is left. Absent when nothing is. */
  readonly next?: Instant
  /** Records on which something went wrong. They are due still and come again with the next call. */
  readonly failed: readonly { readonly kind: string; readonly id: string; readonly error: unknown }[]
}

const tickInput = z.strictObject({
  tenant: identifier,
  now: z.optional(instant),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  by: z.optional(identifier),
})

/** One call of `desk.tick`; see there. */
export async function runTick(desk: DeskContext, { signal, ...rest }: TickOptions): Promise<TickReport> {
  desk.assertOpen()
  const { tenant, now = desk.clock(), limit = 100, by } = must(parseInput(tickInput, rest))
  const system = at(deskItself(desk, tenant, by), now)
  const spent = { done: 0, refused: 0 }
  const budget: Budget = {
    spent,
    over: () => spent.done + spent.refused >= limit || signal?.aborted === true,
  }
  const failed: { kind: string; id: string; error: unknown }[] = []
  const restating = await restatePage(system)
  for await (const key of dueRecords(system)) {
    if (budget.over()) break
    try {
      await settleRecord(system, key, budget)
    } catch (error) {
      if (isForAll(error)) throw error
      failed.push({ ...key, error })
    }
  }
  const names = new Set(failed.map(({ kind, id }) => `${kind}/${id}`))
  return { ...spent, ...(await whatIsLeft(system, names)), restating, failed }
}

const ofOneRecord: ReadonlySet<string> = new Set(['storage.too_large', 'storage.invalid'])

/** What every other record would meet too; anything else must not keep the others waiting. */
const isForAll = (error: unknown): boolean =>
  error instanceof StorageError
    ? !ofOneRecord.has(error.code)
    : isRefusal(error) && error.code === 'desk.closed'

/** The whole call happens at one moment. */
const at = (system: SessionContext, now: Instant): SessionContext => ({
  ...system,
  now: () => now,
  environment: () => ({ now }),
})
