import { and, type Filter } from '../../filter/index.js'
import { categoryOf } from '../../lifecycle/index.js'
import type { CaseEntry } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { caseLifecycleOf } from '../lifecycle-for.js'

const eq = (field: string, value: string): Filter => ({ field, op: 'eq', value })
const oneOf = (field: string, ...value: string[]): Filter => ({ field, op: 'in', value })

/** Grants that the person holds, and requests that they made or that are for them and nobody has decided. */
export const grantsToRevoke = async (system: SessionContext, person: string): Promise<string[]> => {
  const isOpen: Filter = { field: 'until', op: 'gt', value: system.now() }
  const held = and(eq('subject', person), eq('status', 'approved'), isOpen)
  const asked = eq('status', 'requested')
  const found = await Promise.all([
    allRows(system, 'grant', held),
    allRows(system, 'grant', and(eq('subject', person), asked)),
    allRows(system, 'grant', and(eq('requestedBy', person), asked)),
  ])
  return [...new Set(found.flat().map((row) => row.id))]
}

/** Whose tickets are worked on or may come back, and whose cases are not in the library yet. */
export async function belongingsOf(
  system: SessionContext,
  person: string,
  lead: string | undefined,
): Promise<{ tickets: string[]; cases: string[] }> {
  const unfinished = oneOf('statusCategory', 'new', 'open', 'pending_requester', 'on_hold', 'resolved')
  const tickets = await allRows(system, 'ticket', and(eq('assignee', person), unfinished))
  const cases = lead === undefined ? [] : await allRows<CaseEntry>(system, 'case', eq('author', person))
  return {
    tickets: tickets.map((row) => row.id),
    cases: cases.filter(({ doc }) => isHandedOver(system, doc, lead)).map((row) => row.id),
  }
}

/** Unpublished, and not a case that the lead reviews: they would become the author of what they judge. */
export function isHandedOver({ desk }: SessionContext, entry: CaseEntry, lead: string | undefined): boolean {
  const category = categoryOf(caseLifecycleOf(desk), entry.status)
  const isUnpublished = category === 'writing' || category === 'review'
  return isUnpublished && entry.reviewer !== lead && entry.firstReviewer !== lead
}

const pageSize = 200

async function allRows<Doc>(
  { desk, tenant }: SessionContext,
  kind: string,
  where: Filter,
): Promise<Row<Doc>[]> {
  const rows: Row<Doc>[] = []
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await desk.storage.query({ kind, where, limit: pageSize, cursor }, { tenant })
    rows.push(...(page.rows as unknown as Row<Doc>[]))
    cursor = page.cursor
  }
  return rows
}
