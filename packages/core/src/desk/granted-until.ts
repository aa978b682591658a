import type { Action } from '../schema/index.js'
import { canonicalJson, type Instant, type Json, type JsonObject } from '../shared/index.js'
import type { SessionContext } from './context.js'
import { decide } from './reader.js'

/**
 * Until when an answer about a record holds: the earliest end of the grants that cover it, when policy would answer
 * otherwise without them.
 */
export function grantedUntil(session: SessionContext, action: Action, doc: object): Instant | undefined {
  const id = String((doc as { id?: unknown }).id)
  const covering = session
    .openGrants()
    .filter(({ scope, records }) => action.startsWith(`${scope.kind}.`) && records.has(id))
  if (covering.length === 0) return undefined
  const granted = decide(session, action, doc)
  const bare = session.ungranted().decide(action, doc as JsonObject)
  const isSame = granted.effect === bare.effect && sameView(granted.fields, bare.fields)
  return isSame ? undefined : Math.min(...covering.map(({ until }) => until))
}

const sameView = (one: object, other: object): boolean =>
  canonicalJson(one as Json) === canonicalJson(other as Json)
