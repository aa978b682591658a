import type { AuditEntry } from '../../audit/index.js'
import { type Filter, fieldsOf } from '../../filter/index.js'
import type { PolicyScope } from '../../policy/index.js'
import { parseInput } from '../../schema/index.js'
import type { Json } from '../../shared/index.js'
import type { AuditView, ExportAudit } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { boundFilter, mustBeVisible } from '../list-records.js'
import { must } from '../must.js'
import type { OpenSession } from '../session.js'
import { settleDuties } from '../settle-duties.js'
import { exportInput } from './audit-inputs.js'
import { csvHeader, csvLine } from './csv.js'
import { auditView } from './list-audit.js'
import { noteAccess } from './note-access.js'

const pageSize = 200

/** The audit as lines of text, oldest first. That it was taken out is in the audit before the first line is given out. */
export async function* exportAudit(open: OpenSession, options: ExportAudit): AsyncGenerator<string> {
  const { format, where, reason } = must(parseInput(exportInput, options))
  const session = await open.attend('many')
  // Before it is noted: what is refused was not taken out.
  reachOf(session, where)
  await noteAccess(session, {
    action: 'audit.export',
    target: { kind: 'audit', id: 'export' },
    circumstances: { format, ...(where === undefined ? {} : { where: where as Json }) },
    reason,
  })
  await settleDuties(session)
  if (format === 'csv') yield csvHeader
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    // Anew for each page: an export takes long, and the session may end or the person move meanwhile.
    const page = await exportPage(await open.attend('many'), where, reason, cursor)
    for (const view of page.views) yield format === 'csv' ? csvLine(view) : JSON.stringify(view)
    cursor = page.cursor
  }
}

async function exportPage(
  session: SessionContext,
  where: unknown,
  reason: string | undefined,
  cursor: string | undefined,
): Promise<{ readonly views: readonly AuditView[]; readonly cursor: string | undefined }> {
  session.call.reason = reason
  const { scope, asked } = reachOf(session, where)
  if (scope === 'none') return { views: [], cursor: undefined }
  const page = await session.desk.storage.query(
    { kind: 'audit', where: asked, scope: scope === 'all' ? undefined : scope, limit: pageSize, cursor },
    { tenant: session.tenant },
  )
  const views = page.rows.map(({ doc }) => auditView(session, doc as unknown as AuditEntry, 'audit.export'))
  await settleDuties(session)
  return { views, cursor: page.cursor }
}

/** The entries that the person may take out, and of these the ones that are asked for. */
function reachOf(
  session: SessionContext,
  where: unknown,
): { readonly scope: PolicyScope['scope']; readonly asked: Filter | undefined } {
  const { scope, fields } = session.policy().filter('audit.export')
  const asked = where === undefined ? undefined : boundFilter(session, 'audit', where)
  mustBeVisible(fields, asked ? fieldsOf(asked) : [])
  return { scope, asked }
}
