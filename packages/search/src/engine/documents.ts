import { searchRefusals } from '../refusals.js'
import type { SearchDocument } from '../types.js'
import type { SearchSchema } from './schema.js'

/** Refuses what cannot be stored, before anything of the batch is. */
export function requireDocument({ id, tenant, kind, text }: SearchDocument, schema: SearchSchema): void {
  const refuse = (rule: string) =>
    searchRefusals.error('search.invalid_document', { details: { id: String(id), rule } })
  for (const [name, value] of Object.entries({ id, tenant, kind })) {
    if (typeof value !== 'string' || value === '') throw refuse(`${name} must be a text that is not empty`)
  }
  for (const [field, value] of Object.entries(text)) {
    if (!Object.hasOwn(schema.fields, field))
      throw searchRefusals.error('search.unknown_field', { path: ['text', field], details: { field } })
    const items: readonly unknown[] = Array.isArray(value) ? value : [value ?? '']
    if (!items.every((item) => typeof item === 'string'))
      throw refuse(`text.${field} must be text or a list of texts`)
  }
}
