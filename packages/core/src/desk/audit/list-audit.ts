import type { AuditEntry } from '../../audit/index.js'
import type { AuditView, ListPage, ListQuery } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { listRecords } from '../list-records.js'
import { see } from '../reader.js'

/** A page of the audit entries that the person may see, the newest first. */
export async function listAudit(
  session: SessionContext,
  query: ListQuery | undefined,
): Promise<ListPage<AuditView>> {
  const order = { by: 'seq', direction: 'desc' } as const
  const { page, count } = await listRecords<AuditEntry>(session, 'audit', query, order)
  return {
    items: page.rows.map(({ doc }) => auditView(session, doc)),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    ...(count ? { count } : {}),
  }
}

/** An entry as the person may see it. */
export const auditView = (
  session: SessionContext,
  entry: AuditEntry,
  action: 'audit.read' | 'audit.export' = 'audit.read',
): AuditView => see(session, action, entry).doc as AuditView
