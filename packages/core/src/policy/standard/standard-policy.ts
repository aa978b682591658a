import type { Policy } from '../answers.js'
import { createPolicy } from '../create-policy.js'
import type { PolicySource } from '../source.js'
import { policyMasks, standardKinds } from '../vocabulary.js'
import { articleRules } from './article-rules.js'
import { caseRules } from './case-rules.js'
import { grantRules } from './grant-rules.js'
import { guardRules } from './guard-rules.js'
import { otherRules } from './other-rules.js'
import { standardRoles } from './roles.js'
import { ticketRules } from './ticket-rules.js'

/** As data, which our tests put through the check. */
export const standardPolicySource: PolicySource = {
  roles: standardRoles,
  rules: [...guardRules, ...ticketRules, ...caseRules, ...articleRules, ...grantRules, ...otherRules],
}

/**
 * The policy that comes with the desk: role templates for customers, service, library, sales, management and
 * administration. Region-bound roles read `actor.attributes.regions` (`['*']` is all), finance reads
 * `actor.attributes.team`. Extend it by `definePolicy({ extends: standardPolicy, … })`; leave rules out by `without`.
 */
export const standardPolicy: Policy = /* @__PURE__ */ createPolicy(
  standardPolicySource,
  /* @__PURE__ */ standardKinds(),
  policyMasks,
)
