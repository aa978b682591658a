import type { Decision } from '../../policy/index.js'
import type { CaseEntry } from '../../schema/index.js'
import type { SearchHit } from '../../search/index.js'
import type { Row } from '../../storage/index.js'
import type { CaseView } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { hasReasonFor, owe } from '../obligations.js'
import { decide } from '../reader.js'
import { caseView } from '../view.js'
import { searchActions } from './search-reach.js'

interface Loaded {
  readonly row: Row<CaseEntry>
  /** What policy says to finding it. */
  readonly found: Decision
}
export interface LoadedHit extends Loaded {
  readonly hit: SearchHit
}

/** The records by their ids. The index may lag behind a change of rights or text, so policy is asked again. */
export async function loadCases(
  session: SessionContext,
  ids: readonly string[],
): Promise<(Loaded | undefined)[]> {
  const rows = await session.desk.storage.get(
    ids.map((id) => ({ kind: 'case', id })),
    { tenant: session.tenant },
  )
  return rows.map((one) => {
    const row = one as unknown as Row<CaseEntry> | undefined
    if (!row) return undefined
    const [found, read] = searchActions.map((action) => decide(session, action, row.doc)) as [
      Decision,
      Decision,
    ]
    const isShown = [found, read].every(
      (decision) => decision.effect === 'allow' && hasReasonFor(session, decision),
    )
    return isShown ? { row, found } : undefined
  })
}

export async function loadHits(session: SessionContext, hits: readonly SearchHit[]): Promise<LoadedHit[]> {
  const loaded = await loadCases(
    session,
    hits.map(({ id }) => id),
  )
  return hits.flatMap((hit, i) => {
    const one = loaded[i]
    return one ? [{ ...one, hit }] : []
  })
}

/** The case as the person may see it, with what is owed for having found it. */
export function shownHit(session: SessionContext, { row, found }: Loaded): CaseView {
  const view = caseView(session, row)
  owe(session, 'case.search', row.doc, found, { doc: view, masked: view.access.masked })
  return view
}
