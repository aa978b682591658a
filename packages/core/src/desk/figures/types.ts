import type {
  Alert,
  Band,
  Dimension,
  PeriodUnit,
  Report,
  ReportRow,
  Standing,
} from '../../analytics/index.js'
import type { Filter } from '../../filter/index.js'
import type { Instant } from '../../shared/index.js'

export interface FigureQuery {
  /** Only observations in `[from, to)`; default: the thirty days up to and with now. */
  readonly from?: Instant
  readonly to?: Instant
  /** The steps of `course`, by the session's zone; default `day`. At most 400 of them. */
  readonly period?: Exclude<PeriodUnit, 'all'>
  /** By what `groups` are told apart; at most two. */
  readonly groupBy?: readonly Dimension[]
  /** Only observations of such groups, as `{ field: 'team', op: 'eq', value: 'east' }`; fields are dimensions. */
  readonly where?: Filter
  /** Ids of key figures; default: all that the asker may see. */
  readonly kpis?: readonly string[]
  /** Why, where policy shows figures for a reason only. */
  readonly reason?: string
}

/** A row with how each of its figures stands against its band; figures without a band are not named. */
export interface FigureRow extends ReportRow {
  readonly standings: Readonly<Record<string, Standing>>
}

export interface FigureReport {
  readonly from: Instant
  readonly to: Instant
  /** As of when: resolutions and ratings may still come for what was filed lately. */
  readonly now: Instant
  readonly zone: string
  readonly period: Exclude<PeriodUnit, 'all'>
  /** The figures that the asker may see, with the band of each that has one. */
  readonly kpis: readonly (Report['kpis'][number] & { readonly band?: Band })[]
  /** All of `[from, to)` as one row. */
  readonly total: FigureRow
  /** The same over as long a time before `from`. */
  readonly before: ReportRow
  /** One row for each step, without figures where there was nothing to observe. */
  readonly course: readonly ReportRow[]
  /** One row for each group; empty without `groupBy`. */
  readonly groups: readonly FigureRow[]
  /**
   * What needs a look: totals outside their band, categories whose issues repeat, and figures that drift in the last whole
   * step.
   */
  readonly alerts: readonly Alert[]
  /** Figures kept back because they rest on too few observations for someone who may not read the tickets. */
  readonly withheld: number
  /** Events that could not be counted: their ticket's beginning is missing, or it had long been settled. */
  readonly leftOut: number
}

/**
 * Key figures (S6) over the tickets that the asker may report on (`ticket.report`): tickets that policy keeps from them are
 * not counted, and figures and dimensions that rest on fields hidden or masked from them are not there.
 */
export interface FigureClient {
  /**
   * Reads the stream of events once, page by page. Refused with `desk.denied`, `desk.fields_not_readable`,
   * `desk.unknown_figure`, `desk.bad_period`, `desk.too_many_periods`.
   */
  report(query?: FigureQuery): Promise<FigureReport>
}
