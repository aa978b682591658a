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
  let known: Head | undefined

  async function readHead(): Promise<Head> {
    const [row] = await storage.get([headKey], { tenant })
    return row
      ? { version: row.version, seq: Number(row.doc.seq), hash: String(row.doc.hash) }
      : { version: 0, seq: 0, hash: '' }
  }

  async function record(entry: LedgerEntry): Promise<void> {
    const head = known ?? (await readHead())
    known = undefined
    const counters = await drawNumbers(storage, tenant, entry)
    const audit = await auditEntries(entry, head)
    const last = audit.at(-1) ?? head
    const writes: WriteSet = {
      tenant,
      checks: entry.work.checks,
      puts: [
        ...entry.work.changes.flatMap(putOf),
        ...entry.work.claims,
        ...counters,
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
    known = { version: head.version + 1, seq: last.seq, hash: last.hash }
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

/** Draws the numbers that new records wait for, and answers the counters' puts. */
async function drawNumbers(storage: Storage, tenant: string, { work }: LedgerEntry): Promise<Put[]> {
  if (work.draws.length === 0) return []
  const names = [...new Set(work.draws.map((draw) => draw.counter))]
  const rows = await storage.get(
    names.map((id) => ({ kind: 'counter', id })),
    { tenant },
  )
  const next = new Map(names.map((name, i) => [name, Number(rows[i]?.doc.next ?? firstNumber)]))
  for (const { counter, change } of work.draws) {
    const n = next.get(counter) ?? firstNumber
    change.after = { ...change.after, number: `${counter}-${n}` }
    next.set(counter, n + 1)
  }
  return names.map((id, i) => counterPut(id, rows[i], next.get(id) ?? firstNumber))
}

const counterPut = (id: string, row: Row | undefined, next: number): Put => ({
  kind: 'counter',
  id,
  guard: row?.version ?? 'absent',
  doc: { next },
})

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
