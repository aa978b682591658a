import { getPath } from '../filter/index.js'
import type { JsonObject } from '../shared/index.js'
import type { Row } from '../storage/index.js'
import { blindPath, type KindFields } from './fields.js'
import type { Keyring } from './keyring.js'
import { type Opened, without } from './open-doc.js'
import { filledFields, indexedFields } from './seal-doc.js'
import type { Vault } from './vault.js'

/**
 * The document of a stored record as it is to be stored now, and the fields that its person's erasure took; `undefined`
 * when it is up to date.
 */
export async function renewedDoc(
  row: Row,
  ring: Keyring,
  vault: Vault,
): Promise<{ doc: JsonObject; erased: readonly string[] } | undefined> {
  const fields = vault.fields(row.kind) ?? {}
  const opened = await vault.open(ring, row)
  const filled = filledFields(fields, opened.doc)
  const by = filled.length > 0 ? await ring.newest(vault.subjectOf(row.kind, opened.doc)) : undefined
  // Sealed under another key before its person was known as such: it goes with them all the same.
  const late = by === 'destroyed' ? filled : []
  const erased = [...opened.erased, ...late]
  if (erased.length > 0) return { doc: await vault.seal(ring, row, without(opened.doc, late)), erased }
  const keyId = by === 'destroyed' ? undefined : by?.id
  if (isSealed(opened, filled, keyId) && (await isIndexed(row, opened, fields, ring))) return undefined
  return { doc: await vault.seal(ring, row, opened.doc), erased }
}

function isSealed({ seal }: Opened, filled: readonly string[], keyId: string | undefined): boolean {
  if (!seal) return filled.length === 0
  return (
    seal.k === keyId && seal.f.length === filled.length && seal.f.every((field) => filled.includes(field))
  )
}

async function isIndexed(
  row: Row,
  { seal, doc }: Opened,
  fields: KindFields,
  ring: Keyring,
): Promise<boolean> {
  const indexed = indexedFields(fields, doc)
  if (indexed.length === 0) return seal?.bi === undefined
  const [newest] = await ring.indexKeys()
  return seal?.bi === newest.id && indexed.every((field) => getPath(row.doc, blindPath(field)) !== undefined)
}
