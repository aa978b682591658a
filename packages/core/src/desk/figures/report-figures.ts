import {
  type Alert,
  type AlertOptions,
  alertsOf,
  type Band,
  type Report,
  type ReportRow,
  type Standing,
  standardBands,
  standingOf,
} from '../../analytics/index.js'
import type { SessionContext } from '../context.js'
import { giveReason, owe } from '../obligations.js'
import { decide, settleDenial } from '../reader.js'
import { deskRefusals } from '../refusals.js'
import { regionsOf } from '../regions.js'
import { everyStep } from './every-step.js'
import { askedOf } from './figure-query.js'
import { type Gathered, gather } from './gather.js'
import type { FigureQuery, FigureReport, FigureRow } from './types.js'
import { dimensionsMustBeVisible, visibleKpis } from './visible-figures.js'
import { fewestUnread, withhold } from './withhold.js'

/** Key figures over what the person may report on; see `FigureClient`. */
export async function reportFigures(session: SessionContext, query?: FigureQuery): Promise<FigureReport> {
  const asked = askedOf(query, session.now())
  giveReason(session, query)
  await mustBeAllowed(session)
  const { fields } = session.policy().filter('ticket.report')
  dimensionsMustBeVisible(fields, asked)
  const kpis = visibleKpis(session.desk, fields, asked.kpis)
  const gathered = await gather(session, asked, kpis)
  const least = session.policy().can('ticket.read') === 'no' ? fewestUnread : 1
  const { bands = standardBands, minimum } = session.desk.figures
  const limits: AlertOptions = { bands, ...(minimum === undefined ? {} : { minimum }) }
  const judged = (rows: readonly ReportRow[]) => rows.map((row) => judge(row, limits))
  const total = withhold(gathered.total.rows, least)
  const before = withhold(gathered.before.rows, least)
  const course = withhold(gathered.course.rows, least)
  const groups = withhold(asked.groupBy.length > 0 ? gathered.groups.rows : [], least)
  return {
    from: asked.from,
    to: asked.to,
    now: gathered.now,
    zone: session.zone,
    period: asked.period,
    kpis: gathered.total.kpis.map((kpi) => ({ ...kpi, ...bandOf(kpi.id, bands) })),
    total: judged(total.rows)[0] ?? { ...nothing, standings: {} },
    before: before.rows[0] ?? nothing,
    course: everyStep(course.rows, asked, session.zone),
    groups: judged(groups.rows.filter((row) => isNamed(row, least))),
    alerts: alertsIn(gathered, asked.to, limits),
    withheld: [total, before, course, groups].reduce((sum, { withheld }) => sum + withheld, 0),
    leftOut: gathered.total.leftOut,
  }
}

const nothing: ReportRow = { group: {}, figures: {} }

/** Whether the person may report at all. What policy obliges to is owed once for the whole, as it shows no record. */
async function mustBeAllowed(session: SessionContext): Promise<void> {
  const about = { id: 'figures', regions: regionsOf(session.actor) }
  const decision = decide(session, 'ticket.report')
  if (decision.effect === 'deny') {
    await settleDenial(session, 'ticket.report', about, decision)
    const { policyVersion } = decision
    throw deskRefusals.error('desk.denied', { details: { action: 'ticket.report', policyVersion } })
  }
  owe(session, 'ticket.report', about, { ...decision, effect: 'allow' })
}

const bandOf = (kpi: string, bands: readonly Band[]): { readonly band?: Band } => {
  const band = bands.find((one) => one.kpi === kpi)
  return band ? { band } : {}
}

function judge(row: ReportRow, { bands = [], minimum }: AlertOptions): FigureRow {
  const standings: Record<string, Standing> = {}
  for (const band of bands) {
    const figure = row.figures[band.kpi]
    const standing = figure && standingOf(figure, band, minimum)
    if (standing) standings[band.kpi] = standing
  }
  return { ...row, standings }
}

function alertsIn({ total, issues, course }: Gathered, to: number, limits: AlertOptions): Alert[] {
  return [
    ...alertsOf(total, limits),
    ...alertsOf(issues, limits).filter(({ group }) => group.category !== null),
    ...driftsOf(course, to, limits),
  ]
}

/** Drift in the last step that is over: the running one has not seen its evening yet. */
function driftsOf(course: Report, to: number, limits: AlertOptions): Alert[] {
  const last = course.rows.findLast(({ period }) => period !== undefined && period.to <= to)?.period
  return alertsOf(course, { ...limits, bands: [] }).filter(({ period }) => period?.from === last?.from)
}

/** Of a group whose figures were all kept back not even the name is told: it stands on few tickets, perhaps on one. */
const isNamed = ({ figures }: ReportRow, least: number): boolean =>
  least <= 1 || Object.keys(figures).length > 0
