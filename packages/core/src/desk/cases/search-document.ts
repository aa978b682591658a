import type { CaseEntry } from '../../schema/index.js'
import type { SearchDocument } from '../../search/index.js'
import type { JsonObject } from '../../shared/index.js'

/**
 * The text fields of a case that search looks through, by field path, with what a match in them weighs. Policies name
 * the same paths, so a field that is masked for someone is a field that is not searched for them.
 */
export const caseSearchFields = {
  title: 4,
  tags: 3,
  'basics.product': 2,
  'basics.productModel': 3,
  'basics.industry': 0.5,
  'symptom.customerWords': 2,
  'symptom.scene': 1.5,
  'diagnosis.narrative': 1,
  'diagnosis.checks': 1,
  'solution.steps': 1,
  'solution.tools': 0.5,
  'solution.parts': 0.5,
  'solution.cautions': 0.5,
  'result.outcome': 0.5,
  custom: 1,
} as const

export type CaseSearchField = keyof typeof caseSearchFields

/** The attributes by which hits are filtered, counted and sorted. */
export const caseFacets = [
  'tags',
  'node',
  'basics.product',
  'productLine',
  'urgency',
  'regions',
  'status',
  'track',
] as const

/** The fields whose values are offered as suggestions while somebody types. */
export const caseSuggestFields = ['title', 'tags', 'basics.product'] as const

/** A case as the search engine sees it. */
export function caseSearchDocument(
  tenant: string,
  entry: CaseEntry,
  searchedCustomFields: ReadonlySet<string>,
): SearchDocument {
  const { symptom, diagnosis, solution, result, reviews, attachments, basics, ...attributes } = entry
  const custom = Object.entries(entry.custom)
    .filter(([name]) => searchedCustomFields.has(name))
    .map(([, value]) => String(value))
  return {
    id: entry.id,
    tenant,
    kind: 'case',
    text: {
      title: entry.title,
      tags: entry.tags,
      'basics.product': basics.product,
      'basics.productModel': basics.productModel,
      'basics.industry': basics.industry,
      'symptom.customerWords': symptom.customerWords,
      'symptom.scene': symptom.scene,
      'diagnosis.narrative': diagnosis.narrative,
      'diagnosis.checks': diagnosis.checks.map((check) => `${check.checked} ${check.finding}`),
      'solution.steps': solution.steps.map((step) => step.text),
      'solution.tools': solution.tools,
      'solution.parts': solution.parts,
      'solution.cautions': solution.cautions,
      'result.outcome': result.outcome,
      custom,
    },
    attributes: {
      ...attributes,
      basics: { product: basics.product, productModel: basics.productModel },
    } as unknown as JsonObject,
  }
}
