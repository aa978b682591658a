import type { StoredEvent, Token } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { decide, readRow } from '../reader.js'

const pageSize = 1_000

/** The ids of the tickets that the person may report on: only these are ever loaded. */
export async function countedTickets(session: SessionContext): Promise<ReadonlySet<string>> {
  const { desk, tenant } = session
  const { scope } = session.policy().filter('ticket.report')
  const ids = new Set<string>()
  if (scope === 'none') return ids
  let cursor: string | undefined
  do {
    const query = { kind: 'ticket', scope: scope === 'all' ? undefined : scope, limit: pageSize, cursor }
    const page = await desk.storage.query(query, { tenant })
    for (const { id } of page.rows) ids.add(id)
    cursor = page.cursor
  } while (cursor !== undefined)
  return ids
}

/** What happened to these tickets, and who was helped by a case that the person may read, page by page. */
export async function* countedEvents(
  session: SessionContext,
  tickets: ReadonlySet<string>,
): AsyncGenerator<readonly StoredEvent[]> {
  const { desk, tenant } = session
  if (!desk.storage.changes) throw new Error('createDesk refuses a storage without a feed')
  const counts = whatCounts(session, tickets)
  for (let after: Token | null = null, more = true; more; ) {
    const page = await desk.storage.changes(after, { tenant, limit: pageSize, kept: true })
    const counted: StoredEvent[] = []
    for (const event of page.events) if (await counts(event)) counted.push(event)
    yield counted
    after = page.token
    more = page.more
  }
}

function whatCounts(session: SessionContext, tickets: ReadonlySet<string>) {
  const cases = new Map<string, boolean>()
  const mayRead = async (id: string): Promise<boolean> => {
    const row = await readRow<object>(session, { kind: 'case', id })
    return row !== undefined && decide(session, 'case.read', row.doc).effect === 'allow'
  }
  return async ({ type, aggregate, data }: StoredEvent): Promise<boolean> => {
    if (aggregate.kind === 'ticket') return tickets.has(aggregate.id)
    if (type === 'case.cited') return typeof data.ticket === 'string' && tickets.has(data.ticket)
    if (type !== 'case.feedback_given' || data.deflected !== true) return false
    const known = cases.get(aggregate.id) ?? (await mayRead(aggregate.id))
    cases.set(aggregate.id, known)
    return known
  }
}
