import { Refusal } from '../shared/index.js'
import { buildLifecycle, expandAll } from './build-lifecycle.js'
import { findFaults } from './find-faults.js'
import type { Lifecycle, LifecycleAdditions, LifecycleSource, Stateful, TransitionSource } from './types.js'

/**
 * A lifecycle from its table, or from another one with what a host adds: statuses inside a category, events, transitions,
 * guards, conditions, required fields, settings. Added transitions are asked before the given ones, so one with a
 * condition can lead elsewhere.
 *
 * Throws a `Refusal` with every fault, each with its path in the table: `lifecycle.unknown_status`, `…unknown_category`,
 * `…unknown_event`, `…unknown_guard`, `…unknown_condition`, `…unknown_setting`, `…bad_setting`, `…bad_name`,
 * `…duplicate`, `…duplicate_transition`, `…unreachable_status`, `…dead_end`.
 *
 * @example
 * ```ts
 * const lifecycle = defineLifecycle(ticketLifecycle, {
 *   statuses: { waiting_parts: { category: 'on_hold', label: { zh: '等待备件', en: 'Waiting for parts' } } },
 *   events: { 'ticket.order_parts': { zh: '订购备件', en: 'Order parts' } },
 *   transitions: [
 *     { event: 'ticket.order_parts', from: ['@open'], to: 'waiting_parts', requires: ['part'] },
 *   ],
 *   requires: { 'ticket.resolve': ['record.custom.rootCause'] },
 * })
 * ```
 */
export function defineLifecycle<Doc extends Stateful>(
  base: Lifecycle<Doc> | LifecycleSource<Doc>,
  additions: LifecycleAdditions<Doc> = {},
): Lifecycle<Doc> {
  const given = 'source' in base ? base.source : base
  const source = merge(given, additions)
  const [fault, ...faults] = findFaults(given, additions, source, expandAll(source))
  if (fault) throw new Refusal(fault, ...faults)
  return buildLifecycle(source)
}

function merge<Doc extends Stateful>(
  base: LifecycleSource<Doc>,
  additions: LifecycleAdditions<Doc>,
): LifecycleSource<Doc> {
  const stricter = (row: TransitionSource): TransitionSource => ({
    ...row,
    guards: [...(row.guards ?? []), ...(additions.guardedBy?.[row.event] ?? [])],
    requires: [...(row.requires ?? []), ...(additions.requires?.[row.event] ?? [])],
  })
  return {
    ...base,
    statuses: { ...base.statuses, ...additions.statuses },
    events: { ...base.events, ...additions.events },
    transitions: [...(additions.transitions ?? []), ...base.transitions].map(stricter),
    guards: { ...base.guards, ...additions.guards },
    conditions: { ...base.conditions, ...additions.conditions },
    settings: { ...base.settings, ...additions.settings },
  }
}
