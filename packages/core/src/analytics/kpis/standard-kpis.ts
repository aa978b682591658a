import type { Kpi } from '../types.js'
import { backlog, backlogAge } from './backlog.js'
import { firstReply, firstResolution, fullResolution, handlingTime, nextReply } from './handling.js'
import { deflectionRate, linkRate, reuseRate } from './library.js'
import {
  firstContactResolution,
  humanIntervention,
  reopenRate,
  repeatIssues,
  resolutionRate,
  transferRate,
} from './outcome.js'
import { csat, csatResponse, csatScore } from './satisfaction.js'
import { ticketVolume } from './volume.js'

/** Every key figure that needs nothing but the desk’s events, in the order of a report. */
export const standardKpis: readonly Kpi[] = [
  ticketVolume,
  firstReply,
  nextReply,
  handlingTime,
  firstResolution,
  fullResolution,
  resolutionRate,
  firstContactResolution,
  transferRate,
  reopenRate,
  csat,
  csatScore,
  csatResponse,
  humanIntervention,
  backlog,
  backlogAge,
  linkRate,
  reuseRate,
  repeatIssues,
  deflectionRate,
]
