import { inputOf } from './accepted.js'
import { arrowsFrom } from './arrows-from.js'
import { meantAmong, recordRefusals } from './evaluate.js'
import { asksRecord } from './required.js'
import type { Lifecycle, Stateful, StepContext, Transition } from './types.js'

/** The events that leave a status. */
interface Openings {
  /** Open whatever the record holds. */
  readonly always: readonly string[]
  readonly asked: readonly (readonly [event: string, rows: readonly Transition[]])[]
}

const sorted = new WeakMap<readonly Transition[], Map<string, Openings>>()

/** The events of `accepted` without a refusal, by name only: what a list asks about each of its rows. */
export function openEvents<Doc extends Stateful>(
  lifecycle: Lifecycle<Doc>,
  record: Doc,
  context: StepContext,
): readonly string[] {
  const { always, asked } = openingsOf(lifecycle, record.status)
  const open = [...always]
  for (const [event, rows] of asked) {
    const input = inputOf(lifecycle, record, { type: event }, context)
    const meant = meantAmong(lifecycle.source, rows, input)
    if (meant && recordRefusals(lifecycle.source, meant, input).length === 0) open.push(event)
  }
  return open
}

function openingsOf<Doc extends Stateful>({ source, transitions }: Lifecycle<Doc>, status: string): Openings {
  const byStatus = sorted.get(transitions) ?? new Map<string, Openings>()
  sorted.set(transitions, byStatus)
  const known = byStatus.get(status)
  if (known) return known
  const isAsked = ({ when, guards, requires }: Transition) =>
    when !== undefined ||
    requires.some(asksRecord) ||
    guards.some((name) => source.guards[name]?.asks === 'record')
  const arrows = [...arrowsFrom(transitions, status)]
  const openings = {
    always: arrows.flatMap(([event, rows]) => (rows.some(isAsked) ? [] : [event])),
    asked: arrows.filter(([, rows]) => rows.some(isAsked)),
  }
  byStatus.set(status, openings)
  return openings
}
