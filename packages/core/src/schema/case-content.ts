import type { CaseContent, CaseEdit } from './case-entry.js'

/** A draft with nothing but its title: every module is there and empty, so that editors and checks need no special case. */
export function emptyCaseContent(title: string): CaseContent {
  return {
    title,
    basics: { product: '', productModel: '', industry: '' },
    symptom: { customerWords: '', scene: '' },
    diagnosis: { narrative: '', checks: [] },
    solution: { steps: [], tools: [], parts: [], cautions: [] },
    result: { outcome: '', figures: [], testimonial: '', followUps: '' },
    tags: [],
    urgency: 'normal',
    regions: [],
    attachments: [],
    custom: {},
  }
}

const modules = ['basics', 'symptom', 'diagnosis', 'solution', 'result'] as const
const contentKeys = Object.keys({
  ...emptyCaseContent(''),
  customer: 0,
  node: 0,
  productLine: 0,
}) as (keyof CaseContent)[]

/** The content with the edit laid over it: modules part by part, everything else as a whole. */
export function applyCaseEdit<Content extends CaseContent>(current: Content, edit: CaseEdit): Content {
  const merged: Record<string, unknown> = { ...current, ...edit }
  for (const name of modules) merged[name] = { ...current[name], ...edit[name] }
  return merged as Content
}

/** Only what the author wrote, of a whole entry. */
export function caseContentOf(entry: CaseContent): CaseContent {
  return Object.fromEntries(
    contentKeys.flatMap((key) => (entry[key] === undefined ? [] : [[key, entry[key]]])),
  ) as CaseContent
}
