import { canonicalJson, type Instant, type Json } from '../../shared/index.js'

/** A grant as far as the report must know; the desk's own grants are of this form. */
export interface GrantRecord {
  readonly id: string
  readonly subject: string
  readonly actions: readonly string[]
  readonly scope: {
    readonly kind: string
    readonly ids?: readonly string[] | undefined
    readonly where?: Json | undefined
  }
  readonly status: string
  readonly from: Instant
  readonly until: Instant
}

/**
 * Why a grant could go: its person is gone (`no_subject`), another grant covers all of it for at least as long
 * (`covered`, `by` which), or the person may do all of it anyway (`needless`).
 */
export interface RedundantGrant<G extends GrantRecord = GrantRecord> {
  readonly grant: G
  readonly reason: 'no_subject' | 'covered' | 'needless'
  readonly by?: string
}

export interface RedundantGrantOptions {
  readonly now: Instant
  /** Ids of those who still work here. */
  readonly people: ReadonlySet<string>
  /**
   * Whether the person may do it to all in the grant's scope without any grant; ask the policy with an environment that
   * holds no grants. Absent: `needless` is not looked for.
   */
  readonly mayAnyway?: (grant: GrantRecord, action: string) => boolean
}

/**
 * Approved grants that are still to run and give nothing: for the periodic review of access. Of two that cover each
 * other the one with the lower id is kept.
 */
export function redundantGrants<G extends GrantRecord>(
  grants: readonly G[],
  { now, people, mayAnyway }: RedundantGrantOptions,
): readonly RedundantGrant<G>[] {
  const open = grants.filter(({ status, until }) => status === 'approved' && until > now)
  return open.flatMap((grant): readonly RedundantGrant<G>[] => {
    if (!people.has(grant.subject)) return [{ grant, reason: 'no_subject' }]
    const other = open.find((each) => each !== grant && covers(each, grant, now) && isKept(each, grant, now))
    if (other) return [{ grant, reason: 'covered', by: other.id }]
    const isNeedless = mayAnyway !== undefined && grant.actions.every((action) => mayAnyway(grant, action))
    return isNeedless ? [{ grant, reason: 'needless' }] : []
  })
}

const isKept = (each: GrantRecord, grant: GrantRecord, now: Instant): boolean =>
  !covers(grant, each, now) || each.id < grant.id

/** Whether one grant opens, from now on, at least what the other opens. */
function covers(wide: GrantRecord, narrow: GrantRecord, now: Instant): boolean {
  return (
    wide.subject === narrow.subject &&
    Math.max(wide.from, now) <= Math.max(narrow.from, now) &&
    wide.until >= narrow.until &&
    narrow.actions.every((action) => wide.actions.includes(action)) &&
    coversScope(wide.scope, narrow.scope)
  )
}

// A scope names records or a filter, never both.
function coversScope(wide: GrantRecord['scope'], narrow: GrantRecord['scope']): boolean {
  if (wide.kind !== narrow.kind) return false
  if (wide.where !== undefined && narrow.where !== undefined)
    return canonicalJson(wide.where) === canonicalJson(narrow.where)
  return narrow.ids?.every((id) => wide.ids?.includes(id) === true) === true
}
