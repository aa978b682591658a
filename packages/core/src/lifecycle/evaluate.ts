import type { RefusalData } from '../shared/index.js'
import { arrowsFrom } from './arrows-from.js'
import { asksRecord, missingField } from './required.js'
import type { Guard, GuardInput, LifecycleSource, Stateful, Transition } from './types.js'

type Functions<Doc extends Stateful> = Pick<LifecycleSource<Doc>, 'guards' | 'conditions'>

/** The transition that an event means from a status, as {@link meantAmong} tells them apart. */
export const meantBy = <Doc extends Stateful>(
  source: Functions<Doc>,
  transitions: readonly Transition[],
  from: string,
  input: GuardInput<Doc>,
): Transition | undefined =>
  meantAmong(source, arrowsFrom(transitions, from).get(input.event.type) ?? [], input)

/**
 * Of an event's transitions from a status the first whose condition holds. Guards do not take part in the choice, so
 * that a refusal is a refusal and never a way into the next branch.
 */
export const meantAmong = <Doc extends Stateful>(
  { conditions }: Functions<Doc>,
  rows: readonly Transition[],
  input: GuardInput<Doc>,
): Transition | undefined =>
  rows.find((row) => row.when === undefined || conditions[row.when]?.holds(input) === true)

const guardsOf = <Doc extends Stateful>({ guards }: Functions<Doc>, transition: Transition): Guard<Doc>[] =>
  transition.guards.map((name) => guards[name] as Guard<Doc>)

/** Facts that the transition's guards need and the caller did not give. */
export const missingFacts = <Doc extends Stateful>(
  source: Functions<Doc>,
  transition: Transition,
  { facts }: GuardInput<Doc>,
): string[] =>
  guardsOf(source, transition).flatMap((guard) =>
    (guard.facts ?? []).filter((name) => !Object.hasOwn(facts, name)),
  )

/** Why not, as far as record, actor and known facts can tell. Guards whose facts are not given keep silent. */
export function recordRefusals<Doc extends Stateful>(
  source: Functions<Doc>,
  transition: Transition,
  input: GuardInput<Doc>,
): RefusalData[] {
  const refusals: RefusalData[] = []
  const add = (refusal: RefusalData | undefined) => {
    if (refusal) refusals.push(refusal)
  }
  // Loops, as every row of a list asks this of every event.
  for (const name of transition.guards) {
    const { asks, facts, check } = source.guards[name] as Guard<Doc>
    if (asks === 'record' && (facts ?? noFacts).every((fact) => Object.hasOwn(input.facts, fact)))
      add(check(input))
  }
  for (const field of transition.requires) if (asksRecord(field)) add(missingField(field, input))
  return refusals
}

const noFacts: readonly string[] = []

/** Why not, from what the event carries. */
function eventRefusals<Doc extends Stateful>(
  source: Functions<Doc>,
  transition: Transition,
  input: GuardInput<Doc>,
): RefusalData[] {
  return [
    ...transition.requires.filter((field) => !asksRecord(field)).map((field) => missingField(field, input)),
    ...guardsOf(source, transition)
      .filter((guard) => guard.asks === 'event')
      .map((guard) => guard.check(input)),
  ].filter((refusal) => refusal !== undefined)
}

/** The record's refusals; only when there are none, those about the event's content. */
export function allRefusals<Doc extends Stateful>(
  source: Functions<Doc>,
  transition: Transition,
  input: GuardInput<Doc>,
): RefusalData[] {
  const first = recordRefusals(source, transition, input)
  return first.length > 0 ? first : eventRefusals(source, transition, input)
}
