import type { CaseEntry } from '../../schema/index.js'
import type { SearchDocument } from '../../search/index.js'
import type { JsonObject } from '../../shared/index.js'

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
