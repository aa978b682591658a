import { and, type Filter, fieldsOf, getPath, isFieldPath, not, or } from '../filter/index.js'
import {
  closedView,
  type Decision,
  type FieldView,
  type Policy,
  type PolicyScope,
  type PolicySession,
  policyRefusals,
  visibilityOf,
} from '../policy/index.js'
import { type Article, maxCitedCases } from '../schema/index.js'
import type { Json, JsonObject } from '../shared/index.js'

/**
 * An article with a copy of what policy asks of each case that it cites, so that one query finds the articles of which
 * every cited case may be read (L18). The copies never leave the desk.
 */
export interface StoredArticle extends Article {
  readonly inherits: {
    /** The fields that were copied. A policy that asks for more finds nothing until the copies are renewed. */
    readonly fields: readonly string[]
    /** One slot for each cited case: `c0`, `c1` … */
    readonly cases: Readonly<Record<string, JsonObject>>
  }
}

const slots = Array.from({ length: maxCitedCases }, (_, i) => `c${i}`)
const slotPath = (slot: string) => `inherits.cases.${slot}`

const asked = new WeakMap<Policy, readonly string[]>()

/** The fields of a case on which it depends, under a policy, who may read it. */
export function inheritedFields(policy: Policy): readonly string[] {
  const known = asked.get(policy)
  if (known) return known
  const rules = policy.source.rules.filter(
    ({ kind = 'case', actions }) =>
      kind === 'case' && actions.some((name) => ['*', 'case.*', 'case.read'].includes(name)),
  )
  const named = rules.flatMap(({ where }) => (where ? fieldsOf(where) : []))
  const fields = ['id', ...named].filter((field) => isFieldPath(field) && !/^(actor|env)\./.test(field))
  const sorted = [...new Set(fields)].sort()
  asked.set(policy, sorted)
  return sorted
}

/** What an article inherits from the cases that it cites, in their order. One that is gone leaves an empty slot. */
export function inheritedFrom(
  fields: readonly string[],
  entries: readonly (object | undefined)[],
): StoredArticle['inherits'] {
  const copy = (entry: object | undefined): JsonObject =>
    fields.reduce<JsonObject>((doc, path) => {
      const value = entry && getPath(entry as JsonObject, path)
      return value === undefined ? doc : withPath(doc, path.split('.'), value)
    }, {})
  return {
    fields,
    cases: Object.fromEntries(entries.map((entry, i) => [slots[i] ?? `c${i}`, copy(entry)])),
  }
}

function withPath(doc: JsonObject, [name = '', ...rest]: readonly string[], value: Json): JsonObject {
  if (rest.length === 0) return { ...doc, [name]: value }
  const inner = doc[name]
  const parent = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {}
  return { ...doc, [name]: withPath(parent as JsonObject, rest, value) }
}

/** Where all of the cases may be seen: the regions that are common to those that name any. */
export function commonRegions(entries: readonly { readonly regions: readonly string[] }[]): string[] {
  const bound = entries.filter(({ regions }) => regions.length > 0)
  const [first, ...others] = bound
  return (first?.regions ?? []).filter((region) => others.every(({ regions }) => regions.includes(region)))
}

/** What policy says of an article, narrowed to what it says of reading each cited case. */
export function narrowed(
  policy: Policy,
  session: PolicySession,
  article: Partial<StoredArticle>,
  own: Decision,
): Decision {
  if (own.effect !== 'allow') return own
  const { cites = [], inherits } = article
  if (cites.length === 0) return own
  const entries = Object.values(inherits?.cases ?? {})
  const isCurrent = inheritedFields(policy).every((field) => inherits?.fields.includes(field))
  // A case that is gone can be read by nobody.
  const isWhole = isCurrent && entries.length === cites.length && entries.every(({ id }) => id !== undefined)
  const decisions = isWhole ? entries.map((entry) => session.decide('case.read', entry)) : []
  const closing = decisions.filter(({ effect }) => effect !== 'allow')
  if (!isWhole || closing.length > 0) {
    const obligations = closing.flatMap((decision) => decision.obligations)
    return { ...closedDecision(own), obligations }
  }
  return {
    ...own,
    fields: decisions.reduce((view, { fields }) => narrowedView(view, fields), own.fields),
    obligations: [...own.obligations, ...decisions.flatMap(({ obligations }) => obligations)],
  }
}

const closedDecision = ({ policyVersion }: Decision): Decision => ({
  effect: 'deny',
  reasons: [policyRefusals.data('policy.no_permit')],
  fields: closedView,
  obligations: [],
  policyVersion,
})

/** The articles that the person may read: their own scope, and every cited case in the scope of cases. */
export function narrowedScope(policy: Policy, session: PolicySession): PolicyScope {
  const own = session.filter('article.read')
  if (own.scope === 'none') return own
  const { scope, fields, obligations } = session.filter('case.read')
  const withoutCitations: Filter = { field: 'cites', op: 'exists', value: false }
  const current = inheritedFields(policy).map(
    (field): Filter => ({ field: 'inherits.fields', op: 'has', value: field }),
  )
  const open = scope === 'none' ? undefined : and(...current, ...slots.map((slot) => openSlot(slot, scope)))
  const cited = open ? or(withoutCitations, open) : withoutCitations
  return {
    ...own,
    scope: own.scope === 'all' ? cited : and(own.scope, cited),
    fields: open ? narrowedView(own.fields, fields) : own.fields,
    obligations: open ? [...own.obligations, ...obligations] : own.obligations,
  }
}

/** The slot is not taken, or holds a case that may be read. */
function openSlot(slot: string, scope: Filter | 'all'): Filter {
  const path = slotPath(slot)
  const isThere: Filter = { field: `${path}.id`, op: 'exists', value: true }
  const isFree: Filter = { field: path, op: 'exists', value: false }
  return or(isFree, scope === 'all' ? isThere : and(isThere, below(path, scope)))
}

/** The same condition, asked of what lies below a path. */
function below(path: string, filter: Filter): Filter {
  if ('and' in filter) return { and: filter.and.map((part) => below(path, part)) }
  if ('or' in filter) return { or: filter.or.map((part) => below(path, part)) }
  if ('not' in filter) return not(below(path, filter.not))
  return { ...filter, field: `${path}.${filter.field}` }
}

const modules = ['symptom', 'diagnosis', 'solution', 'result']

/**
 * An article may quote what it cites: where that is masked or hidden, the article's text is hidden. To mask it would not
 * do, as masks take out the names that a case's own record holds.
 */
function narrowedView(own: FieldView, ofCase: FieldView): FieldView {
  const isOpen = (...sources: readonly string[]) =>
    sources.every((source) => visibilityOf(ofCase, source) === 'visible')
  const closed = [...(isOpen('title') ? [] : ['title']), ...(isOpen(...modules) ? [] : ['text'])]
  if (closed.length === 0) return own
  const shown = own.shown?.filter((field) => !closed.includes(field))
  return { ...own, hidden: [...new Set([...own.hidden, ...closed])], ...(shown ? { shown } : {}) }
}
