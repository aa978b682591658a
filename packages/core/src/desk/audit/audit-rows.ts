import type { AuditCheckpoint, AuditEntry, ChainHead } from '../../audit/index.js'
import type { Filter } from '../../filter/index.js'
import type { Key, Query, Row, Storage } from '../../storage/index.js'

/** Where the ledger keeps the end of the chain. */
const headKey: Key = { kind: 'audit_head', id: 'head' }

/** Where the chain begins since entries were removed by age. */
export const anchorKey: Key = { kind: 'audit_anchor', id: 'anchor' }

/** Rows of entries and of checkpoints are named by the place in the chain, so that they sort by it. */
export const placeId = (seq: number): string => String(seq).padStart(12, '0')

const pageSize = 1_000

/** Documents of one kind in the order of their ids, a page at a time. */
export async function* documents<Doc>(
  storage: Storage,
  tenant: string,
  query: Pick<Query, 'kind' | 'where' | 'scope'>,
): AsyncGenerator<Doc> {
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await storage.query({ ...query, limit: pageSize, cursor }, { tenant })
    for (const row of page.rows) yield row.doc as unknown as Doc
    cursor = page.cursor
  }
}

export const after = (seq: number): Filter => ({ field: 'seq', op: 'gt', value: seq })

/** A tenant's entries behind a place, in the order of the chain. */
export const entriesAfter = (storage: Storage, tenant: string, seq: number): AsyncGenerator<AuditEntry> =>
  documents(storage, tenant, { kind: 'audit', where: after(seq) })

/** The end of the chain as the ledger keeps it. Unsigned: whoever can write entries can write it. */
export async function keptHead(storage: Storage, tenant: string): Promise<ChainHead> {
  const [row] = await storage.get([headKey], { tenant })
  return { seq: Number(row?.doc.seq ?? 0), hash: String(row?.doc.hash ?? '') }
}

export async function readAnchor(
  storage: Storage,
  tenant: string,
): Promise<Row<AuditCheckpoint> | undefined> {
  const [row] = await storage.get([anchorKey], { tenant })
  return row as unknown as Row<AuditCheckpoint> | undefined
}

/** The place of one entry, if it is there. */
export async function placeOf(storage: Storage, tenant: string, seq: number): Promise<ChainHead | undefined> {
  const [row] = await storage.get([{ kind: 'audit', id: placeId(seq) }], { tenant })
  return row && { seq, hash: String(row.doc.hash) }
}
