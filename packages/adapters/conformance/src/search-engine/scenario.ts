import type { FieldTypes } from '@caselore/core/filter'
import type { IndexedField, SearchEngine } from '@caselore/core/search'

/** What an engine is created with: the text fields that it searches and the attributes that it filters, counts and sorts by. */
export interface EngineSchema {
  readonly fields: Readonly<Record<string, IndexedField>>
  readonly attributes: FieldTypes
}

/** An engine to be tested. */
export interface SearchEngineSubject {
  /** As in the test report: `minisearch`, `opensearch`. */
  readonly name: string
  /** A fresh, empty engine over the schema; scenarios call it several times. Engines of different schemas differ in version. */
  create(schema: EngineSchema): SearchEngine | Promise<SearchEngine>
}

/** One promise of the search port, as data: it holds when `run` does not throw. */
export interface SearchScenario {
  /** Stable name, `area.what-holds`; known gaps refer to it. */
  readonly key: string
  run(create: (schema?: EngineSchema) => Promise<SearchEngine>): Promise<void>
}

/** Runs one scenario on fresh engines. Rejects with what did not hold. */
export async function runSearchScenario(
  scenario: SearchScenario,
  subject: SearchEngineSubject,
): Promise<void> {
  await scenario.run(async (schema = standardSchema) => subject.create(schema))
}

/** The schema of the scenarios’ world. */
export const standardSchema: EngineSchema = {
  fields: {
    title: { weight: 3, suggest: true },
    tags: { weight: 2, suggest: true },
    body: { weight: 1 },
  },
  attributes: {
    status: 'string',
    region: 'string',
    labels: 'strings',
    reuse: 'number',
    open: 'boolean',
    'custom.*': 'any',
  },
}
