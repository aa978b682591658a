import { type Filter, fieldsOf } from '../filter/index.js'
import type { Policy } from './answers.js'
import { effectiveRoles } from './roles.js'
import { coversAction } from './rule-set.js'

/**
 * The fields of a record of which it depends whether someone with these roles may do any of the actions of a kind to it:
 * in one situation, records that have the same in all of them get the same effects. What is shown of a record, and what
 * it obliges to, may depend on more.
 */
export function decisiveFields(
  { source, kinds }: Policy,
  kind: string,
  roles: readonly string[],
): readonly string[] {
  const held = new Set(effectiveRoles(roles, source.roles))
  const actions = kinds[kind]?.actions ?? []
  const decides = (rule: Policy['source']['rules'][number]) =>
    rule.effect !== 'limit' &&
    (!rule.roles || rule.roles.some((role) => held.has(role))) &&
    actions.some((action) => coversAction(rule, action, kind))
  return [
    ...new Set(source.rules.filter(decides).flatMap(({ where }) => (where ? fieldsOf(where as Filter) : []))),
  ]
}
