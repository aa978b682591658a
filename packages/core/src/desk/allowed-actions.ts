import { getSegments } from '../filter/index.js'
import { decisiveFields, type PolicySession } from '../policy/index.js'
import { type Action, actions } from '../schema/index.js'
import type { Json, JsonObject } from '../shared/index.js'
import type { SessionContext } from './context.js'

type Allows = (doc: JsonObject) => readonly Action[]

const kept = new WeakMap<PolicySession, Map<string, Allows>>()
const maxAnswers = 500

/**
 * The actions of a kind that policy allows on a record. The rows of a list differ in little of what policy looks at, and
 * what it answered for one serves all that are the same in that; `PolicySession` itself stands for one situation.
 */
export function allowedActions(
  session: SessionContext,
  kind: 'ticket' | 'case',
  doc: object,
): readonly Action[] {
  const policy = session.policy()
  const byKind = kept.get(policy) ?? new Map<string, Allows>()
  kept.set(policy, byKind)
  const allows = byKind.get(kind) ?? remembering(session, kind, policy)
  byKind.set(kind, allows)
  return allows(doc as JsonObject)
}

function remembering(
  { desk, actor }: SessionContext,
  kind: 'ticket' | 'case',
  policy: PolicySession,
): Allows {
  const paths = decisiveFields(desk.policy, kind, actor.roles).map((field) => field.split('.'))
  const answers = new Map<string, readonly Action[]>()
  return (doc) => {
    let key = ''
    for (const path of paths) key += `${keyOf(getSegments(doc, path))},`
    const known = answers.get(key)
    if (known) return known
    const allowed = actions[kind].filter((action) => policy.decide(action, doc).effect === 'allow')
    if (answers.size >= maxAnswers) answers.clear()
    answers.set(key, allowed)
    return allowed
  }
}

/** Different for different values, also beside others: a text says how long it is. */
const keyOf = (value: Json | undefined): string =>
  typeof value === 'string' ? `${value.length}:${value}` : JSON.stringify(value ?? null)
