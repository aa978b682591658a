// Reports: key figures over the event stream.

// Alerts.
export type { Band } from './band.js'
export { type Alert, type AlertOptions, alertsOf, standardBands } from './bands.js'
// The library and its authors.
export { type CaseUse, type LibraryUse, libraryUse } from './case-usage.js'
export type { CaseFacts, Cases } from './cases.js'
export { type Collector, createCollector, type Report } from './collector.js'
export {
  type ContributionOptions,
  type Contributor,
  contributions,
  type PointRule,
  standardPoints,
} from './contributions.js'
// The figures.
export { type ClockOutcome, outcomeEvent, slaAttainment } from './kpis/attainment.js'
export { backlog, backlogAge } from './kpis/backlog.js'
export { firstReply, firstResolution, fullResolution, handlingTime, nextReply } from './kpis/handling.js'
export { deflectionRate, linkRate, reuseRate } from './kpis/library.js'
export {
  firstContactResolution,
  humanIntervention,
  reopenRate,
  repeatIssues,
  resolutionRate,
  transferRate,
} from './kpis/outcome.js'
export { csat, csatResponse, csatScore } from './kpis/satisfaction.js'
export { standardKpis } from './kpis/standard-kpis.js'
export { ticketVolume } from './kpis/volume.js'
// For people.
export { dimensionLabels, periodLabels } from './labels.js'
export type { ReportOptions } from './options.js'
export { createPeriods, type Period, type PeriodOf, type PeriodUnit, periodUnits } from './periods.js'
export { relativeError } from './quantiles.js'
export { type AnalyticsRefusalCode, analyticsRefusals } from './refusals.js'
export { measure, report } from './report.js'
export type { ReportRow } from './rows.js'
export { defaultSettings } from './settings.js'
export { type Standing, standingOf } from './standing.js'
export type { Between, Figure, Summary } from './tally.js'
export {
  type AnalyticsEvent,
  type AnalyticsSettings,
  type Dimension,
  dimensions,
  type Group,
  type Kpi,
  type KpiContext,
  type KpiUnit,
  type Moment,
  type Sample,
  type SelfService,
  type Span,
  type Story,
} from './types.js'
