import { type Locale, localText } from '../shared/index.js'
import { machineOf } from './machine.js'
import { statusLabel } from './statuses.js'
import { absent, type Lifecycle, type Transition } from './types.js'

/** The arrows as the machine has them, in its order. */
export const arrowsOf = (lifecycle: Lifecycle): readonly Transition[] =>
  Object.values(machineOf(lifecycle).states).flatMap((node) =>
    [...node.transitions.values()].flat().flatMap((arrow) => arrowRow(arrow.guard)),
  )

const arrowRow = (guard: unknown): Transition[] =>
  typeof guard === 'object' && guard !== null && 'params' in guard ? [guard.params as Transition] : []

/**
 * The lifecycle as a Mermaid state diagram, drawn from its machine: one arrow between two statuses with all the events
 * that make it. Events that leave the status as it is would only hide the rest, and a picture alone is not accessible:
 * show a table of the lifecycle's `transitions` with it.
 */
export function toMermaid(lifecycle: Lifecycle, locale: Locale): string {
  const say = (event: string) => localText(lifecycle.events[event] ?? { zh: event, en: event }, locale)
  const node = (status: string) => (status === absent ? '[*]' : status)
  const arrows = arrowsOf(lifecycle)
  const statuses = Object.keys(lifecycle.statuses).map(
    (status) => `  state "${localText(statusLabel(lifecycle, status), locale)}" as ${status}`,
  )
  const pairs = new Map<string, Set<string>>()
  for (const { from, to, event } of arrows) {
    if (from === to) continue
    const pair = `${node(from)} --> ${node(to)}`
    pairs.set(pair, (pairs.get(pair) ?? new Set()).add(say(event)))
  }
  const between = locale === 'en' ? ', ' : '、'
  const moves = [...pairs].map(([pair, events]) => `  ${pair}: ${[...events].join(between)}`)
  const ends = Object.entries(lifecycle.statuses).flatMap(([status, { final }]) =>
    final ? [`  ${status} --> [*]`] : [],
  )
  return ['stateDiagram-v2', ...statuses, ...moves, ...ends].join('\n')
}
