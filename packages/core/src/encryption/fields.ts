import { isFieldPath } from '../filter/index.js'
import type { JsonObject } from '../shared/index.js'

export interface EncryptedField {
  /** Keeps a keyed hash beside the ciphertext, so that the field can be asked for by `eq` and `in`. Default: `false`. */
  readonly blindIndex?: boolean
}

/** Field paths of one kind that are stored encrypted, whatever they hold. */
export type KindFields = Readonly<Record<string, EncryptedField>>

/** By kind of record; kinds that are not named are stored as they are. */
export type EncryptedFields = Readonly<Record<string, KindFields>>

/** Where a record keeps its wrapped key and its blind indexes; the names are refused in documents of encrypted kinds. */
export const sealName = '_enc'
export const blindName = '_blind'

/** The fields of a kind, `undefined` when nothing of it is encrypted. */
export const fieldsOfKind = (fields: EncryptedFields, kind: string): KindFields | undefined =>
  Object.hasOwn(fields, kind) ? fields[kind] : undefined

/** The declared field that the path names or lies within. */
export const fieldAbove = (fields: KindFields, path: string): string | undefined =>
  Object.keys(fields).find((field) => path === field || path.startsWith(`${field}.`))

export const isReserved = (path: string): boolean =>
  [sealName, blindName].some((name) => path === name || path.startsWith(`${name}.`))

export const blindPath = (field: string): string => `${blindName}.${field}`

/** Throws a plain Error for a declaration that cannot be meant: no path, one within another, a name of ours. */
export function assertFields(fields: EncryptedFields): void {
  for (const [kind, declared] of Object.entries(fields)) {
    for (const path of Object.keys(declared)) {
      if (!isFieldPath(path) || isReserved(path))
        throw new Error(`${kind}: “${path}” is no field to encrypt.`)
      const { [path]: _own, ...others } = declared
      const outer = fieldAbove(others, path)
      if (outer !== undefined) throw new Error(`${kind}: “${path}” lies within “${outer}”.`)
    }
  }
}

/** A copy of the document with the value at the path, or without the path when the value is `undefined`. */
export function withPath(doc: JsonObject, path: string, value: JsonObject[string]): JsonObject {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) {
    const { [name]: _old, ...others } = doc
    return value === undefined ? others : { ...doc, [name]: value }
  }
  const inner = Object.hasOwn(doc, name) ? doc[name] : undefined
  const parent = isObject(inner) ? inner : {}
  return { ...doc, [name]: withPath(parent, rest.join('.'), value) }
}

const isObject = (value: JsonObject[string]): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
