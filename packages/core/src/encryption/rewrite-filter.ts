import { type Condition, type Filter, parseFilter, type Scalar } from '../filter/index.js'
import type { Query } from '../storage/index.js'
import { blindValue } from './blind-index.js'
import { blindPath, fieldAbove, isReserved, type KindFields } from './fields.js'
import type { Keyring } from './keyring.js'
import { encryptionRefusals } from './refusals.js'

type Asked = Pick<Query, 'kind' | 'where' | 'scope' | 'order'>

export interface Rewritten<Question> {
  readonly query: Question
  /** Whether a blind index answers a part of it. */
  readonly indexed: boolean
}

/**
 * The question as the storage beneath can answer it: what asks for an encrypted field by `eq` or `in` asks for its blind
 * index instead. Anything else that touches an encrypted field is `encryption.not_searchable`.
 */
export async function rewriteQuery<Question extends Asked>(
  query: Question,
  fields: KindFields,
  ring: Keyring,
): Promise<Rewritten<Question>> {
  const { kind, where, scope, order } = query
  if (order && (fieldAbove(fields, order.by) !== undefined || isReserved(order.by)))
    throw notSearchable(order.by, 'order')
  const walk: Walk = { kind, fields, ring, indexed: false }
  const rewritten = {
    ...query,
    ...(where !== undefined && { where: await rewriteWhole(where, walk) }),
    ...(scope !== undefined && { scope: await rewriteWhole(scope, walk) }),
  }
  return { query: rewritten, indexed: walk.indexed }
}

interface Walk {
  readonly kind: string
  readonly fields: KindFields
  readonly ring: Keyring
  indexed: boolean
}

/** What is no filter goes on as it is, to be refused by the storage in its own words. */
async function rewriteWhole(filter: Filter, walk: Walk): Promise<Filter> {
  const parsed = parseFilter(filter)
  return parsed.ok ? rewrite(parsed.value, walk) : filter
}

async function rewrite(filter: Filter, walk: Walk): Promise<Filter> {
  if ('and' in filter) return { and: await Promise.all(filter.and.map((part) => rewrite(part, walk))) }
  if ('or' in filter) return { or: await Promise.all(filter.or.map((part) => rewrite(part, walk))) }
  if ('not' in filter) return { not: await rewrite(filter.not, walk) }
  return rewriteCondition(filter, walk)
}

async function rewriteCondition(condition: Condition, walk: Walk): Promise<Filter> {
  const { field, op } = condition
  const declared = fieldAbove(walk.fields, field)
  if (declared === undefined && !isReserved(field)) return condition
  if (declared !== field || !walk.fields[field]?.blindIndex || (op !== 'eq' && op !== 'in'))
    throw notSearchable(field, op)
  walk.indexed = true
  const wanted = op === 'eq' ? [condition.value as Scalar] : (condition.value as readonly Scalar[])
  return { field: blindPath(field), op: 'in', value: await blindValues(wanted, field, walk) }
}

/** While an index key is being changed, a value may stand under the new one or the old. */
async function blindValues(
  wanted: readonly Scalar[],
  field: string,
  { kind, ring }: Walk,
): Promise<Scalar[]> {
  const keys = await ring.indexKeys()
  const at = { tenant: ring.tenant, kind, field }
  const values = wanted.map((value) =>
    value === null ? [null] : Promise.all(keys.map((key) => blindValue(key, at, value))),
  )
  return (await Promise.all(values)).flat()
}

const notSearchable = (field: string, operator: string) =>
  encryptionRefusals.error('encryption.not_searchable', { details: { field, operator } })
