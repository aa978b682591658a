import type { FieldTypes } from '../filter/index.js'
import { fieldTypes } from '../schema/index.js'

/** How an engine treats one text field: what a match in it weighs, and whether its texts are offered as completions. */
export interface IndexedField {
  readonly weight: number
  readonly suggest?: boolean
}

/**
 * The text fields of a case that search looks through, by field path. Policies name the same paths, so a field that is
 * masked for someone is a field that is not searched for them.
 */
const fields = {
  title: { weight: 4, suggest: true },
  tags: { weight: 3, suggest: true },
  'basics.product': { weight: 2, suggest: true },
  'basics.productModel': { weight: 3 },
  'basics.industry': { weight: 0.5 },
  'symptom.customerWords': { weight: 2 },
  'symptom.scene': { weight: 1.5 },
  'diagnosis.narrative': { weight: 1 },
  'diagnosis.checks': { weight: 1 },
  'solution.steps': { weight: 1 },
  'solution.tools': { weight: 0.5 },
  'solution.parts': { weight: 0.5 },
  'solution.cautions': { weight: 0.5 },
  'result.outcome': { weight: 0.5 },
  custom: { weight: 1 },
} as const satisfies Readonly<Record<string, IndexedField>>

/** Modules that are searched as text, not filtered by; they would double the index's memory. */
const textOnly = ['symptom', 'diagnosis', 'solution', 'result', 'reviews', 'attachments']

const isAttribute = (path: string): boolean =>
  !textOnly.some((name) => path === name || path.startsWith(`${name}.`))

const attributes: FieldTypes = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ Object.entries(fieldTypes.case).filter(([path]) => isAttribute(path)),
)

/** What an engine must know of cases: the schema to create one with. */
export const caseIndex: {
  readonly fields: Readonly<Record<keyof typeof fields, IndexedField>>
  readonly attributes: FieldTypes
} = { fields, attributes }
