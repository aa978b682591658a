import { type CaseEntry, identifier, parseInput, type ShareLink } from '../../schema/index.js'
import { sha256Hex } from '../../shared/index.js'
import type { Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { readable, readRow } from '../reader.js'
import { deskRefusals } from '../refusals.js'

/** The case behind a link, if the opener may read it. */
export async function sharedCase(session: SessionContext, token: string): Promise<Row<CaseEntry>> {
  const id = await sha256Hex(must(parseInput(identifier, token)))
  const row = await readRow<ShareLink>(session, { kind: 'share_link', id })
  if (!row) throw deskRefusals.error('desk.link_unknown')
  if (session.now() >= row.doc.until) throw deskRefusals.error('desk.link_expired')
  return readable<CaseEntry>(session, 'case', row.doc.case, 'case.read')
}
