import type { FieldTypes } from '@caselore/core/filter'

export interface SearchFieldOptions {
  /** How much a match in this field counts. Default 1. */
  readonly weight?: number
  /** Whether the field's texts are offered as completions: titles, tags, product names. Default false. */
  readonly suggest?: boolean
}

/**
 * What an engine knows of its documents, over all kinds. Anything else that a question names is refused.
 *
 * @example
 * ```ts
 * const schema: SearchSchema = {
 *   fields: { title: { weight: 3, suggest: true }, tags: { weight: 2, suggest: true }, solution: {} },
 *   attributes: { status: 'string', product: 'string', tags: 'strings', updatedAt: 'number', 'custom.*': 'any' },
 * }
 * ```
 */
export interface SearchSchema {
  readonly fields: { readonly [field: string]: SearchFieldOptions }
  /** What scopes, filters, facets and sorts may name. */
  readonly attributes: FieldTypes
}
