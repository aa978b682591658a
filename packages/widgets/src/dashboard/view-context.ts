import type { FigureReport } from '@caselore/core/desk'
import type { Filter } from '@caselore/core/filter'
import { channelLabels, priorityLabels } from '@caselore/core/schema'
import { type LocalText, localText } from '@caselore/core/shared'
import type { Formatter } from '../base/format.js'
import { nodePath } from '../base/node-path.js'
import type { DashboardController, DashboardState } from './controller.js'
import type { DashboardTexts } from './messages.js'

/** Which tickets stand behind the figure that was clicked. */
export interface TicketsDetail {
  readonly kpi: string
  readonly where: Filter
  /** The group clicked, as `{ team: 'east' }`; empty for a figure of all. */
  readonly group: FigureReport['groups'][number]['group']
}

/** What every piece of the dashboard is drawn with. */
export interface DashboardContext {
  readonly controller: DashboardController
  readonly t: DashboardTexts
  readonly format: Formatter
  /** The moment, for “counted 3 minutes ago”. */
  readonly now: number
  readonly rtl: boolean
  readonly nameOf: (id: string) => string
  readonly teams: readonly string[]
  /** Leads to tickets; none where nobody would follow. */
  readonly lead: ((detail: TicketsDetail) => void) | undefined
}

export type Reported = DashboardContext & { readonly report: FigureReport }
export type Kpi = FigureReport['kpis'][number]

export const labelOf = ({ label }: Kpi, { locale }: Formatter): string => localText(label, locale)

/** The name of a group's value: a person or team by the host's names, a category by its way, a priority by its label. */
export function groupName(
  { t, format, nameOf }: DashboardContext,
  { nodes }: DashboardState,
  dimension: string,
  value: string | null | undefined,
): string {
  if (value === null || value === undefined) return t.noGroup
  if (dimension === 'team' || dimension === 'agent') return nameOf(value)
  if (dimension === 'category') return nodePath(value, nodes, format.locale) || value
  const labels = { priority: priorityLabels, channel: channelLabels }[dimension] as
    | Readonly<Record<string, LocalText>>
    | undefined
  const label = labels?.[value]
  return label ? localText(label, format.locale) : value
}

/** What a step of the course is called: its day, its first day, or its month. */
export function stepText(
  row: FigureReport['course'][number],
  { zone, period }: FigureReport,
  locale: string,
) {
  const month = period === 'month' || period === 'quarter' || period === 'year'
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    month: 'short',
    ...(month ? { year: 'numeric' } : { day: 'numeric' }),
    ...(period === 'hour' ? { hour: '2-digit', hourCycle: 'h23' } : {}),
  })
  return format.format(row.period?.from)
}
