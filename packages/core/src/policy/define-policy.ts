import { ok, Refusal, type Result } from '../shared/index.js'
import type { Policy } from './answers.js'
import { foldPolicy } from './check-policy.js'
import { createPolicy } from './create-policy.js'
import type { Kinds, PolicyOptions, PolicySource } from './source.js'
import { policyMasks, standardKinds } from './vocabulary.js'

/**
 * Makes a policy of its data, or throws one Refusal whose `all` lists everything that is wrong, each with its path: an
 * action, role, field, mask, kind, operator or key that does not exist, a reference to anything but `actor.x` and
 * `env.x`, a rule that is about nothing.
 *
 * What it promises: nothing is allowed unless a permit says so, a forbid beats every permit, the order of rules and
 * roles never matters, and what is missing never opens anything. `filter` and `decide` agree on every record.
 *
 * @example
 * ```ts
 * const policy = definePolicy({
 *   extends: standardPolicy,
 *   roles: { partner: { inherits: ['dealer'] } },
 *   rules: [{
 *     id: 'partner-own-region', effect: 'permit', roles: ['partner'], actions: ['case.read', 'case.search'],
 *     where: { field: 'regions', op: 'has', value: { ref: 'actor.regions' } },
 *     fields: { solution: 'scrub', 'customer.*': 'hide' },
 *   }],
 * })
 * policy.decide({ actor, action: 'case.read', resource: entry }).effect // 'allow'
 * ```
 */
export function definePolicy(source: PolicySource, options?: PolicyOptions): Policy
export function definePolicy<Name extends string>(
  source: PolicySource<Name>,
  options: PolicyOptions & { readonly kinds: Kinds },
): Policy
export function definePolicy(source: PolicySource<string>, options: PolicyOptions = {}): Policy {
  const result = checkPolicy(source, options)
  if (!result.ok) throw new Refusal(...result.refusals)
  return result.value
}

/** {@link definePolicy} for JSON from outside: answers the policy or everything that is wrong with it, and never throws. */
export function checkPolicy(source: unknown, options: PolicyOptions = {}): Result<Policy> {
  const { kinds = standardKinds(), masks = policyMasks } = options
  const folded = foldPolicy(source, { kinds, masks })
  return folded.ok ? ok(createPolicy(folded.value, kinds, masks)) : folded
}
