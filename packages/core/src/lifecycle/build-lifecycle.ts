import {
  absent,
  type Lifecycle,
  type LifecycleSource,
  type Stateful,
  type Transition,
  type TransitionSource,
} from './types.js'

/**
 * The lifecycle of a table that is known to be sound. The default ones are made by it, and our tests put their tables
 * through `defineLifecycle`, so that a page without a host's own lifecycle does not load the check.
 */
export function buildLifecycle<Doc extends Stateful>(source: LifecycleSource<Doc>): Lifecycle<Doc> {
  const { name, statuses, events, settings } = source
  return { name, statuses, events, settings, transitions: expandAll(source), source }
}

/** The arrows of a table: for each row one from each status that it starts from. */
export const expandAll = <Doc extends Stateful>(source: LifecycleSource<Doc>): Transition[] =>
  source.transitions.flatMap((row) => expand(source, row))

function expand<Doc extends Stateful>(
  { statuses }: LifecycleSource<Doc>,
  row: TransitionSource,
): Transition[] {
  const inCategory = (category: string) =>
    Object.keys(statuses).filter((status) => statuses[status]?.category === category)
  const starts = (row.from ?? [absent]).flatMap((from) =>
    from.startsWith('@') ? inCategory(from.slice(1)) : [from],
  )
  return starts.map((from) => ({
    event: row.event,
    from,
    to: row.to ?? from,
    ...(row.when === undefined ? {} : { when: row.when }),
    guards: row.guards ?? [],
    requires: row.requires ?? [],
    effects: row.effects ?? {},
  }))
}
