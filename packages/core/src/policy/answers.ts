import type { Filter, FilterRecord } from '../filter/index.js'
import type { Actor } from '../schema/index.js'
import type { Json, JsonObject, LocalText, RefusalData } from '../shared/index.js'
import type { PolicyReason } from './reasons.js'
import type { Effect, Kinds, Masks, Obligation, PolicySource } from './source.js'

/** May this actor do this, to this record, in these circumstances? Without a record: to any at all? */
export interface PolicyQuestion {
  readonly actor: Actor
  readonly action: string
  readonly resource?: FilterRecord | undefined
  /** Facts of the moment: `now` in milliseconds, and what the host knows of device, network and grants. */
  readonly env?: JsonObject | undefined
}

/**
 * What may be seen and written of a record, by field path; a path covers all that is below it, the longer path wins,
 * and what no path covers is visible. `['*']` under `hidden` is the whole record.
 */
export interface FieldView {
  readonly hidden: readonly string[]
  /** Field path to name of mask. */
  readonly masked: Readonly<Record<string, string>>
  /** Visible although a shorter path in `hidden` or `masked` covers it. */
  readonly shown?: readonly string[]
  readonly writable: 'all' | readonly string[]
  /** Not writable although `writable` covers it. */
  readonly readOnly?: readonly string[]
}

export interface Decision {
  /** `conditional`: it depends on the record, and none was given. */
  readonly effect: 'allow' | 'deny' | 'conditional'
  /** The rule that decided, the first by id where several did; none when nothing permitted. */
  readonly rule?: string
  readonly reasons: readonly RefusalData<PolicyReason>[]
  /** Of the record; when conditional, what holds for every record that it may turn out to be. */
  readonly fields: FieldView
  /** Of all the rules that shaped the decision. */
  readonly obligations: readonly Obligation[]
  readonly policyVersion: string
}

/** The records that an action is allowed on, as a filter for storage and search. */
export interface PolicyScope {
  readonly scope: 'all' | 'none' | Filter
  /**
   * What is visible of every record in scope. Sorting, filtering, searching, faceting and counting by anything else
   * would tell what some record hides.
   */
  readonly fields: FieldView
  /** Of all the rules that may shape the answer for some record in scope. */
  readonly obligations: readonly Obligation[]
  readonly policyVersion: string
}

/** The first part of a rule that kept it from applying, with what was asked and what was found. */
export interface FailedPart {
  readonly part: 'roles' | 'time' | 'when' | 'where'
  readonly field?: string
  readonly op?: string
  /** What it was compared with, references filled in; absent where the reference stands for nothing. */
  readonly expected?: Json
  /** What the record, the actor or the circumstances hold; absent where they hold nothing. */
  readonly actual?: Json
  /** The condition stands under a `not`: it failed because it holds. */
  readonly negated?: true
}

export interface RuleTrace {
  readonly rule: string
  readonly effect: Effect
  readonly label?: LocalText
  /** `unknown`: a condition could not be told; a permit then does not apply, forbids and limits do. `conditional`: no record was given. */
  readonly outcome: 'applies' | 'does_not_apply' | 'unknown' | 'conditional'
  /** For what does not apply or is unknown. */
  readonly failed?: FailedPart
}

/** Why, for administrators: it names rules and values. Show {@link RedactedExplanation} to the person who asked. */
export interface Explanation extends Decision {
  readonly actor: string
  readonly action: string
  /** The actor's roles with all that they inherit. */
  readonly roles: readonly string[]
  /** Every rule that speaks of the action, by id. */
  readonly rules: readonly RuleTrace[]
  /** What the deciding rule has to say to the person, if anything. */
  readonly ask?: LocalText
}

/** Why, for the person who asked: neither rules nor values nor whether a record exists. */
export interface RedactedExplanation {
  readonly effect: Decision['effect']
  readonly reasons: readonly LocalText[]
  /** What to ask for, when something was kept from them. */
  readonly ask?: LocalText
  readonly policyVersion: string
}

export type Can = 'yes' | 'no' | 'conditional'

/** The policy for one actor in one situation: rules are chosen once, many records are asked about. */
export interface PolicySession {
  can(action: string): Can
  /** By every action there is. */
  canAll(): Readonly<Record<string, Can>>
  decide(action: string, resource?: FilterRecord): Decision
  filter(action: string): PolicyScope
}

/** A policy that was read and found sound. */
export interface Policy {
  readonly version: string
  /** The policy as data, with what it extends folded in. */
  readonly source: PolicySource<string>
  readonly kinds: Kinds
  readonly masks: Masks
  decide(question: PolicyQuestion): Decision
  filter(question: Omit<PolicyQuestion, 'resource'>): PolicyScope
  explain(question: PolicyQuestion): Explanation
  session(actor: Actor, env?: JsonObject): PolicySession
}
