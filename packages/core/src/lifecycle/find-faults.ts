import type { RefusalData } from '../shared/index.js'
import { type LifecycleFaultCode, lifecycleFaults } from './fault-refusals.js'
import { lifecycleRefusals } from './refusals.js'
import {
  absent,
  type LifecycleAdditions,
  type LifecycleSource,
  type Stateful,
  type Transition,
  type TransitionSource,
} from './types.js'

type Path = readonly (string | number)[]
type Code = LifecycleFaultCode | 'lifecycle.unknown_event' | 'lifecycle.unknown_status'

const fault = (code: Code, path: Path, details: { [name: string]: string }): RefusalData =>
  code === 'lifecycle.unknown_event' || code === 'lifecycle.unknown_status'
    ? lifecycleRefusals.data(code, { path, details })
    : lifecycleFaults.data(code, { path, details })

const isStatusName = (name: string) => /^[a-z][a-z0-9_]*$/.test(name) && name !== absent
const isEventName = (name: string) => /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/.test(name)

/** Everything that is wrong with a lifecycle; `source` is what `base` and `additions` make together. */
export function findFaults<Doc extends Stateful>(
  base: LifecycleSource<Doc>,
  additions: LifecycleAdditions<Doc>,
  source: LifecycleSource<Doc>,
  transitions: readonly Transition[],
): RefusalData[] {
  const broken = [
    ...duplicates(base, additions),
    ...names(source),
    ...[...(additions.transitions ?? []), ...base.transitions].flatMap((row, index) =>
      references(source, row, ['transitions', index]),
    ),
    ...perEvent(source, additions),
    ...settings(base, additions),
  ]
  // Reachability of a table with wrong names in it would only repeat the same faults in other words.
  return broken.length > 0 ? broken : [...repeated(transitions), ...strays(source, transitions)]
}

function duplicates<Doc extends Stateful>(base: LifecycleSource<Doc>, additions: LifecycleAdditions<Doc>) {
  return (['statuses', 'events', 'guards', 'conditions'] as const).flatMap((part) =>
    Object.keys(additions[part] ?? {})
      .filter((name) => Object.hasOwn(base[part], name))
      .map((name) => fault('lifecycle.duplicate', [part, name], { name })),
  )
}

function names<Doc extends Stateful>({ statuses, events, categories }: LifecycleSource<Doc>) {
  return [
    ...Object.keys(statuses)
      .filter((name) => !isStatusName(name))
      .map((name) => fault('lifecycle.bad_name', ['statuses', name], { name })),
    ...Object.keys(events)
      .filter((name) => !isEventName(name))
      .map((name) => fault('lifecycle.bad_name', ['events', name], { name })),
    ...Object.entries(statuses)
      .filter(([, { category }]) => !Object.hasOwn(categories, category))
      .map(([name, { category }]) =>
        fault('lifecycle.unknown_category', ['statuses', name, 'category'], { category }),
      ),
  ]
}

function references<Doc extends Stateful>(source: LifecycleSource<Doc>, row: TransitionSource, path: Path) {
  const isStatus = (name: string) => name === absent || Object.hasOwn(source.statuses, name)
  const from = (row.from ?? []).flatMap((name, i) => {
    if (!name.startsWith('@')) {
      return isStatus(name) ? [] : [fault('lifecycle.unknown_status', [...path, 'from', i], { status: name })]
    }
    const category = name.slice(1)
    return Object.hasOwn(source.categories, category)
      ? []
      : [fault('lifecycle.unknown_category', [...path, 'from', i], { category })]
  })
  return [
    ...event(source, row.event, [...path, 'event']),
    ...from,
    ...(row.to === undefined || isStatus(row.to)
      ? []
      : [fault('lifecycle.unknown_status', [...path, 'to'], { status: row.to })]),
    ...(row.when === undefined || Object.hasOwn(source.conditions, row.when)
      ? []
      : [fault('lifecycle.unknown_condition', [...path, 'when'], { condition: row.when })]),
    ...guards(source, row.guards ?? [], [...path, 'guards']),
  ]
}

const event = <Doc extends Stateful>(source: LifecycleSource<Doc>, name: string, path: Path) =>
  Object.hasOwn(source.events, name) ? [] : [fault('lifecycle.unknown_event', path, { event: name })]

const guards = <Doc extends Stateful>(source: LifecycleSource<Doc>, list: readonly string[], path: Path) =>
  list.flatMap((guard, i) =>
    Object.hasOwn(source.guards, guard) ? [] : [fault('lifecycle.unknown_guard', [...path, i], { guard })],
  )

function perEvent<Doc extends Stateful>(source: LifecycleSource<Doc>, additions: LifecycleAdditions<Doc>) {
  return [
    ...Object.entries(additions.guardedBy ?? {}).flatMap(([name, list]) => [
      ...event(source, name, ['guardedBy', name]),
      ...guards(source, list, ['guardedBy', name]),
    ]),
    ...Object.keys(additions.requires ?? {}).flatMap((name) => event(source, name, ['requires', name])),
  ]
}

function settings<Doc extends Stateful>(base: LifecycleSource<Doc>, additions: LifecycleAdditions<Doc>) {
  const known: Readonly<Record<string, unknown>> = { ...base.settings }
  return Object.entries(additions.settings ?? {}).flatMap(([setting, value]) => {
    const path = ['settings', setting]
    if (!Object.hasOwn(known, setting)) return [fault('lifecycle.unknown_setting', path, { setting })]
    const kind = (given: unknown) => (Array.isArray(given) ? 'list' : given === null ? 'null' : typeof given)
    const fits = kind(value) === kind(known[setting]) && !(typeof value === 'number' && !(value >= 0))
    return fits ? [] : [fault('lifecycle.bad_setting', path, { setting })]
  })
}

/** A second unconditional transition of the same event could never be taken. */
function repeated(transitions: readonly Transition[]) {
  const closed = new Set<string>()
  return transitions.flatMap(({ event, from, when }) => {
    const key = `${event} ${from}`
    if (closed.has(key)) return [fault('lifecycle.duplicate_transition', ['transitions'], { event, from })]
    if (when === undefined) closed.add(key)
    return []
  })
}

/** Statuses that nothing leads to, and statuses that nothing leads out of without their saying so. */
function strays<Doc extends Stateful>(
  { statuses }: LifecycleSource<Doc>,
  transitions: readonly Transition[],
) {
  const reached = reachable(statuses, transitions)
  const hasWayOut = (status: string) => transitions.some(({ from, to }) => from === status && to !== status)
  return Object.entries(statuses).flatMap(([status, { final }]) => [
    ...(reached.has(status) ? [] : [fault('lifecycle.unreachable_status', ['statuses', status], { status })]),
    ...(final || hasWayOut(status) ? [] : [fault('lifecycle.dead_end', ['statuses', status], { status })]),
  ])
}

function reachable(statuses: LifecycleSource['statuses'], transitions: readonly Transition[]): Set<string> {
  const reached = new Set([absent, ...Object.keys(statuses).filter((status) => statuses[status]?.outside)])
  // A set grows while it is walked, so that this visits what it finds.
  for (const status of reached) {
    for (const { from, to } of transitions) if (from === status) reached.add(to)
  }
  return reached
}
