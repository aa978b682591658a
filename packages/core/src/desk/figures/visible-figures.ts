import { type Dimension, type Kpi, slaAttainment, standardKpis } from '../../analytics/index.js'
import { fieldsOf } from '../../filter/index.js'
import { type FieldView, visibilityOf } from '../../policy/index.js'
import type { LocalText } from '../../shared/index.js'
import { metricLabels } from '../../sla/index.js'
import type { DeskContext } from '../context.js'
import { defaultAgreement } from '../defaults.js'
import { mustBeVisible } from '../list-records.js'
import { deskRefusals } from '../refusals.js'
import type { Asked } from './figure-query.js'

/** The field of a ticket that a dimension shows. */
const fieldOfDimension: Readonly<Record<Dimension, string>> = {
  team: 'team',
  region: 'regions',
  agent: 'assignee',
  channel: 'channel',
  category: 'category',
  product: 'product',
  priority: 'priority',
  tier: 'customer.tier',
  reuse: 'cites',
}

/** Fields that a key figure would tell of; the others are told by what happened and when. */
const fieldsOfKpi: Readonly<Record<string, readonly string[]>> = {
  csat: ['rating'],
  csat_score: ['rating'],
  csat_response: ['rating'],
  transfer_rate: ['transfers'],
  first_contact_resolution: ['transfers'],
  reopen_rate: ['reopenings'],
  link_rate: ['cites', 'draftedCase'],
  reuse_rate: ['cites'],
  repeat_issues: ['category'],
}

/** Throws `desk.fields_not_readable` when the question would tell apart by what the asker does not see in full. */
export function dimensionsMustBeVisible(view: FieldView, { groupBy, where }: Asked): void {
  const named = new Set([...groupBy, ...((where ? fieldsOf(where) : []) as Dimension[])])
  mustBeVisible(
    view,
    [...named].map((name) => fieldOfDimension[name]),
  )
}

/** The figures asked for, or all of the desk's that rest on nothing that is kept from the asker. */
export function visibleKpis(desk: DeskContext, view: FieldView, asked: Asked['kpis']): readonly Kpi[] {
  const all = [...(desk.figures.kpis ?? standardKpis), ...attainments(desk)]
  const restsOn = ({ id }: Kpi) => fieldsOfKpi[id] ?? []
  if (!asked)
    return all.filter((kpi) => restsOn(kpi).every((field) => visibilityOf(view, field) === 'visible'))
  return asked.map((id, index) => {
    const kpi = all.find((one) => one.id === id)
    if (!kpi) throw deskRefusals.error('desk.unknown_figure', { path: ['kpis', index], details: { kpi: id } })
    mustBeVisible(view, restsOn(kpi))
    return kpi
  })
}

/** SLA attainment of every metric that the desk's agreements promise. */
function attainments({ agreements = [defaultAgreement] }: DeskContext): Kpi[] {
  const metrics = new Set(agreements.flatMap(({ targets }) => targets.map(({ metric }) => metric)))
  const labels = metricLabels as Readonly<Record<string, LocalText>>
  return [...metrics].map((metric) => slaAttainment(metric, labels[metric] ?? { zh: metric, en: metric }))
}
