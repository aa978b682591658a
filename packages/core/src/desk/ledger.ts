import { type AuditEntry, type AuditInput, auditEntry, chainEntry, changesFrom } from '../audit/index.js'
import type { JsonObject } from '../shared/index.js'
import {
  type Key,
  type Put,
  type Row,
  type Storage,
  StorageError,
  tombstonePut,
  type WriteSet,
} from '../storage/index.js'
import type { DeskContext, SessionContext } from './context.js'
import { protectAudited } from './protect-audited.js'
import type { Change, Work } from './work.js'

interface Head {
  readonly version: number
  readonly seq: number
  readonly hash: string
}

/** What numbers are drawn from; version 0: it is not there yet. */
interface Counter {
  readonly version: number
  readonly next: number
}

interface Known {
  readonly head: Head
  readonly counters: ReadonlyMap<string, Counter>
}

const headKey: Key = { kind: 'audit_head', id: 'head' }
const firstNumber = 1001

/** Audit entries sort by their place in the chain. */
const auditId = (seq: number): string => String(seq).padStart(12, '0')

/** Writes one tenant's commands down, one at a time: numbers, audit chain and commit. */
interface Ledger {
  record(entry: LedgerEntry): Promise<void>
}

export interface LedgerEntry {
  readonly work: Work
  readonly audit: Pick<AuditEntry, 'action' | 'policyVersion'> & { readonly reason?: string | undefined }
  readonly session: SessionContext
  readonly receipt?: { readonly id: string; readonly hash: string; readonly result: JsonObject } | undefined
}

const ledgers = new WeakMap<DeskContext, Map<string, Ledger>>()

/** The desk's ledger for a tenant. */
export function ledgerOf(desk: DeskContext, tenant: string): Ledger {
  const known = ledgers.get(desk) ?? new Map<string, Ledger>()
  ledgers.set(desk, known)
  const ledger = known.get(tenant) ?? createLedger(desk.storage, tenant)
  known.set(tenant, ledger)
  return ledger
}

/**
 * Records commands of one tenant in a line, because each audit entry holds the hash of the one before it. Within one
 * process the line is a promise chain, so that neighbours do not collide; between processes the chain's head is
 * guarded by its version, and the loser of a race gets a conflict and is run again from the start.
 */
function createLedger(storage: Storage, tenant: string): Ledger {
  let line: Promise<unknown> = Promise.resolve()
  let known: Known | undefined

  /**
   * What the next entries go on from: asked of the storage where the commit before did not leave it. A counter that
   * somebody else moved is not used, as they moved the head as well.
   */
  async function recall(counters: readonly string[]): Promise<Known> {
    const before = known
    known = undefined
    const missing = [...new Set(counters)].filter((name) => !before?.counters.has(name))
    const keys = missing.map((id): Key => ({ kind: 'counter', id }))
    const rows = await storage.get(before ? keys : [...keys, headKey], { tenant })
    const read = missing.map((name, i) => [name, counterOf(rows[i])] as const)
    return {
      head: before?.head ?? headOf(rows.at(-1)),
      counters: new Map([...(before?.counters ?? []), ...read]),
    }
  }

  async function record(entry: LedgerEntry): Promise<void> {
    const { head, counters } = await recall(entry.work.draws.map(({ counter }) => counter))
    const drawn = drawNumbers(entry.work, counters)
    const audit = await auditEntries(entry, head)
    const last = audit.at(-1) ?? head
    const writes: WriteSet = {
      tenant,
      checks: entry.work.checks,
      puts: [
        ...entry.work.changes.flatMap(putOf),
        ...entry.work.claims,
        ...[...drawn].map(counterPut),
        ...audit.map(
          (one): Put => ({
            kind: 'audit',
            id: auditId(one.seq),
            guard: 'absent',
            doc: one as unknown as JsonObject,
          }),
        ),
        { ...headKey, guard: head.version || 'absent', doc: { seq: last.seq, hash: last.hash } },
        ...receiptPut(entry),
        ...tombstonePuts(entry.work),
      ],
      deletes: deletesOf(entry.work),
      events: entry.work.events,
      // Names this attempt, so that an answer lost on the way can be asked for again without writing twice.
      idempotency: { key: entry.work.newId(), hash: last.hash, result: null },
    }
    await commitOnce(storage, writes)
    known = {
      head: { version: head.version + 1, seq: last.seq, hash: last.hash },
      counters: new Map([...counters, ...[...drawn].map(([name, to]) => [name, committed(to)] as const)]),
    }
  }

  return {
    record(entry) {
      const turn = line.then(() => record(entry))
      line = turn.catch(() => undefined)
      return turn
    },
  }
}

