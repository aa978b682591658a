import { and, compileFilter, type Predicate } from '../filter/index.js'
import type { Page, Query, ReadOptions, Row, Storage } from '../storage/index.js'
import type { Keyring } from './keyring.js'
import { rewriteQuery } from './rewrite-filter.js'
import type { Vault } from './vault.js'

/** A row as it was put. */
export async function openRow(vault: Vault, ring: Keyring, row: Row): Promise<Row> {
  return vault.fields(row.kind) ? { ...row, doc: (await vault.open(ring, row)).doc } : row
}

/**
 * A page of opened rows. What a blind index found is asked the question itself again: a record whose person was erased
 * still stands in the index, and must not be found by what it no longer holds. The page is filled up from the next.
 */
export async function openedPage(
  storage: Storage,
  vault: Vault,
  query: Query,
  read: ReadOptions,
): Promise<Page> {
  const fields = vault.fields(query.kind)
  if (!fields) return storage.query(query, read)
  const ring = vault.ring(read.tenant)
  const { query: asked, indexed } = await rewriteQuery(query, fields, ring)
  let matches: Predicate = () => true
  const rows: Row[] = []
  let cursor = query.cursor
  do {
    const page = await storage.query({ ...asked, limit: query.limit - rows.length, cursor }, read)
    // Only now, since the storage has its own words for a filter that is none.
    if (indexed) matches = compileFilter(and(query.where, query.scope))
    const opened = await Promise.all(page.rows.map((row) => openRow(vault, ring, row)))
    rows.push(...opened.filter((row) => matches(row.doc)))
    cursor = page.cursor
  } while (cursor !== undefined && rows.length < query.limit)
  return cursor === undefined ? { rows } : { rows, cursor }
}
