import { type CustomFields, checkCustomFields } from '../schema/index.js'
import { type JsonObject, Refusal } from '../shared/index.js'
import { ancestryOf } from './ancestry.js'
import type { SessionContext } from './context.js'
import { taxonomyOf } from './taxonomy.js'

/** Throws what is wrong with the host-defined fields of a record at a node of the taxonomy. */
export async function customFieldsMustHold(
  session: SessionContext,
  kind: CustomFields['kind'],
  values: JsonObject,
  node: string | undefined,
): Promise<void> {
  const { customFields } = session.desk
  if (Object.keys(values).length === 0 && customFields.length === 0) return
  const ancestry = node ? ancestryOf(node, await taxonomyOf(session)) : []
  const [first, ...others] = checkCustomFields(values, kind, ancestry, customFields)
  if (first) throw new Refusal(first, ...others)
}
