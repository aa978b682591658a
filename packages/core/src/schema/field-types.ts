import type * as z from 'zod/mini'
import type { FieldType, FieldTypes } from '../filter/index.js'

/**
 * The field paths of a record's schema with what they hold: the one list by which filters, sorts, policies and labels
 * are checked, so that a misspelt field is refused instead of never matching.
 */
export function fieldTypesOf(schema: z.core.$ZodType): FieldTypes {
  const types: Record<string, FieldType> = {}
  collect(schema, '', types)
  return types
}

function collect(schema: z.core.$ZodType, path: string, types: Record<string, FieldType>): void {
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      collect(def.innerType, path, types)
      return
    case 'object':
      if (path) types[path] = 'object'
      for (const [key, inner] of Object.entries(def.shape))
        collect(inner, path ? `${path}.${key}` : key, types)
      return
    case 'array': {
      const element = (def.element as z.core.$ZodTypes)._zod.def.type
      types[path] = element === 'object' ? 'objects' : 'strings'
      return
    }
    case 'record':
      types[path] = 'object'
      types[`${path}.*`] = 'any'
      return
    case 'string':
    case 'enum':
      types[path] = 'string'
      return
    case 'number':
    case 'boolean':
      types[path] = def.type
      return
    default:
      types[path] = 'any'
  }
}
