import { caseIndex, type SearchEngine } from '@caselore/core/search'
import type { Analyzer } from './analysis/index.js'
import { casePinyin } from './create-case-search.js'
import type { SearchSchema } from './engine/index.js'
import { withPinyin } from './pinyin/index.js'

export interface CreateSearchOptions {
  /** Makes the engine: `compactEngine`, `createMiniSearchEngine`, or a function around another package's. */
  readonly engine: (
    options: SearchSchema & { readonly analyzer: Analyzer },
  ) => SearchEngine | Promise<SearchEngine>
  readonly analyzer: Analyzer
  /** Whether completions and questions are also read as they sound; see `createCaseSearch`. */
  readonly pinyin: boolean
}

/**
 * Search in the case library over an engine of the host's choice. Nothing here has a default: which engine, analyzer and help with
 * typing there is decides quality and size of a page, and is said once, by the host.
 *
 * @example
 * ```ts
 * const search = await createSearch({
 *   engine: (options) => postgresSearchEngine(driver, options),
 *   analyzer: await createAnalyzer(),
 *   pinyin: true,
 * })
 * ```
 */
export async function createSearch({ engine, analyzer, pinyin }: CreateSearchOptions): Promise<SearchEngine> {
  const made = await engine({ analyzer, ...caseIndex })
  return pinyin ? withPinyin(made, casePinyin) : made
}
