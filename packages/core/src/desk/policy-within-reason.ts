import { createPolicy, type Policy, type PolicySession } from '../policy/index.js'
import { canonicalJson, type Json } from '../shared/index.js'
import type { SessionContext } from './context.js'

/** Policies under which whatever needs a reason is closed; `undefined` for those that ask for none. */
const reasonless = new WeakMap<Policy, Policy | undefined>()

/**
 * The policy that bounds a question whose answer counts what it does not show, as a search does. With a reason given it is
 * the person's own. Without one, what needs a reason is closed as if it were forbidden; `reasonRequired` says that this
 * makes a difference to searches for cases.
 */
export function policyWithinReason(session: SessionContext): {
  readonly policy: PolicySession
  readonly reasonRequired: boolean
} {
  const own = session.policy()
  const closed = session.call.reason ? undefined : closedWithoutReason(session.desk.policy)
  if (!closed) return { policy: own, reasonRequired: false }
  const policy = closed.session(session.actor, session.environment())
  const scopes = (of: PolicySession) =>
    canonicalJson([of.filter('case.search').scope, of.filter('case.read').scope] as unknown as Json)
  return { policy, reasonRequired: scopes(policy) !== scopes(own) }
}

function closedWithoutReason(policy: Policy): Policy | undefined {
  if (!reasonless.has(policy)) reasonless.set(policy, closing(policy))
  return reasonless.get(policy)
}

function closing({ source, kinds, masks }: Policy): Policy | undefined {
  const asks = ({ effect, obligations = [] }: Policy['source']['rules'][number]) =>
    effect !== 'forbid' && obligations.some(({ type }) => type === 'require_reason')
  if (!source.rules.some(asks)) return undefined
  const rules = source.rules.map((rule) => {
    if (!asks(rule)) return rule
    const { fields: _, writable: __, readOnly: ___, ...rest } = rule
    return { ...rest, effect: 'forbid' as const }
  })
  return createPolicy({ ...source, rules }, kinds, masks)
}
