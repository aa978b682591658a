import type { Filter } from '../../filter/index.js'
import { fingerprintOf } from '../../sla/index.js'
import { type Row, StorageError } from '../../storage/index.js'
import type { DeskContext, SessionContext } from '../context.js'
import { caseLifecycleOf, ticketLifecycleOf } from '../lifecycle-for.js'
import type { ClockedKind } from './due.js'
import { clockRules } from './rules.js'
import { restateRecord } from './settle-record.js'

/** How far the stored moments of a tenant have been computed by the rules named. */
interface Progress {
  readonly rules: string
  readonly kind: ClockedKind | 'none'
  readonly cursor: string | null
}

const key = { kind: 'cursor', id: 'clock-rules' }
const pageSize = 200

/**
 * Computes a page of records anew when the rules are not those by which their moments were stored: another agreement,
 * holidays that have been announced, settings of a lifecycle. Where it has got to is stored, so that calls share the work
 * and a killed one is gone on with. Answers whether there is more of it.
 */
export async function restatePage(system: SessionContext): Promise<boolean> {
  const { desk, tenant } = system
  const rules = await rulesOf(desk, system.now())
  const [row] = await desk.storage.get([key], { tenant })
  const known = row?.doc as unknown as Progress | undefined
  const progress: Progress = known?.rules === rules ? known : { rules, kind: 'ticket', cursor: null }
  const { kind } = progress
  if (kind === 'none') return false
  const page = await desk.storage.query(
    { kind, where: stillMoving[kind], limit: pageSize, cursor: progress.cursor ?? undefined },
    { tenant },
  )
  for (const one of page.rows) await restateRecord(system, { kind, id: one.id })
  const next = page.cursor === undefined ? (kind === 'ticket' ? 'case' : 'none') : kind
  await remember(system, row, { rules, kind: next, cursor: page.cursor ?? null })
  return next !== 'none'
}

const stillMoving: Readonly<Record<ClockedKind, Filter>> = {
  ticket: {
    or: [
      { field: 'statusCategory', op: 'nin', value: ['closed', 'merged'] },
      { field: 'wakeAt', op: 'exists', value: true },
    ],
  },
  case: { field: 'status', op: 'ne', value: 'retired' },
}

async function remember(
  { desk, tenant }: SessionContext,
  row: Row | undefined,
  progress: Progress,
): Promise<void> {
  const put = { ...key, guard: row?.version ?? ('absent' as const), doc: { ...progress } }
  await desk.storage.commit({ tenant, puts: [put] }).catch((error: unknown) => {
    // Another worker has gone on meanwhile.
    if (!(error instanceof StorageError) || error.retry !== 'rerun') throw error
  })
}

const named = new WeakMap<DeskContext, Promise<string>>()

/** Named once for a desk: its rules never change. */
function rulesOf(desk: DeskContext, now: number): Promise<string> {
  const others = [ticketLifecycleOf(desk).settings, caseLifecycleOf(desk).settings]
  const known = named.get(desk) ?? fingerprintOf({ ...clockRules(desk), others }, now)
  named.set(desk, known)
  return known
}
