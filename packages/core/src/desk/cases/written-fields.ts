import type { CaseEdit } from '../../schema/index.js'

const modules: ReadonlySet<string> = new Set(['basics', 'symptom', 'diagnosis', 'solution', 'result'])

/** The fields that an edit sets, a module's parts one by one, so that a policy can open some of them only. */
export function writtenFields(edit: CaseEdit): string[] {
  return Object.entries(edit).flatMap(([name, value]) =>
    modules.has(name) ? Object.keys(value as object).map((part) => `${name}.${part}`) : [name],
  )
}