const answerRetries = 3

async function commitOnce(storage: Storage, writes: WriteSet): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await storage.commit(writes)
      return
    } catch (error) {
      const askAgain = error instanceof StorageError && error.retry === 'same_key' && attempt < answerRetries
      if (!askAgain) throw error
    }
  }
}

/** Draws the numbers that new records wait for, and answers the counters that it moved, as they are to be. */
function drawNumbers(work: Work, counters: ReadonlyMap<string, Counter>): ReadonlyMap<string, Counter> {
  const moved = new Map<string, Counter>()
  for (const { counter, change } of work.draws) {
    const at = moved.get(counter) ?? counters.get(counter) ?? counterOf(undefined)
    change.after = { ...change.after, number: `${counter}-${at.next}` }
    moved.set(counter, { ...at, next: at.next + 1 })
  }
  return moved
}

const counterPut = ([id, { version, next }]: readonly [string, Counter]): Put => ({
  kind: 'counter',
  id,
  guard: version || 'absent',
  doc: { next },
})

const committed = ({ version, next }: Counter): Counter => ({ version: version + 1, next })

const counterOf = (row: Row | undefined): Counter => ({
  version: row?.version ?? 0,
  next: Number(row?.doc.next ?? firstNumber),
})

const headOf = (row: Row | undefined): Head =>
  row
    ? { version: row.version, seq: Number(row.doc.seq), hash: String(row.doc.hash) }
    : { version: 0, seq: 0, hash: '' }

async function auditEntries({ work, audit, session }: LedgerEntry, head: Head): Promise<AuditEntry[]> {
  const own = { action: audit.action, policyVersion: audit.policyVersion }
  const parts: Partial<AuditInput>[] = [
    ...work.changes.map((change) => ({
      target: change.key,
      changes: auditedChanges(change),
      regions: ((change.after ?? change.before)?.regions ?? []) as string[],
    })),
    ...work.notes.map(({ circumstances, ...note }) => ({
      ...note,
      environment: { ...session.session.environment, ...circumstances } as JsonObject,
    })),
  ]
  const entries: AuditEntry[] = []
  let previous = head
  for (const part of parts) {
    const entry = await chainEntry(
      previous.hash,
      auditEntry({
        id: work.newId(),
        tenant: session.tenant,
        seq: previous.seq + 1,
        at: work.at,
        zone: work.zone,
        actor: work.actor,
        onBehalfOf: session.session.onBehalfOf,
        environment: session.session.environment as JsonObject | undefined,
        reason: audit.reason || undefined,
        ...own,
        ...part,
      } as AuditInput),
    )
    entries.push(entry)
    previous = { ...previous, seq: entry.seq, hash: entry.hash }
  }
  return entries
}

function auditedChanges(change: Change) {
  const created = { op: 'replace' as const, path: [], value: change.after }
  const was = { op: 'replace' as const, path: [], value: change.before }
  return change.before === undefined || change.after === undefined
    ? changesFrom([created], [was], protectAudited)
    : changesFrom(change.patches, change.inverse, protectAudited)
}

function putOf({ key, guard, after }: Change): Put[] {
  return after === undefined ? [] : [{ ...key, guard, doc: after }]
}

const deletesOf = ({ changes }: Work) =>
  changes.flatMap(({ key, guard, after }) =>
    after === undefined && guard !== 'absent' ? [{ ...key, guard }] : [],
  )

/** What stays of deleted records, for whoever keeps copies of them and was away when the event told of it. */
const tombstonePuts = (work: Work): Put[] =>
  deletesOf(work).map(({ kind, id, guard }) =>
    tombstonePut(work.newId(), { kind, id, version: guard, at: work.at }),
  )

function receiptPut({ receipt, work }: LedgerEntry): Put[] {
  if (!receipt) return []
  return [
    {
      kind: 'receipt',
      id: receipt.id,
      guard: 'absent',
      doc: { hash: receipt.hash, result: receipt.result, at: work.at },
    },
  ]
}
