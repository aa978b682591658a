import { fieldLabels } from '../schema/index.js'
import type { RefusalData } from '../shared/index.js'
import { labelled, lifecycleRefusals } from './refusals.js'
import type { GuardInput, Stateful } from './types.js'

const ownCodes = {
  reason: 'lifecycle.reason_required',
  question: 'lifecycle.question_required',
  resolution: 'lifecycle.resolution_required',
} as const

const labels: typeof fieldLabels = {
  ...fieldLabels,
  whom: { zh: '等待的对象', en: 'Whom it waits for' },
  note: { zh: '复核说明', en: 'Note' },
  comments: { zh: '修改意见', en: 'Comments' },
}

const ofRecord = 'record.'
export const asksRecord = (field: string): boolean => field.startsWith(ofRecord)

/** The value at a dotted path, following own properties only. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** Says that a required field is empty, or nothing. Text of white space and empty lists count as empty. */
export function missingField<Doc extends Stateful>(
  field: string,
  input: GuardInput<Doc>,
): RefusalData | undefined {
  if (!isEmpty(asksRecord(field) ? valueAt(input, field) : valueAt(input.event, field))) return undefined
  if (Object.hasOwn(ownCodes, field)) {
    return lifecycleRefusals.data(ownCodes[field as keyof typeof ownCodes], { path: [field] })
  }
  const name = asksRecord(field) ? field.slice(ofRecord.length) : field
  return labelled(
    'lifecycle.field_required',
    { field: name },
    { field: labels[name] ?? { zh: name, en: name } },
    name.split('.'),
  )
}
