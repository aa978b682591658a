import type { Instant, Json, JsonObject, LocalText, RefusalData } from '../shared/index.js'
import type { LifecycleSettings } from './settings.js'

/** What a lifecycle moves: any record with a status. */
export interface Stateful {
  readonly status: string
}

/** What is sent to a lifecycle: its type and whatever the event carries. */
export interface LifecycleEvent {
  readonly type: string
  readonly [field: string]: unknown
}

/** Who acts, when, and what the caller has found out (`facts`): results of checks that a pure function cannot make. */
export interface StepContext {
  readonly actor: { readonly id: string; readonly roles: readonly string[] }
  readonly now: Instant
  readonly facts?: JsonObject
}

/** What guards and conditions look at. Before a record exists, `record` is empty. */
export interface GuardInput<Doc extends Stateful = Stateful> {
  readonly record: Partial<Doc>
  readonly event: LifecycleEvent
  readonly actor: StepContext['actor']
  readonly now: Instant
  readonly facts: JsonObject
  readonly settings: LifecycleSettings
}

/**
 * Says why a transition is not open, or nothing. `asks: 'record'` looks at record, actor, clock and facts, so that it
 * can be asked before the event is written; `asks: 'event'` looks at what the event carries.
 */
export interface Guard<Doc extends Stateful = Stateful> {
  readonly asks: 'record' | 'event'
  /** Facts without which it cannot answer; `step()` without them is a programming error and throws. */
  readonly facts?: readonly string[]
  check(input: GuardInput<Doc>): RefusalData | undefined
}

/** Chooses between transitions of one event from one status, as a yes or no that needs no explanation. */
export interface Condition<Doc extends Stateful = Stateful> {
  holds(input: GuardInput<Doc>): boolean
}

/**
 * A value in `effects`: plain JSON, or `{ ref }` to `actor.id`, `now`, `event.<field>`, `record.<field>` or
 * `facts.<name>` with `or`, a value too, for when there is nothing, or `{ months }` from now by the setting of that name. What refers to
 * nothing is left out.
 */
export type EffectValue =
  | Json
  | { readonly ref: string; readonly or?: Json }
  | { readonly months: 'reviewAfterMonths' }

/** What a transition does to its record besides the status; carried out in this order. */
export interface EffectsSource {
  readonly unset?: readonly string[]
  readonly set?: { readonly [field: string]: EffectValue }
  readonly add?: { readonly [counter: string]: number }
  /** Sets fields on each item of a list. */
  readonly each?: { readonly [list: string]: JsonObject }
  /** Appends one item to a list. */
  readonly append?: { readonly [list: string]: { readonly [field: string]: EffectValue } }
}

/** The same with every reference filled in. */
export interface Effects {
  readonly unset: readonly string[]
  readonly set: JsonObject
  readonly add: { readonly [counter: string]: number }
  readonly each: { readonly [list: string]: JsonObject }
  readonly append: { readonly [list: string]: JsonObject }
}

export interface CategorySource {
  readonly label: LocalText
  /** Records in it are not edited. */
  readonly frozen?: true
}

export interface StatusSource {
  readonly category: string
  readonly label: LocalText
  /** Nothing leads out of it. */
  readonly final?: true
  /** Records come to it otherwise than by an event, for example by an import. */
  readonly outside?: true
}

export interface TransitionSource {
  readonly event: string
  /** Statuses, or `@category` for all statuses in one; none: the event brings the record into being. */
  readonly from?: readonly string[]
  /** The next status; none: the status stays. */
  readonly to?: string
  /** A condition by name. Of several transitions the first whose condition holds is meant; one without comes last. */
  readonly when?: string
  /** Guards by name, all of which must agree. */
  readonly guards?: readonly string[]
  /** Fields of the event that must be filled in, or of the record: `record.custom.rootCause`. */
  readonly requires?: readonly string[]
  readonly effects?: EffectsSource
}

/** A lifecycle as data; functions stand in it by name. */
export interface LifecycleSource<Doc extends Stateful = Stateful> {
  readonly name: string
  readonly categories: Readonly<Record<string, CategorySource>>
  readonly statuses: Readonly<Record<string, StatusSource>>
  readonly events: Readonly<Record<string, LocalText>>
  readonly transitions: readonly TransitionSource[]
  /** Events that a status answers with a refusal of its own, which says what to do instead. */
  readonly insteads?: readonly {
    readonly event: string
    readonly from: readonly string[]
    readonly refusal: RefusalData
  }[]
  readonly guards: Readonly<Record<string, Guard<Doc>>>
  readonly conditions: Readonly<Record<string, Condition<Doc>>>
  readonly settings: LifecycleSettings
  /** Field that keeps the status' category, if the record has one. */
  readonly categoryField?: string
}

/** What a host adds to a lifecycle. */
export interface LifecycleAdditions<Doc extends Stateful = Stateful> {
  readonly statuses?: Readonly<Record<string, StatusSource>>
  readonly events?: Readonly<Record<string, LocalText>>
  readonly transitions?: readonly TransitionSource[]
  readonly guards?: Readonly<Record<string, Guard<Doc>>>
  readonly conditions?: Readonly<Record<string, Condition<Doc>>>
  /** By event: guards that all its transitions ask as well. */
  readonly guardedBy?: Readonly<Record<string, readonly string[]>>
  /** By event: fields that all its transitions require as well. */
  readonly requires?: Readonly<Record<string, readonly string[]>>
  readonly settings?: Partial<LifecycleSettings>
}

/** One arrow of the machine. */
export interface Transition {
  readonly event: string
  readonly from: string
  readonly to: string
  readonly when?: string
  readonly guards: readonly string[]
  readonly requires: readonly string[]
  readonly effects: EffectsSource
}

/** A checked lifecycle, ready for `step()`; `machineOf()` gives its XState machine. */
export interface Lifecycle<Doc extends Stateful = Stateful> {
  readonly name: string
  readonly statuses: LifecycleSource<Doc>['statuses']
  readonly events: LifecycleSource<Doc>['events']
  readonly settings: LifecycleSettings
  readonly transitions: readonly Transition[]
  readonly source: LifecycleSource<Doc>
}

/** What an accepted event means for the record. */
export interface Step {
  readonly event: string
  readonly from: string
  readonly to: string
  /** Of the status it leads to; absent when the record ceases to be. */
  readonly category?: string
  readonly categoryField?: string
  readonly effects: Effects
}

/** An event that the lifecycle knows from the record's status, and why it is not open, if it is not. */
export interface AcceptedEvent {
  readonly event: string
  readonly label: LocalText
  readonly to: string
  readonly refusal?: RefusalData
}

/** Stands for "there is no record": where events that create one start and where a deletion ends. */
export const absent = 'absent'
