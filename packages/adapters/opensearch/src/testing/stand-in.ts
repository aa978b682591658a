import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Body, Corpus, StoredRow } from './evaluate.js'
import { evaluate } from './evaluate.js'
import { searchRows } from './search-rows.js'

/**
 * A server that stands in for a cluster: as much of the API as the engine uses, over real HTTP, written after the public
 * documentation. It shows that requests and answers fit together; what a cluster makes of them, only a cluster shows.
 */
export interface StandIn {
  readonly url: string
  /** What was asked, newest last. */
  readonly requests: {
    readonly method: string
    readonly path: string
    readonly headers: IncomingMessage['headers']
    readonly body: string
  }[]
  /** Answers the next requests instead; `undefined` lets one through. */
  readonly faults: ({ readonly status: number; readonly body?: Body } | undefined)[]
  stop(): Promise<void>
}

interface Index {
  readonly body: Body
  readonly rows: Map<string, StoredRow>
  /** What was written since the last refresh. */
  seen: readonly StoredRow[]
}

export async function startStandIn(): Promise<StandIn> {
  const indexes = new Map<string, Index>()
  const requests: StandIn['requests'] = []
  const faults: StandIn['faults'][number][] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const { method = '', url = '', headers } = request
      requests.push({ method, path: url, headers, body })
      const fault = faults.shift()
      const answered = fault ?? answer(indexes, method, new URL(url, 'http://stand-in'), body)
      response.writeHead(answered.status, { 'content-type': 'application/json' })
      response.end(method === 'HEAD' ? undefined : JSON.stringify(answered.body ?? {}))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Answered {
  readonly status: number
  readonly body?: Body
}

const fault = (status: number, type: string, reason = type): Answered => ({
  status,
  body: { error: { type, reason }, status },
})

function answer(indexes: Map<string, Index>, method: string, url: URL, text: string): Answered {
  const [, name = '', action = ''] = url.pathname.split('/')
  const index = indexes.get(name)
  if (method === 'HEAD') return { status: index ? 200 : 404 }
  if (method === 'PUT') {
    if (index) return fault(400, 'resource_already_exists_exception')
    indexes.set(name, { body: JSON.parse(text), rows: new Map(), seen: [] })
    return { status: 200, body: { acknowledged: true } }
  }
  if (!index) return fault(404, 'index_not_found_exception')
  try {
    return { status: 200, body: actions[action]?.(index, url.searchParams, text) ?? {} }
  } catch (error) {
    return fault(400, 'parsing_exception', String(error))
  }
}

const actions: Readonly<Record<string, (index: Index, options: URLSearchParams, text: string) => Body>> = {
  _bulk(index, options, text) {
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Body)
    const items: Body[] = []
    while (lines.length > 0) {
      const { index: put, delete: gone } = lines.shift() as Body
      items.push(
        put ? { index: putRow(index, put, lines.shift() as Body) } : { delete: removeRow(index, gone) },
      )
    }
    if (options.get('refresh') !== 'false') refresh(index)
    return { errors: items.some((item) => Object.values(item).some(({ status }) => status >= 300)), items }
  },
  _search(index, options, text) {
    const routing = options.get('routing')
    return searchRows(corpusOf(index, routing), JSON.parse(text))
  },
  _delete_by_query(index, options, text) {
    const corpus = corpusOf(index, options.get('routing'))
    for (const row of corpus.rows)
      if (evaluate(JSON.parse(text).query, row, corpus, new Set()) !== undefined) index.rows.delete(row.id)
    if (options.get('refresh') === 'true') refresh(index)
    return { timed_out: false, failures: [] }
  },
}

function putRow(index: Index, { _id, routing, version, version_type }: Body, source: Body): Body {
  const known = index.rows.get(_id)
  if (version_type === 'external_gte' && known && known.version > version)
    return {
      _id,
      status: 409,
      error: { type: 'version_conflict_engine_exception', reason: 'newer is there' },
    }
  const tooLong = Object.values(source.s as Body).some((token) => Buffer.byteLength(String(token)) > 32_766)
  if (tooLong)
    return { _id, status: 400, error: { type: 'illegal_argument_exception', reason: 'immense term' } }
  index.rows.set(_id, { id: _id, routing, version: version ?? 1, source })
  return { _id, status: 201 }
}

const removeRow = (index: Index, { _id }: Body): Body => ({ _id, status: index.rows.delete(_id) ? 200 : 404 })

const refresh = (index: Index): void => {
  index.seen = [...index.rows.values()]
}

function corpusOf({ body, seen }: Index, routing: string | null): Corpus {
  const properties = body.mappings.properties as Record<string, { type: string }>
  return {
    rows: routing === null ? seen : seen.filter((row) => row.routing === routing),
    isText: (field) => properties[field]?.type === 'text',
  }
}
