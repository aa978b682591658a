import * as z from 'zod/mini'
import { bindFilter, type Filter, fieldsOf, type OpenFilter, parseFilter } from '../filter/index.js'
import { type FieldView, type PolicyScope, visibilityOf } from '../policy/index.js'
import { fieldTypes, identifier, type Kind, parseInput, text } from '../schema/index.js'
import type { Json } from '../shared/index.js'
import { type Count, type Order, type Page, type Query, StorageError } from '../storage/index.js'
import type { SessionContext } from './context.js'
import { narrowedScope } from './inheritance.js'
import { must } from './must.js'
import { giveReason } from './obligations.js'
import { deskRefusals } from './refusals.js'

const orderInput = z.strictObject({ by: identifier, direction: z.enum(['asc', 'desc']) })

const listInput = z.strictObject({
  where: z.optional(z.unknown()),
  order: z.optional(orderInput),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
  cursor: z.optional(z.string()),
  count: z.optional(z.boolean()),
  reason: z.optional(text()),
})

const defaultLimit = 50
const countCap = 10_000

export interface Listed<Doc> {
  readonly page: Page<Doc>
  readonly count?: Count
}

/**
 * A page of records that the person may read. Policy becomes the storage's scope, so what may not be seen is never
 * loaded or counted; filtering or ordering by a field that is masked or hidden on any row is refused, because the
 * order itself would tell.
 */
export async function listRecords<Doc>(
  session: SessionContext,
  kind: Kind,
  query: unknown,
  defaultOrder: Order,
): Promise<Listed<Doc>> {
  const { where, order, limit, cursor, count } = must(parseInput(listInput, query ?? {}))
  giveReason(session, query)
  if (kind === 'article') await session.desk.renewArticles(session.tenant)
  const { scope, fields } = scopeOf(session, kind)
  const asked = where === undefined ? undefined : boundFilter(session, kind, where)
  mustBeVisible(fields, [...(asked ? fieldsOf(asked) : []), ...(order ? [order.by] : [])])
  mustBeFields(kind, order ? [order.by] : [])
  if (scope === 'none') return { page: { rows: [] }, ...(count ? { count: { n: 0, exact: true } } : {}) }
  const stored: Query = {
    kind,
    where: asked,
    scope: scope === 'all' ? undefined : scope,
    order: order ?? (isVisible(fields, defaultOrder.by) ? defaultOrder : byId),
    limit: limit ?? defaultLimit,
    cursor,
  }
  const options = { tenant: session.tenant }
  const page = (await session.desk.storage.query(stored, options)) as unknown as Page<Doc>
  const counted = count ? await countRecords(session, stored) : undefined
  return { page, ...(counted ? { count: counted } : {}) }
}

const scopeOf = (session: SessionContext, kind: Kind): PolicyScope =>
  kind === 'article'
    ? narrowedScope(session.desk.policy, session.policy())
    : session.policy().filter(`${kind}.read`)

function countRecords({ desk, tenant }: SessionContext, query: Query): Promise<Count> {
  if (!desk.storage.count) throw new StorageError('storage.not_supported', { details: { feature: 'count' } })
  return desk.storage.count(query, countCap, { tenant })
}

const references = ['actor.id', 'actor.roles', 'actor.team', 'actor.regions', 'env.now'] as const

/** The caller's filter, checked against the kind's fields and with its references filled in. */
export function boundFilter(session: SessionContext, kind: Kind, where: unknown): Filter {
  const open = must(parseFilter(where, { fields: fieldTypes[kind], references })) as OpenFilter
  return must(bindFilter(open, (ref) => referenceValue(session, ref)))
}

function referenceValue({ actor, now }: SessionContext, ref: string): Json | undefined {
  if (ref === 'env.now') return now()
  const name = ref.slice('actor.'.length)
  if (name === 'id') return actor.id
  if (name === 'roles') return actor.roles
  return actor.attributes?.[name] as Json | undefined
}

/** The order where the usual one would tell of a field that the person does not see in full on every row. */
const byId: Order = { by: 'id', direction: 'desc' }

const isVisible = (view: FieldView, field: string): boolean => visibilityOf(view, field) === 'visible'

/** Throws `desk.fields_not_readable` when one of the fields is not visible in full on every row in scope. */
export function mustBeVisible(view: FieldView, fields: readonly string[]): void {
  const closed = fields.filter((field) => !isVisible(view, field))
  if (closed.length > 0) throw deskRefusals.error('desk.fields_not_readable', { details: { fields: closed } })
}

/** Throws `desk.unknown_field` for a name that is no field of the kind. */
function mustBeFields(kind: Kind, fields: readonly string[]): void {
  const unknown = fields.filter((field) => fieldTypes[kind][field] === undefined)
  if (unknown.length > 0)
    throw deskRefusals.error('desk.unknown_field', {
      path: ['order', 'by'],
      details: { field: unknown[0] ?? '' },
    })
}
