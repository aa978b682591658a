import type { SearchDocument, SearchEngine } from '@caselore/core/search'
import type { Json, JsonObject } from '@caselore/core/shared'
import { searchRefusals } from '@caselore/search'
import { hashText } from '@caselore/search/analysis'
import {
  createQueue,
  openQuery,
  requireDocument,
  type TermOptions,
  termSettings,
} from '@caselore/search/engine'
import { answer } from './answer.js'
import { type ClusterAnswer, readAnswer } from './read-answer.js'
import { readBulk } from './read-bulk.js'
import { indexBody, rowBody, rowId } from './rows.js'
import { checkSuggestion, suggest } from './suggest.js'
import { createTransport, type TransportOptions } from './transport.js'

export interface OpenSearchOptions extends TransportOptions, TermOptions {
  /** How the index's name begins; the version of analyzer and fields follows. Lower case. Default: `caselore`. */
  readonly index?: string
  /**
   * When a change is seen: `wait_for` waits for the cluster's next refresh, `true` forces one, `false` does not wait, and then the port's
   * promise does not hold that what was indexed is found by the next question. Default: `wait_for`.
   */
  readonly refresh?: 'wait_for' | true | false
  /**
   * A number that grows with each version of a row, where the host knows one: an older version that comes late is then left
   * out, whichever server sends it.
   */
  readonly versionOf?: (document: SearchDocument) => number
}

/** So many rows go in one request. */
const perRequest = 500

/**
 * Search in OpenSearch (2 or later) or Elasticsearch (7.10 or later), by the API that both have. The cluster gets our analyzer's terms and
 * analyses nothing itself; coverage, matches and relevance are reckoned as in the embedded engines, and ranking is BM25 with rarity among
 * rows in reach. Written after the public documentation and tested on recorded shapes and a small stand-in: no cluster was
 * available in our tests.
 *
 * `search.busy` (429, a timeout) and `search.unavailable` (other failures, an answer that lacks a shard) come beside the port’s
 * refusals. `stats().terms` is 0: a cluster does not tell.
 *
 * @example
 * ```ts
 * const search = openSearchEngine({
 *   url: 'https://search.internal:9200',
 *   headers: () => ({ authorization: `ApiKey ${key}` }),
 *   analyzer: await createAnalyzer(), ...caseIndex,
 * })
 * ```
 */
export function openSearchEngine(options: OpenSearchOptions): SearchEngine {
  const { refresh = 'wait_for', versionOf } = options
  const settings = termSettings(options)
  const { analyzer, schema, names, layout } = settings
  const version = `opensearch-1 ${layout} attributes ${Object.entries(schema.attributes).join(' ')}`
  const index = `${options.index ?? 'caselore'}-${hashText(version)}`
  const { send } = createTransport(options)
  const inOrder = createQueue()
  let opened: Promise<void> | undefined

  /** Makes the index where there is none; of two servers that do, the second is told that it exists. */
  const open = (): Promise<void> => {
    opened ??= create().catch((error) => {
      opened = undefined
      throw error
    })
    return opened
  }
  async function create(): Promise<void> {
    const { status } = await send('HEAD', `/${index}`, undefined, [404])
    if (status === 404) await send('PUT', `/${index}`, indexBody(names, schema), [400])
  }

  const search = async (body: JsonObject, tenant?: string): Promise<ClusterAnswer> => {
    const routing = tenant === undefined ? '' : `?routing=${encodeURIComponent(tenant.toWellFormed())}`
    const found = await send('POST', `/${index}/_search${routing}`, body, [404])
    return readAnswer(found.status === 404 ? {} : found.body)
  }
  const bulk = async (lines: readonly Json[]): Promise<void> => {
    if (lines.length > 0) readBulk((await send('POST', `/${index}/_bulk?refresh=${refresh}`, lines)).body)
  }
  const putLines = (document: SearchDocument): Json[] => [
    {
      index: {
        _id: rowId(document),
        routing: document.tenant,
        ...(versionOf && { version: versionOf(document), version_type: 'external_gte' }),
      },
    },
    rowBody(document, names, schema, analyzer),
  ]
  const removeWhere = (tenant: string, filter: JsonObject[]): Promise<unknown> =>
    send(
      'POST',
      `/${index}/_delete_by_query?routing=${encodeURIComponent(tenant)}&refresh=true&conflicts=proceed`,
      { query: { bool: { filter: [{ term: { tenant: { value: tenant } } }, ...filter] } } },
    )

  return {
    name: 'opensearch',
    version,
    durable: true,
    async index(documents) {
      for (const document of documents) {
        requireDocument(document, schema)
        rowId(document)
      }
      const lasting = new Map(structuredClone(documents).map((document) => [rowId(document), document]))
      await inOrder(async () => {
        await open()
        const rows = [...lasting.values()]
        for (let start = 0; start < rows.length; start += perRequest)
          await bulk(rows.slice(start, start + perRequest).flatMap(putLines))
      })
    },
    remove: (tenant, ids, kind) =>
      inOrder(async () => {
        await open()
        if (kind === undefined) return void (await removeWhere(tenant, [{ terms: { id: [...ids] } }]))
        await bulk(ids.map((id) => ({ delete: { _id: rowId({ tenant, kind, id }), routing: tenant } })))
      }),
    clear: (tenant) =>
      inOrder(async () => {
        await open()
        await removeWhere(tenant, [])
      }),
    async search(query) {
      openQuery(query, schema)
      return answer((body) => search(body, query.tenant), query, settings)
    },
    async suggest(query) {
      checkSuggestion(query, settings)
      return suggest((body) => search(body, query.tenant), query, settings)
    },
    snapshot: async (tenant) => ({
      engine: 'opensearch',
      version,
      ...(tenant !== undefined && { tenant }),
      data: { index, tenant: tenant ?? null },
    }),
    async restore(snapshot) {
      const mismatch = (found: string) =>
        searchRefusals.error('search.version_mismatch', {
          details: { found, expected: `${index} ${version}` },
        })
      if (snapshot.engine !== 'opensearch' || snapshot.version !== version)
        throw mismatch(`${snapshot.engine} ${snapshot.version}`)
      const data = snapshot.data as { readonly index?: unknown; readonly tenant?: unknown } | null
      if (typeof data?.index !== 'string' || (data.tenant ?? undefined) !== snapshot.tenant)
        throw searchRefusals.error('search.invalid_snapshot')
      if (data.index !== index) throw mismatch(data.index)
      if ((await send('HEAD', `/${index}`, undefined, [404])).status === 404) throw mismatch('no index')
    },
    async stats() {
      const { total, aggregations } = await search({
        size: 0,
        track_total_hits: true,
        query: { match_all: {} },
        aggs: { tenants: { cardinality: { field: 'tenant' } } },
      })
      return { documents: total, terms: 0, tenants: aggregations.tenants?.value ?? 0 }
    },
  }
}
