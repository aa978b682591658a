import type { JsonObject, LocalText, RefusalData } from '../shared/index.js'
import { type InputCode, inputRefusals } from './refusals.js'

/**
 * The part of Standard Schema v1 that is used here, so that a host may define its fields with zod, valibot or arktype.
 * See standardschema.dev.
 */
export interface FieldSchema {
  readonly '~standard': {
    readonly version: 1
    readonly validate: (value: unknown) => FieldResult | Promise<FieldResult>
  }
}
type FieldResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string }[] }

/** One field that the host adds to the template for a branch of the taxonomy. */
export interface CustomField {
  readonly schema: FieldSchema
  readonly title: LocalText
  /** Whether its text is found by search. Default false. */
  readonly search?: boolean
  readonly required?: boolean
}

export interface CustomFields {
  /** The taxonomy node for which, and for whose descendants, the fields exist; absent: for all. */
  readonly node?: string
  readonly kind: 'ticket' | 'case'
  readonly fields: Readonly<Record<string, CustomField>>
}

/**
 * Adds typed fields to tickets or cases of one branch of the taxonomy.
 *
 * @example
 * ```ts
 * defineFields({
 *   kind: 'case',
 *   node: 'machinery-after-sales',
 *   fields: {
 *     machineHours: { schema: z.number().int().nonnegative(), title: { zh: '运行小时', en: 'Machine hours' }, search: true },
 *   },
 * })
 * ```
 */
export function defineFields(definition: CustomFields): CustomFields {
  for (const name of Object.keys(definition.fields)) {
    if (!/^[A-Za-z][A-Za-z0-9_]{0,59}$/.test(name))
      throw new Error(`A custom field's name is a plain word: ${name}`)
  }
  return definition
}

/**
 * Checks the values of custom fields for a record at a node; `ancestry` is the node and all above it. Schemas that
 * answer with a promise are a mistake of the host and throw.
 */
export function checkCustomFields(
  values: JsonObject,
  kind: CustomFields['kind'],
  ancestry: readonly string[],
  definitions: readonly CustomFields[],
): RefusalData<InputCode>[] {
  const known = new Map(
    definitions
      .filter((one) => one.kind === kind && (one.node === undefined || ancestry.includes(one.node)))
      .flatMap((one) => Object.entries(one.fields)),
  )
  const unknown = Object.keys(values)
    .filter((key) => !known.has(key))
    .map((key) =>
      inputRefusals.data('input.unknown_custom_field', { path: ['custom', key], details: { key } }),
    )
  const wrong = [...known].flatMap(([key, field]): RefusalData<InputCode>[] => {
    const path = ['custom', key]
    const value = values[key]
    if (value === undefined) return field.required ? [inputRefusals.data('input.missing', { path })] : []
    const result = field.schema['~standard'].validate(value)
    if (result instanceof Promise) throw new Error(`The schema of custom field ${key} must answer at once`)
    return (result.issues ?? []).map((issue) =>
      inputRefusals.data('input.bad_custom_field', { path, details: { key, reason: issue.message } }),
    )
  })
  return [...unknown, ...wrong]
}
