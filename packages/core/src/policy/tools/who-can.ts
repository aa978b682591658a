import type { FilterRecord } from '../../filter/index.js'
import type { Actor } from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import type { Decision, Policy } from '../answers.js'

/** What is asked about everybody. */
export interface WhoCanQuestion {
  readonly action: string
  /** Without a record: who may at all, to some records at least. */
  readonly resource?: FilterRecord
  /** The same for everybody, or by person where it holds something personal, such as grants. */
  readonly env?: JsonObject | ((actor: Actor) => JsonObject)
}

/** Someone who may, and how far. */
export interface Allowed {
  readonly actor: Actor
  /** `conditional`: to some records only, as none was named. */
  readonly can: 'yes' | 'conditional'
  readonly decision: Decision
}

/**
 * Those of the people who may do it, in their order: for a review of access, or before a record is put where others see
 * it. The policy knows roles, not persons, so the host names whom to ask about.
 *
 * @example
 * ```ts
 * whoCan(policy, people, { action: 'case.read', resource: entry }).map(({ actor }) => actor.name)
 * ```
 */
export function whoCan(
  policy: Policy,
  people: readonly Actor[],
  question: WhoCanQuestion,
): readonly Allowed[] {
  const { action, resource, env } = question
  return people.flatMap((actor) => {
    const decision = policy.decide({
      actor,
      action,
      resource,
      env: typeof env === 'function' ? env(actor) : env,
    })
    if (decision.effect === 'deny') return []
    return [{ actor, can: decision.effect === 'allow' ? 'yes' : 'conditional', decision }]
  })
}
