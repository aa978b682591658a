import type { CaseEntry, Ticket } from '../../schema/index.js'
import { isRefusal } from '../../shared/index.js'
import type { Key } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { eventsOf } from '../events-of.js'
import { run } from '../pipeline.js'
import { readRow } from '../reader.js'
import { carryOut } from './carry-out.js'
import type { ClockedKind } from './due.js'
import { dueIndex, duesOf } from './due-index.js'
import { isStored } from './store-due-index.js'
import { restate } from './tell.js'

/** How much one call may still do, over all records. */
export interface Budget {
  readonly spent: { done: number; refused: number }
  /** Whether it is used up, or the caller wants no more. */
  over(): boolean
}

/** A record that others change all the time is left for the next call. */
const mostLooks = 20

/** Does what is due on one record, one thing after the other, and leaves it with the next moment. */
export async function settleRecord(system: SessionContext, key: Key, budget: Budget): Promise<void> {
  const tried = new Set<string>()
  for (let look = 0; look < mostLooks; look++) {
    const row = await readRow<Ticket | CaseEntry>(system, key)
    if (!row) return
    // After the row: what happened later than these events has changed its version.
    const clocked = await clockedOf(system, key, row.doc)
    const [due] = duesOf(system.desk, clocked)
    if (!due || due.at > clocked.now) return restateIfStale(system, row, clocked)
    // Done, and the feed does not show it yet.
    if (tried.has(due.key) || budget.over()) return
    const outcome = await carryOut(system, row, due)
    if (outcome === 'moved_on') continue
    tried.add(due.key)
    budget.spent[outcome] += 1
  }
}

/** Computes a record's moments anew and stores them where they differ. */
export async function restateRecord(system: SessionContext, key: Key): Promise<void> {
  const row = await readRow<Ticket | CaseEntry>(system, key)
  if (row) await restateIfStale(system, row, await clockedOf(system, key, row.doc))
}

async function clockedOf(system: SessionContext, key: Key, doc: object) {
  const events = await eventsOf(system.desk.storage, system.tenant, key)
  return { kind: key.kind as ClockedKind, doc, events, now: system.now() }
}

async function restateIfStale(
  system: SessionContext,
  { kind, id, version, doc }: { kind: string; id: string; version: number; doc: object },
  clocked: Awaited<ReturnType<typeof clockedOf>>,
): Promise<void> {
  if (isStored(doc, clocked.kind, dueIndex(system.desk, clocked))) return
  await run(system, restate(kind as ClockedKind), { id }, { version }).catch((error: unknown) => {
    // Whoever changed it has stored its moments anew.
    if (!isRefusal(error) || error.code !== 'desk.version_conflict') throw error
  })
}
