import type { CaseContent, CaseEdit, CasePlacement } from './case-entry.js'

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

/** The parts of a case that are edited field by field; everything else is replaced as a whole. */
export const caseModules = ['basics', 'symptom', 'diagnosis', 'solution', 'result'] as const
const contentKeys = Object.keys({
  ...emptyCaseContent(''),
  customer: 0,
  node: 0,
  productLine: 0,
}) as (keyof CaseContent)[]

/** The content with the edit laid over it: modules part by part, everything else as a whole. */
export function applyCaseEdit(current: CaseContent, edit: CaseEdit): CaseContent {
  const merged: Record<string, unknown> = { ...current, ...caseContentOf(edit) }
  for (const name of caseModules) merged[name] = withoutNulls({ ...current[name], ...edit[name] })
  return withoutNulls(merged) as CaseContent
}

/** Without what an edit took away. */
const withoutNulls = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

/** Only what the author wrote, of a whole entry or of an edit. */
export const caseContentOf = <Entry extends object>(
  entry: Entry,
): Pick<Entry, keyof CaseContent & keyof Entry> => pick(entry, contentKeys)

const placementKeys = ['track', 'audience', 'sensitivity'] as const satisfies (keyof CasePlacement)[]

/** Only for whom it is meant, of a whole entry or of an edit. */
export const casePlacementOf = <Entry extends Partial<Record<keyof CasePlacement, unknown>>>(
  entry: Entry,
): Partial<CasePlacement> => pick(entry as Partial<CasePlacement>, placementKeys)

function pick<Entry extends object, Key extends PropertyKey>(
  entry: Entry,
  keys: readonly Key[],
): Pick<Entry, Key & keyof Entry> {
  const given = Object.entries(entry).filter(
    ([key, value]) => (keys as readonly string[]).includes(key) && value !== undefined,
  )
  return Object.fromEntries(given) as Pick<Entry, Key & keyof Entry>
}
