import type { FilterRecord } from '../../filter/index.js'
import type { Actor } from '../../schema/index.js'
import { canonicalJson, type JsonObject } from '../../shared/index.js'
import type { Decision, Policy, PolicyScope, PolicySession } from '../answers.js'
import {
  compareDecisions,
  compareViews,
  type FieldDifference,
  type PolicyDifference,
} from './diff-policies.js'

/** A list that would have held other records, or shown other fields of them. */
export interface ScopeDifference {
  readonly question: { readonly actor: Actor; readonly action: string; readonly env?: JsonObject | undefined }
  readonly before: PolicyScope
  readonly after: PolicyScope
  readonly fields: readonly FieldDifference[]
}

/** What the candidate would have answered otherwise. */
export type DryRunDifference =
  | ({ readonly of: 'decision' } & PolicyDifference)
  | ({ readonly of: 'scope' } & ScopeDifference)
  /** The candidate failed where the live policy answered. */
  | { readonly of: 'failure'; readonly action: string; readonly error: unknown }

export interface DryRunOptions {
  /** Is told each difference, at once. What it throws is thrown to whoever asked, so it should only note things down. */
  readonly onDifference: (difference: DryRunDifference) => void
}

/**
 * A policy that answers as the live one does, always, and asks a candidate the same questions beside it. Give it to the
 * desk for a week, and read what would have changed, before the candidate goes live.
 *
 * Scopes of lists are compared as they are written, so that two filters which differ in form but not in meaning are
 * told as well: a difference too many, never one too few.
 *
 * @example
 * ```ts
 * createDesk({ storage, policy: dryRun(live, candidate, { onDifference: (found) => log.write(found) }) })
 * ```
 */
export function dryRun(live: Policy, candidate: Policy, { onDifference }: DryRunOptions): Policy {
  const beside = (action: string, compare: () => DryRunDifference | undefined) => {
    let difference: DryRunDifference | undefined
    try {
      difference = compare()
    } catch (error) {
      difference = { of: 'failure', action, error }
    }
    if (difference) onDifference(difference)
  }
  const session = (actor: Actor, env?: JsonObject): PolicySession => {
    const mine = live.session(actor, env)
    let other: PolicySession | undefined
    const others = () => {
      other ??= candidate.session(actor, env)
      return other
    }
    const decide = (action: string, resource?: FilterRecord): Decision => {
      const decision = mine.decide(action, resource)
      beside(action, () => {
        const question = { actor, action, resource, env }
        const found = compareDecisions(live, question, decision, others().decide(action, resource))
        return found && { of: 'decision', ...found }
      })
      return decision
    }
    const filter = (action: string): PolicyScope => {
      const scope = mine.filter(action)
      beside(action, () => {
        const found = compareScopes(live, { actor, action, env }, scope, others().filter(action))
        return found && { of: 'scope', ...found }
      })
      return scope
    }
    const can = (action: string) => {
      decide(action)
      return mine.can(action)
    }
    const canAll = () => {
      const answers = mine.canAll()
      for (const action of Object.keys(answers)) decide(action)
      return answers
    }
    return { can, canAll, decide, filter }
  }
  return {
    ...live,
    session,
    decide: ({ actor, action, resource, env }) => session(actor, env).decide(action, resource),
    filter: ({ actor, action, env }) => session(actor, env).filter(action),
  }
}

function compareScopes(
  policy: Policy,
  question: ScopeDifference['question'],
  before: PolicyScope,
  after: PolicyScope,
): ScopeDifference | undefined {
  const isSame = canonicalJson(before.scope) === canonicalJson(after.scope)
  const isAboutFields = before.scope !== 'none' && after.scope !== 'none'
  const fields = isAboutFields ? compareViews(policy, question.action, before.fields, after.fields) : []
  return isSame && fields.length === 0 ? undefined : { question, before, after, fields }
}
