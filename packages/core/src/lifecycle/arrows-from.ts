import type { Transition } from './types.js'

type Arrows = ReadonlyMap<string, readonly Transition[]>

const sorted = new WeakMap<readonly Transition[], Map<string, Arrows>>()
const none: Arrows = new Map()

/** The arrows that leave a status by their event, each event's in the order of the table. Sorted once per table. */
export function arrowsFrom(transitions: readonly Transition[], from: string): Arrows {
  const table = sorted.get(transitions) ?? sortArrows(transitions)
  sorted.set(transitions, table)
  return table.get(from) ?? none
}

function sortArrows(transitions: readonly Transition[]): Map<string, Arrows> {
  const table = new Map<string, Map<string, Transition[]>>()
  for (const row of transitions) {
    const arrows = table.get(row.from) ?? new Map<string, Transition[]>()
    table.set(row.from, arrows)
    arrows.set(row.event, [...(arrows.get(row.event) ?? []), row])
  }
  return table
}
