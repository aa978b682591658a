import type { SearchStats } from '@caselore/core/search'
import type { Ask } from '@caselore/postgres'
import type { IndexIdentity } from './generations.js'

/** Counts what serving generations of an identity hold, over all tenants. */
export async function readStats(ask: Ask, { name, version }: IndexIdentity): Promise<SearchStats> {
  const { rows } = await ask<{ documents: string; tenants: string; terms: string }>({
    text: `WITH served AS (
        SELECT tenant, max(generation) AS generation FROM caselore_search_states
        WHERE name = $1 AND version = $2 AND serving GROUP BY tenant),
      sums AS (
        SELECT tenant, documents FROM caselore_search_partitions JOIN served USING (tenant, generation) WHERE documents > 0)
      SELECT (SELECT coalesce(sum(documents), 0) FROM sums) AS documents, (SELECT count(DISTINCT tenant) FROM sums) AS tenants,
        (SELECT count(*) FROM (SELECT DISTINCT tenant, kind, term FROM caselore_search_terms JOIN served USING (tenant, generation)
          WHERE documents > 0) AS found) AS terms`,
    values: [name, version],
  })
  const { documents = 0, tenants = 0, terms = 0 } = rows[0] ?? {}
  return { documents: Number(documents), tenants: Number(tenants), terms: Number(terms) }
}
