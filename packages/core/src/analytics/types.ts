import type { StatusCategory } from '../schema/index.js'
import type { Happening, Instant, LocalText } from '../shared/index.js'

/** One event of the desk's stream, as far as figures read it; a `StoredEvent` is one. */
export interface AnalyticsEvent extends Happening {
  readonly aggregate: { readonly kind: string; readonly id: string }
  /** When it is given, the same event counts once however often the feed delivers it. */
  readonly id?: string
}

/**
 * By what figures can be told apart. `reuse` is `with_case` or `without_case`: whether a library case was cited. A ticket of
 * several regions is of a group of its own, `华东、华南`, so that the groups add up to the whole.
 */
export const dimensions = [
  'team',
  'region',
  'agent',
  'channel',
  'category',
  'product',
  'priority',
  'tier',
  'reuse',
] as const
export type Dimension = (typeof dimensions)[number]

/** What held of a ticket at one moment. */
export type Group = { readonly [Name in Dimension]?: string | undefined }

/** An event of a ticket with what held once it had happened. */
export interface Moment extends Happening {
  readonly group: Group
  /** Whether an agent acted, and not the requester or an automation. */
  readonly byAgent: boolean
  readonly status: StatusCategory | undefined
}

/** A ticket as its events tell it, in order; what KPIs read. */
export interface Story {
  readonly id: string
  readonly requester: string | undefined
  readonly moments: readonly Moment[]
  readonly filed: Moment
  /** An agent’s first public word, or the first resolution, which is public too. */
  readonly firstReply?: Moment
  readonly resolutions: readonly Moment[]
  /** The solution was rejected, or the ticket reopened. */
  readonly returns: readonly Moment[]
  readonly transfers: readonly Moment[]
  /** The last closing, when the ticket stands closed. */
  readonly closed?: Moment
  /** Cancelled or merged into another. */
  readonly isGone: boolean
  /** Whether a person worked on it. */
  readonly isTouched: boolean
  readonly rated?: Moment
  readonly isCited: boolean
  /** Cited a case, or became one. */
  readonly isLinked: boolean
  /** When the requester’s ticket before it in the same category was filed, and the one after it. */
  readonly earlier?: Instant
  readonly later?: Instant
}

/** Somebody found the answer in the library, and filed no ticket in the time that the settings name. */
export interface SelfService {
  readonly at: Instant
  readonly by: string
  readonly case: string
  readonly group: Group
}

export interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** One observation. `at` decides in which period it counts; `value` is 0 or 1 for a share, a duration has spans. */
export type Sample = { readonly at: Instant; readonly group: Group } & (
  | { readonly value: number }
  | { readonly spans: readonly Span[] }
)

/** Windows in milliseconds, and who is a machine. */
export interface AnalyticsSettings {
  /** Before its filing, a ticket of the same requester and category makes this one no first contact: 7 days. */
  readonly lookBack: number
  /** After its resolution, another such ticket means that the first contact did not resolve: 7 days. */
  readonly lookAhead: number
  /** An issue that comes again within this time is a repetition: 30 days. */
  readonly repeatWithin: number
  /** No ticket within this time after “solved my problem” is deflection: 48 hours. */
  readonly deflectionWindow: number
  /** What happens to a ticket later than this after its closing is left out, so that it can be forgotten: 14 days. */
  readonly settleAfter: number
  /** Actors whose words and deeds are not a person’s. */
  readonly automations: readonly string[]
}

export interface KpiContext {
  /** Up to when events are known. */
  readonly now: Instant
  /** Up to when is counted: now, or the end of the report’s time. */
  readonly until: Instant
  readonly settings: AnalyticsSettings
  /** The ends of the periods from an instant on, each with a moment inside its period; the last is `until`. */
  readonly ends: (from: Instant) => Iterable<{ readonly end: Instant; readonly inside: Instant }>
}

export type KpiUnit = 'duration' | 'share' | 'score' | 'count'

/**
 * A key figure as pure functions from what happened to observations. A host’s own is an object of this shape, and goes
 * wherever ours go.
 */
export interface Kpi {
  readonly id: string
  readonly label: LocalText
  readonly unit: KpiUnit
  /** Which way is good; for alerts. */
  readonly better: 'higher' | 'lower'
  readonly ofTicket?: (story: Story, context: KpiContext) => readonly Sample[]
  readonly ofSelfService?: (visit: SelfService, context: KpiContext) => readonly Sample[]
}
