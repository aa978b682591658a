import { compactEngine, createAnalyzer, createMiniSearchEngine } from '@caselore/search'
import { type NodeEnd, serveEngine, type WebEnd } from '@caselore/search/worker'
import type { EngineSchema } from '../scenario.js'

/** What the worker of the tests is told: which engine to make, and where to answer for it. */
export interface ServeOrder {
  readonly engine: 'compact' | 'minisearch'
  readonly schema: EngineSchema
}

const analyzer = createAnalyzer()

/** Answers at an end for an engine, until it is told to die. */
export async function serveOrder({ engine, schema }: ServeOrder, end: WebEnd | NodeEnd): Promise<void> {
  const create = engine === 'compact' ? compactEngine : createMiniSearchEngine
  serveEngine(create({ analyzer: await analyzer, ...schema }), end)
}
