import { caseIndex, type SearchEngine } from '@caselore/core/search'
import { type AnalyzerOptions, createAnalyzer } from './analysis/index.js'
import { createMiniSearchEngine } from './minisearch/index.js'
import { withPinyin } from './pinyin/index.js'

export interface CaseSearchOptions extends AnalyzerOptions {
  /**
   * Whether titles, tags and products are also offered by pinyin (`sb` for 设备), and questions that find little are asked
   * again as they sound. The readings (30 kB) are loaded when first needed. Default true.
   */
  readonly pinyin?: boolean
}

/**
 * The embedded engine set up for the case library: what to give to `createDesk({ search })` to begin with. Right for up
 * to about 10,000 cases in a page or a process.
 *
 * @example
 * ```ts
 * const desk = await createDesk({ storage, search: await createCaseSearch({ synonyms: { same: [['卡纸', '夹纸']] } }) })
 * ```
 */
export async function createCaseSearch(options: CaseSearchOptions = {}): Promise<SearchEngine> {
  const { pinyin = true, ...analyzer } = options
  const engine = createMiniSearchEngine({ analyzer: await createAnalyzer(analyzer), ...caseIndex })
  return pinyin ? withPinyin(engine, casePinyin) : engine
}

/** For `withPinyin` around another engine of cases: completions by pinyin, and words in which customers describe things. */
export const casePinyin = {
  suggest: Object.entries(caseIndex.fields).flatMap(([field, { suggest }]) => (suggest ? [field] : [])),
  words: ['title', 'tags', 'basics.product', 'symptom.customerWords', 'symptom.scene', 'diagnosis.narrative'],
} as const
