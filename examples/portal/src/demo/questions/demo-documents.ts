import type { caseIndex, SearchDocument } from '@caselore/core/search'
import { demoCases } from '../cases/index.js'

/** The demo's cases, whatever their status, as an engine sees them. */
export const demoDocuments: readonly SearchDocument[] = demoCases.map(({ key, content }) => {
  const { basics, symptom, diagnosis, solution, result } = content
  const text: { readonly [field in keyof typeof caseIndex.fields]: string | readonly string[] | undefined } =
    {
      title: content.title,
      tags: content.tags,
      'basics.product': basics.product,
      'basics.productModel': basics.productModel,
      'basics.industry': basics.industry,
      'symptom.customerWords': symptom.customerWords,
      'symptom.scene': symptom.scene,
      'diagnosis.narrative': diagnosis.narrative,
      'diagnosis.checks': diagnosis.checks.map(({ checked, finding }) => `${checked} ${finding}`),
      'solution.steps': solution.steps.map((step) => step.text),
      'solution.tools': solution.tools,
      'solution.parts': solution.parts,
      'solution.cautions': solution.cautions,
      'result.outcome': result.outcome,
      custom: [],
    }
  return { id: key, tenant: 'demo', kind: 'case', text, attributes: {} }
})
