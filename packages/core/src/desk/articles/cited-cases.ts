import type { CaseEntry } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { commonRegions, inheritedFields, inheritedFrom, type StoredArticle } from '../inheritance.js'
import { readable } from '../reader.js'
import type { Work } from '../work.js'

export type CitedCases = readonly Row<CaseEntry>[]

/** The cases that are cited, each of which the writer must be able to read: `desk.not_found` names one that is not. */
export async function citedCases(session: SessionContext, ids: readonly string[]): Promise<CitedCases> {
  const rows: Row<CaseEntry>[] = []
  for (const id of new Set(ids)) rows.push(await readable<CaseEntry>(session, 'case', id, 'case.read'))
  return rows
}

/** What follows from the cited cases, under the session's policy. */
export function inheritance(
  { desk }: SessionContext,
  rows: CitedCases,
): Pick<StoredArticle, 'cites' | 'regions' | 'inherits'> {
  const entries = rows.map(({ doc }) => doc)
  return {
    cites: entries.map(({ id }) => id),
    regions: commonRegions(entries),
    inherits: inheritedFrom(inheritedFields(desk.policy), entries),
  }
}

/** A case that changes while the article is being written makes the command run again. */
export function checkCited(work: Work, rows: CitedCases): void {
  for (const { kind, id, version } of rows) work.check({ kind, id }, version)
}
