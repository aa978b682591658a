// Calendars: defined once, asked as often as you like.

// Agreements: what is promised.
export type {
  Agreement,
  AgreementSource,
  Target,
  TargetConditions,
  TargetSource,
} from './agreement.js'
// Business time.
export { addBusinessDays, businessDaysBetween } from './business-days.js'
export {
  addBusiness,
  type BusinessExplanation,
  businessBetween,
  explainBusiness,
  type Interval,
  intervals,
  isOpen,
  isProvisional,
  nextOpen,
  subtractBusiness,
} from './business-time.js'
export { alwaysOpen, type Calendar, checkCalendar, defineCalendar } from './calendar.js'
export type { CalendarSource } from './calendar-source.js'
export type { CivilDate, Weekday } from './civil-date.js'
export { clockRefusals } from './clock-refusals.js'
// Clocks: what became of it.
export { type ClocksInput, clocks, explainClock } from './clocks.js'
export { intersectionOf, unionOf } from './combine.js'
export { checkAgreement, defineAgreement } from './define-agreement.js'
export { type Duration, parseDuration } from './duration.js'
export { type Duty, nextOnDuty, onDuty } from './duty.js'
export {
  defineEscalation,
  type EscalationAction,
  type EscalationStep,
  escalationActions,
  type Reassignment,
  type RunEvent,
} from './escalation.js'
export { fingerprintOf } from './fingerprint.js'
export { type HolidayRefusalCode, holidayRefusals } from './holiday-refusals.js'
export type { Holiday, HolidaySet } from './holidays.js'
export type { HourRange } from './hours.js'
// For people.
export { clockStateLabels, metricLabels, slaStatusLabels, targetReasonText } from './labels.js'
export { libraryAgreement } from './library-agreement.js'
export { holidayFormat, loadHolidays, mergeHolidays } from './load-holidays.js'
export { type Metric, type Metrics, type StandardMetric, standardMetrics } from './metrics.js'
export { type SlaRefusalCode, slaRefusals } from './refusals.js'
export { roundTheClock } from './round-the-clock.js'
export { addBesidePauses, type Span } from './segments.js'
export { standardAgreement } from './standard-agreement.js'
export { nextDue, type SlaStatus, slaStatus, slaStatuses } from './status.js'
export type { Attributes, TargetReason } from './target.js'
export {
  type ClockEvent,
  type ClockMark,
  type ClockPause,
  type ClockState,
  clockStates,
  type SlaClock,
} from './types.js'
// What would have been.
export {
  type Attainment,
  type ClockChange,
  type PastRecord,
  type WhatIfInput,
  type WhatIfReport,
  whatIf,
} from './what-if.js'
