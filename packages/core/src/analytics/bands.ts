import type { LocalText } from '../shared/index.js'
import type { Band } from './band.js'
import type { Report } from './collector.js'
import type { Period } from './periods.js'
import type { ReportRow } from './rows.js'
import { fewestToJudge, limitLeft, measuredBy } from './standing.js'

export interface AlertOptions {
  readonly bands?: readonly Band[]
  /** A figure that moves by more than this share against the periods before it is an alert; default 0.15, `0` turns it off. */
  readonly drift?: number
  /** Against how many periods before; default 4. At least two are needed. */
  readonly baseline?: number
  /** Figures over fewer observations are not looked at; default 20. */
  readonly minimum?: number
}

export interface Alert {
  readonly kind: 'out_of_band' | 'drift'
  readonly kpi: string
  readonly period?: Period
  readonly group: ReportRow['group']
  readonly value: number
  /** The limit that was left, or the mean of the periods before. */
  readonly reference: number
  /** By which share of the reference; negative is below. */
  readonly deviation: number
  readonly isWorse: boolean
  readonly n: number
  readonly message: LocalText
}

const hour = 3_600_000

/** What S6 asks for: each 15 % outside is an alert, a repeat-issue rate over 15 % at once. */
export const standardBands: readonly Band[] = [
  { kpi: 'first_reply', high: 2 * hour, inBusinessTime: true },
  { kpi: 'resolution_rate', low: 0.85 },
  { kpi: 'csat', low: 0.9 },
  { kpi: 'human_intervention', high: 0.3 },
  { kpi: 'repeat_issues', high: 0.15, tolerance: 0 },
]

/**
 * What in a report needs a look: figures outside their band, and figures that drift. Group by category to see which issue
 * repeats, by period to see drift. In the order of the report’s rows.
 */
export function alertsOf(
  report: Report,
  { bands = standardBands, drift = 0.15, baseline = 4, minimum = fewestToJudge }: AlertOptions = {},
): Alert[] {
  const before = new Map<string, ReportRow[]>()
  return report.rows.flatMap((row) => {
    const key = JSON.stringify(Object.values(row.group))
    const earlier = (before.get(key) ?? []).slice(-baseline)
    before.set(key, [...earlier, row])
    const outside = bands.flatMap((band) => outOf(band, row, report, minimum) ?? [])
    const drifting = row.period && drift > 0 ? drifts(row, earlier, report, { drift, minimum }) : []
    return [...outside, ...drifting]
  })
}

function outOf(band: Band, row: ReportRow, report: Report, minimum: number): Alert | undefined {
  const figure = row.figures[band.kpi]
  const value = figure && measuredBy(figure, band)
  if (!figure || value === undefined || figure.n < minimum) return undefined
  const limit = limitLeft(value, band, band.tolerance ?? 0.15)
  return limit === undefined ? undefined : alert('out_of_band', band.kpi, row, report, value, limit)
}

function drifts(
  row: ReportRow,
  earlier: readonly ReportRow[],
  report: Report,
  { drift, minimum }: { drift: number; minimum: number },
): Alert[] {
  return report.kpis.flatMap(({ id }) => {
    const figure = row.figures[id]
    const past = earlier.flatMap(({ figures }) => figures[id] ?? []).filter(({ n }) => n >= minimum)
    if (!figure || figure.n < minimum || past.length < 2) return []
    const mean = past.reduce((sum, { value }) => sum + value, 0) / past.length
    const isDrift = mean > 0 && Math.abs(figure.value / mean - 1) > drift
    return isDrift ? [alert('drift', id, row, report, figure.value, mean)] : []
  })
}

function alert(
  kind: Alert['kind'],
  kpi: string,
  row: ReportRow,
  report: Report,
  value: number,
  reference: number,
): Alert {
  const known = report.kpis.find(({ id }) => id === kpi)
  const deviation = value / reference - 1
  const percent = Math.round(Math.abs(deviation) * 100)
  const label = known?.label ?? { zh: kpi, en: kpi }
  const [up, down] = [deviation > 0 ? '高' : '低', deviation > 0 ? 'above' : 'below']
  const from =
    kind === 'drift'
      ? { zh: '前几期均值', en: 'the mean of the periods before' }
      : { zh: '目标', en: 'its target' }
  return {
    kind,
    kpi,
    ...(row.period ? { period: row.period } : {}),
    group: row.group,
    value,
    reference,
    deviation,
    isWorse: (known?.better ?? 'higher') === 'higher' ? deviation < 0 : deviation > 0,
    n: row.figures[kpi]?.n ?? 0,
    message: {
      zh: `${label.zh}比${from.zh}${up} ${percent}%。`,
      en: `${label.en} is ${percent}% ${down} ${from.en}.`,
    },
  }
}
