import type { FieldTypes, OpenFilter } from '../filter/index.js'
import type { Action } from '../schema/index.js'
import type { Instant, Json, JsonObject, LocalText } from '../shared/index.js'

/**
 * What a rule does. `permit` opens a record; `forbid` closes it, whatever permits say; `limit` closes neither but caps
 * what may be seen or written of the record, whatever permits show.
 */
export type Effect = 'permit' | 'forbid' | 'limit'

/**
 * Something that whoever carries out the decision must do as well: write an audit entry, raise an alert, ask for a
 * reason. Plain data; `type` says which, everything else is for that duty.
 */
export interface Obligation {
  readonly type: string
  readonly [detail: string]: Json | undefined
}

/** `allow`, `hide`, or the name of a mask. */
export type FieldEffect = string

/**
 * One rule. Everything that it names must hold for it to apply: who (`roles`, `when`), what (`actions`), on which
 * record (`where`), at what time (`from`, `until`). What is not named is not asked.
 *
 * A condition over something that is missing is neither true nor false. A permit then does not apply, a forbid or a
 * limit does, whether the condition is negated or not, so that a gap in the data never opens anything.
 */
export interface Rule<Name extends string = Action> {
  readonly id: string
  readonly effect: Effect
  /** Whoever holds one of these roles, or one that inherits from it. Absent: anyone. */
  readonly roles?: readonly string[]
  /** Actions by name, `kind.*`, or `*`. */
  readonly actions: readonly (Name | `${string}.*` | '*')[]
  /** Taken out of `actions` again. */
  readonly except?: readonly (Name | `${string}.*`)[]
  /** Narrows `*` to one kind of record. */
  readonly kind?: string
  /**
   * The records it is about. Fields are the record's; `actor.x` and `env.x` may stand for fields too, so that "all
   * regions, or one of theirs" is one condition. Values may refer to the asker: `{ ref: 'actor.regions' }`. With `has`,
   * a reference to a list means "has one of them".
   */
  readonly where?: OpenFilter
  /** Conditions over `actor.x` and `env.x` alone. */
  readonly when?: OpenFilter
  /**
   * What a permit shows, or a limit lets through, by field path. A path covers all that is below it, also in lists of
   * objects; `x.*` says the same, `*` is the whole record; the longer path wins. What no path covers is allowed.
   */
  readonly fields?: Readonly<Record<string, FieldEffect>>
  /** Permits only: what may be changed, by field path, or `*` for everything. Absent: nothing. */
  readonly writable?: '*' | readonly string[]
  /** Limits only: what may not be changed, whatever permits say. */
  readonly readOnly?: readonly string[]
  readonly obligations?: readonly Obligation[]
  /** Applies from this moment (`env.now`) on, and until just before that one. */
  readonly from?: Instant
  readonly until?: Instant
  /** What the rule is for, as administrators read it. */
  readonly label?: LocalText
  /** What to tell the person whom it keeps out. Say nothing here that the person may not know. */
  readonly ask?: LocalText
}

export interface Role {
  /** Whose rules apply to this role as well. */
  readonly inherits?: readonly string[]
  readonly label?: LocalText
}

/** A policy as data: what is stored, compared, sent and signed. */
export interface PolicySource<Name extends string = Action> {
  /** Absent: a hash of the content. */
  readonly version?: string
  /** A policy whose roles and rules this one adds to. */
  readonly extends?: Policyish
  /** Rules of `extends` that are left out, by id. To replace one, leave it out and give one of the same id. */
  readonly without?: readonly string[]
  readonly roles: Readonly<Record<string, Role>>
  readonly rules: readonly Rule<Name>[]
}

/** A policy that was read already, or one as data. */
export type Policyish = { readonly source: PolicySource<string> } | PolicySource<string>

/** One kind of record, as far as policies must know: its field paths and what can be asked of it. */
export interface KindEntry {
  readonly fields: FieldTypes
  readonly actions: readonly string[]
}
export type Kinds = Readonly<Record<string, KindEntry>>

/**
 * Turns a value, on whatever depth it holds text, into what may be shown of it. Is given the whole record too, for masks
 * that must know, for example, the customer's name to take it out of a text.
 */
export type Mask = (value: Json, doc: JsonObject) => Json
export type Masks = Readonly<Record<string, Mask>>

/** What a policy may name. */
export interface PolicyOptions {
  /** Default: `standardKinds()`, the desk's kinds of record with their fields and actions. */
  readonly kinds?: Kinds
  /** Default: the masks that come with the package. A host's own are added by `{ ...policyMasks, mine }`. */
  readonly masks?: Masks
}

/** A policy with what it extends folded in. */
export type Folded = Pick<PolicySource<string>, 'version' | 'roles' | 'rules'>
