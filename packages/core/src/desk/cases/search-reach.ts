import { and, type Filter } from '../../filter/index.js'
import { type FieldView, visibilityOf } from '../../policy/index.js'
import { caseIndex, type SearchScope } from '../../search/index.js'
import type { SessionContext } from '../context.js'
import { policyWithinReason } from '../policy-within-reason.js'

/** What is in the library to be used: published, also while it waits to be looked at again. */
export const inUse: Filter = { field: 'status', op: 'in', value: ['published', 'review_due'] }

export const withinUse = (scope: SearchScope): SearchScope =>
  scope === 'none' ? 'none' : scope === 'all' ? inUse : and(scope, inUse)

export interface Reach {
  readonly tenant: string
  readonly kind: 'case'
  readonly scope: SearchScope
  readonly fields: readonly string[]
  readonly views: readonly FieldView[]
  /** Something lies beyond that a reason would open. */
  readonly reasonRequired: boolean
}

/**
 * How far the person's searches go: rows that they may both search and read, by themselves or by a grant, and of these
 * only the text fields that are visible to them in full on every row. A masked field is not searched, so a hit cannot
 * tell what it hides. What is shown for a reason only is out of reach until one is given, for counts and completions
 * as well.
 */
export function reachOf(session: SessionContext): Reach {
  const { policy, reasonRequired } = policyWithinReason(session)
  const scopes = searchActions.map((action) => policy.filter(action))
  const views = scopes.map((one) => one.fields)
  const filters = scopes.flatMap(({ scope }) => (typeof scope === 'string' ? [] : [scope]))
  return {
    tenant: session.tenant,
    kind: 'case',
    scope: scopes.some((one) => one.scope === 'none')
      ? 'none'
      : filters.length === 0
        ? 'all'
        : and(...filters),
    fields: Object.keys(caseIndex.fields).filter((field) =>
      views.every((view) => visibilityOf(view, field) === 'visible'),
    ),
    views,
    reasonRequired,
  }
}

export const searchActions = ['case.search', 'case.read'] as const
