import type { OpenFilter } from '../../filter/index.js'
import type { Comment } from '../../schema/index.js'
import type { Instant, JsonObject, LocalText, RefusalData } from '../../shared/index.js'
import type { Order } from '../../storage/index.js'

/**
 * What the asker may see and do of the record that carries it. Masked fields are there with their content masked,
 * hidden ones are not there at all. `actions` lists what they may do to it now.
 */
export interface Access {
  readonly masked: readonly string[]
  readonly hidden: readonly string[]
  readonly actions: readonly string[]
  /** Seen by a temporary grant, which ends then: ask again after that. */
  readonly validUntil?: Instant
}

/** A field that policy may have taken away, on any depth. */
export type Shown<Doc, Always extends keyof Doc> = Pick<Doc, Always> & {
  readonly [Field in Exclude<keyof Doc, Always>]?: Doc[Field] extends
    | readonly unknown[]
    | string
    | number
    | boolean
    | undefined
    ? Doc[Field]
    : Partial<Doc[Field]>
}

export interface ListPage<Item> {
  readonly items: readonly Item[]
  /** Give it back to read on; absent on the last page. */
  readonly cursor?: string
  /** Only when asked for; `exact` is false when counting stopped at 10,000. */
  readonly count?: { readonly n: number; readonly exact: boolean }
}

export interface ListQuery {
  readonly where?: OpenFilter
  readonly order?: Order
  /** 1 to 200, default 50. */
  readonly limit?: number
  readonly cursor?: string
  readonly count?: boolean
  /** Why, where policy shows such records for a reason only. */
  readonly reason?: string
}

export interface CallOptions {
  /** Refuse with `storage.conflict` unless the record still has this version. Without it a conflict is re-run. */
  readonly version?: number
  /** The same key with the same call is carried out once, however often it arrives. */
  readonly idempotencyKey?: string
  /** Why. Kept in the audit; some policies refuse a call without it (`desk.reason_required`). */
  readonly reason?: string
}

/** A step that the lifecycle knows from the record's status, and whether it is open to the asker now. */
export interface TransitionView {
  readonly event: string
  readonly label: LocalText
  /** The status it leads to. */
  readonly to: string
  readonly open: boolean
  /** Why not, when not open. */
  readonly refusal?: RefusalData
}

/** One line of a ticket's or a case's history: what happened, or what was said. */
export type TimelineItem =
  | {
      readonly type: 'comment'
      readonly id: string
      readonly at: Instant
      readonly actor: string
      readonly comment: Comment
    }
  | {
      readonly type: 'event'
      readonly id: string
      readonly at: Instant
      readonly actor: string
      readonly event: string
      readonly data: JsonObject
    }
