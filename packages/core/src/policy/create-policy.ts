import type { Policy } from './answers.js'
import { createAnswers } from './decisions.js'
import { explainWith } from './explain.js'
import { createRuleSet } from './rule-set.js'
import { createSession } from './session.js'
import type { Folded, Kinds, Masks } from './source.js'
import { policyHash } from './version.js'

/**
 * The policy of roles and rules that are known to be sound: `definePolicy` checks first, `standardPolicy` is tested, so
 * that a page without a policy of its own does not load the check.
 */
export function createPolicy(source: Folded, kinds: Kinds, masks: Masks): Policy {
  const version = source.version ?? policyHash(source)
  const ruleSet = createRuleSet(source, kinds)
  const answers = createAnswers(ruleSet.views, version)
  const session: Policy['session'] = (actor, env) => createSession(ruleSet, answers, actor, env)
  return {
    version,
    source,
    kinds,
    masks,
    session,
    decide: ({ actor, action, resource, env }) => session(actor, env).decide(action, resource),
    filter: ({ actor, action, env }) => session(actor, env).filter(action),
    explain: (question) => explainWith(ruleSet, session, question),
  }
}
