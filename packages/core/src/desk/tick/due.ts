import type { Instant } from '../../shared/index.js'
import type { EscalationAction, SlaClock } from '../../sla/index.js'
import type { EventInput } from '../../storage/index.js'

/** A record that time does something to. */
export type ClockedKind = 'ticket' | 'case'

/** What is to be done. Events carry `mark`, so that what was done is known from them alone. */
export type Deed =
  | { readonly type: 'warn' | 'breach'; readonly clock: SlaClock; readonly share: number }
  | {
      readonly type: 'step'
      readonly clock: SlaClock
      readonly share: number
      readonly action: EscalationAction
      readonly value: unknown
    }
  /** Sends the record's lifecycle an event. */
  | { readonly type: 'send'; readonly event: { readonly type: string; readonly [field: string]: unknown } }
  /** Calls a batch of cases up for review. */
  | { readonly type: 'call_review' }

/** Something that time asks of a record: a warning, a step, the closing of a ticket that fell silent. */
export interface Due {
  /** Names it on its record, each time that it comes round. */
  readonly mark: string
  /** Names this time: two workers that both find it due know by this that it is the same. */
  readonly key: string
  /** The first moment at which it may be done. */
  readonly at: Instant
  /** The moment of which it tells; later than `at` where the target came to apply when its time was over already. */
  readonly moment: Instant
  readonly deed: Deed
}

/** How often a mark was dealt with on a record, and when last. */
export interface Dealt {
  readonly count: number
  readonly last: Instant
}

/** What was dealt with so far, by mark. */
export function dealtWith(events: readonly EventInput[]): ReadonlyMap<string, Dealt> {
  const dealt = new Map<string, Dealt>()
  for (const { at, data } of events) {
    if (typeof data.mark !== 'string') continue
    const known = dealt.get(data.mark)
    dealt.set(data.mark, { count: (known?.count ?? 0) + 1, last: Math.max(known?.last ?? at, at) })
  }
  return dealt
}
