import * as z from 'zod/mini'
import { parseInput } from '../../schema/index.js'
import type { Instant } from '../../shared/index.js'
import { type Delete, type Purge, type Row, type Storage, StorageError } from '../../storage/index.js'
import { registerKey } from '../audit/legal-holds.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { type Command, run } from '../pipeline.js'
import { readRow } from '../reader.js'
import { type EventsPastTime, eventsPastTime } from './events-past-time.js'
import { type HeldRecords, heldRecords } from './held-records.js'
import { perCommit, rowsPastTime } from './rows-past-time.js'
import { type Retention, type RetentionReport, type RetentionState, standardRetentionDays } from './types.js'

const stateKey = { kind: 'retention', id: 'state' } as const
const day = 86_400_000
const looked = 1_000

const days = z.optional(z.int().check(z.minimum(1), z.maximum(36_500)))
const input = z.strictObject({ events: days, receipts: days, attempts: days, tombstones: days })

interface Plan {
  readonly before: Row<RetentionState> | undefined
  readonly held: HeldRecords
  readonly events: EventsPastTime
  readonly receipts: readonly Delete[]
  readonly tombstones: readonly Delete[]
  /** Where the feed stands now. */
  readonly token: string
}

/**
 * First what is to be removed, and the entry that tells of it, in one commit; then it is removed, in commits that are held to the
 * holds as they were. Cut off in between, the next run finds the same things past their time.
 */
export async function purgeStream(
  session: SessionContext,
  retention: unknown = {},
): Promise<RetentionReport> {
  const { storage } = session.desk
  if (!storage.purge) throw new StorageError('storage.not_supported', { details: { feature: 'purge' } })
  const asked: Retention = must(parseInput(input, retention))
  const now = session.now()
  const until = (name: keyof Retention): Instant => now - (asked[name] ?? standardRetentionDays[name]) * day
  let planned: Plan | undefined
  let state: RetentionState | undefined
  const command: Command<Retention, RetentionState, Plan> = {
    kind: 'configuration',
    action: 'configuration.purge',
    input,
    prepare: () => planPurge(session, until),
    resource: () => ({}),
    change(work, { extra: plan }) {
      planned = plan
      state = stateAfter(plan, until('attempts'), now)
      const next = state
      return plan.before
        ? work.change(plan.before, (draft) => {
            delete draft.after
            Object.assign(draft, next)
          })
        : work.create<RetentionState>(stateKey.kind, next)
    },
  }
  const { version } = await run(session, command, asked)
  if (!planned || !state) throw new Error('a command that ran has planned')
  return carryOut(session, planned, state, version, until('attempts'))
}

async function planPurge(session: SessionContext, until: (name: keyof Retention) => Instant): Promise<Plan> {
  const { desk, tenant } = session
  const before = await readRow<RetentionState>(session, stateKey)
  // The holds first: one that comes later changes their record, and then nothing is removed.
  const held = await heldRecords(session)
  const asked = { after: before?.doc.after ?? null, until: until('events'), limit: looked, held }
  return {
    before,
    held,
    events: await eventsPastTime(desk, tenant, asked),
    receipts: await rowsPastTime(desk.storage, tenant, 'receipt', until('receipts')),
    tombstones: await rowsPastTime(desk.storage, tenant, 'tombstone', until('tombstones')),
    token: (await desk.storage.commit({ tenant })).token,
  }
}

function stateAfter(
  { before, events, receipts, tombstones, token }: Plan,
  attemptsUntil: Instant,
  now: Instant,
) {
  const marks = [...(before?.doc.marks ?? [])]
  // One a day tells well enough where the feed stood when.
  if (now - (marks.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= day) marks.push({ at: now, token })
  while ((marks[1]?.at ?? Number.POSITIVE_INFINITY) < attemptsUntil) marks.shift()
  return {
    id: stateKey.id,
    at: now,
    ...(events.after === undefined ? {} : { after: events.after }),
    marks,
    planned: {
      events: events.positions.length,
      upTo: events.positions.at(-1) ?? '',
      receipts: receipts.length,
      tombstones: tombstones.length,
    },
  } satisfies RetentionState
}

async function carryOut(
  { desk: { storage }, tenant }: SessionContext,
  { events, receipts, tombstones, held }: Plan,
  { marks }: RetentionState,
  version: number,
  attemptsUntil: Instant,
): Promise<RetentionReport> {
  for (const deletes of [receipts, tombstones])
    if (deletes.length > 0) await storage.commit({ tenant, deletes })
  const mark = marks.findLast(({ at }) => at < attemptsUntil)
  const purge: Purge = {
    tenant,
    checks: [
      { ...registerKey, guard: held.register },
      { ...stateKey, guard: version },
    ],
    events: events.positions,
  }
  const first = await storage.purge?.(purge)
  const attempts = mark ? await purgeAttempts(storage, tenant, mark.token) : { removed: 0, more: false }
  const isFull = receipts.length === perCommit || tombstones.length === perCommit
  return {
    events: first?.events ?? 0,
    receipts: receipts.length,
    attempts: attempts.removed,
    tombstones: tombstones.length,
    held: events.held,
    ...(events.waitingFor === undefined ? {} : { waitingFor: events.waitingFor }),
    more: events.after !== undefined || isFull || attempts.more,
  }
}

const attemptsKey = { kind: 'retention', id: 'attempts' } as const

/** A stretch of the names of attempts, from where the last run ended. */
async function purgeAttempts(storage: Storage, tenant: string, upTo: string) {
  const [row] = await storage.get([attemptsKey], { tenant })
  const after = typeof row?.doc.after === 'string' ? row.doc.after : undefined
  const page = await storage.purge?.({ tenant, attempts: { upTo, limit: looked, after } })
  const next = page?.next
  if (next !== after) {
    const doc = next === undefined ? {} : { after: next }
    await storage.commit({ tenant, puts: [{ ...attemptsKey, guard: row?.version ?? 'absent', doc }] })
  }
  return { removed: page?.attempts ?? 0, more: next !== undefined }
}
