import { caseIndex, type SearchEngine } from '@caselore/core/search'
import { type AnalyzerOptions, createAnalyzer } from './analysis/index.js'
import { createMiniSearchEngine } from './minisearch/index.js'

/**
 * The embedded engine set up for the case library: what to give to `createDesk({ search })` to begin with. Right for up
 * to about 10,000 cases in a page or a process.
 *
 * @example
 * ```ts
 * const desk = await createDesk({ storage, search: await createCaseSearch({ synonyms: { same: [['卡纸', '夹纸']] } }) })
 * ```
 */
export async function createCaseSearch(analyzer: AnalyzerOptions = {}): Promise<SearchEngine> {
  return createMiniSearchEngine({ analyzer: await createAnalyzer(analyzer), ...caseIndex })
}
