import type { SearchDocument, SearchEngine } from '@caselore/core/search'
import type { Ask, PostgresDriver } from '@caselore/postgres'
import { searchRefusals } from '@caselore/search'
import { createQueue, openQuery, type TermOptions, termSettings } from '@caselore/search/engine'
import { answer, type Settings } from './answer.js'
import { searchDriver } from './failure.js'
import { mostFields } from './lexemes.js'
import { beginReading } from './read.js'
import { readReference, takeReference } from './reference.js'
import { readStats } from './stats.js'
import { openSuggestion, suggest } from './suggest.js'
import { prepareTables } from './tables.js'
import { createWriter } from './writer.js'

export interface PostgresSearchOptions extends TermOptions {
  /** Tells several indexes in one database apart. Default: `main`. */
  readonly name?: string
  /** After how many milliseconds a question is given up, `search.busy`. Default: 10,000. */
  readonly timeout?: number
}

export interface PostgresSearchEngine extends SearchEngine {
  readonly durable: true
  /**
   * Builds a tenant's index anew beside the one that answers, and lets it answer once all batches are in. The old one is
   * forgotten then, and stays as it is when a batch fails. Of two rebuilds at once the later begun one counts.
   */
  rebuild(tenant: string, batches: AsyncIterable<readonly SearchDocument[]>): Promise<void>
  /** Forgets what other versions of analyzer or fields have stored, once no server of theirs is left. */
  forgetOtherVersions(tenant: string): Promise<void>
}

/**
 * Search in PostgreSQL or PGlite, for hosts that have outgrown one process: any number of servers share one index, beside the
 * storage or in a database of its own. Answers as the embedded engines do (same analysis, BM25, coverage, matches, refusals). The
 * tables are named `caselore_search_…` and are made by whoever opens the engine first.
 *
 * What is indexed under one version of analyzer and fields, another does not read: it is `search.version_mismatch` until the
 * tenant was indexed anew, while servers of the old version go on answering from what they have.
 *
 * `search.busy` (a timeout, all connections taken) and `search.unavailable` (no server) come beside the port’s refusals.
 *
 * @example
 * ```ts
 * const driver = pgDriver(new pg.Pool({ connectionString }))
 * const search = await postgresSearchEngine(driver, { analyzer: await createAnalyzer(), ...caseIndex })
 * const desk = await createDesk({ storage: await postgresStorage(driver), search, searchSnapshots: storedSnapshots(storage) })
 * ```
 */
export async function postgresSearchEngine(
  driver: PostgresDriver,
  options: PostgresSearchOptions,
): Promise<PostgresSearchEngine> {
  const { name = 'main', timeout = 10_000 } = options
  const terms = termSettings(options)
  const { schema, names } = terms
  if (names.length > mostFields) throw new Error(`The engine holds at most ${mostFields} text fields.`)
  const version = `postgres-1 ${terms.layout}`
  const settings: Settings = { ...terms, identity: { name, version } }
  const database = searchDriver(driver)
  await prepareTables(database)
  const writer = createWriter(database, settings)
  const inOrder = createQueue()
  const reading = <Value>(work: (ask: Ask) => Promise<Value>): Promise<Value> =>
    database.transaction(async (ask) => {
      await beginReading(ask, timeout)
      return work(ask)
    })

  return {
    name: 'postgres',
    version,
    durable: true,
    async index(documents) {
      const copies = writer.copy(documents)
      await inOrder(() => writer.put(copies))
    },
    remove: (tenant, ids, kind) => inOrder(() => writer.remove(tenant, ids, kind)),
    clear: (tenant) => inOrder(() => writer.clear(tenant)),
    rebuild: (tenant, batches) => writer.rebuild(tenant, batches),
    forgetOtherVersions: (tenant) => inOrder(() => writer.forgetOtherVersions(tenant)),
    async search(query) {
      openQuery(query, schema)
      return reading((ask) => answer(ask, query, settings))
    },
    async suggest(query) {
      openSuggestion(query, settings)
      return reading((ask) => suggest(ask, query, settings))
    },
    snapshot: (tenant) =>
      inOrder(async () => ({
        engine: 'postgres',
        version,
        ...(tenant !== undefined && { tenant }),
        data: await takeReference(database.ask, settings.identity, tenant),
      })),
    async restore(snapshot) {
      if (snapshot.engine !== 'postgres' || snapshot.version !== version)
        throw searchRefusals.error('search.version_mismatch', {
          details: { found: `${snapshot.engine} ${snapshot.version}`, expected: `postgres ${version}` },
        })
      await readReference(database.ask, settings.identity, snapshot)
    },
    stats: () => readStats(database.ask, settings.identity),
  }
}
