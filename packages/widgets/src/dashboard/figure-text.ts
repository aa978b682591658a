import type { FigureReport } from '@caselore/core/desk'
import type { Formatter } from '../base/format.js'

type Kpi = FigureReport['kpis'][number]
type Figure = FigureReport['total']['figures'][string]

/** A value of a key figure in words: a share with its tenth, a duration in its two largest units. */
export function valueText(value: number, unit: Kpi['unit'], format: Formatter): string {
  if (unit === 'duration') return value === 0 ? format.number(0) : format.duration(value)
  if (unit === 'share') return tenths(format.locale, 'percent', value)
  return unit === 'score' ? tenths(format.locale, 'decimal', value) : format.number(value)
}

/** The number that stands for a figure: in business time where a calendar counted it, the same as its target. */
export const headline = (figure: Figure): number => figure.business?.mean ?? figure.value

export interface Trend {
  readonly direction: 'up' | 'down' | 'same'
  /** `better` or `worse`; none where it stayed as it was, or neither way is good. */
  readonly sense?: 'better' | 'worse'
  readonly text: string
}

/** What a figure did against the time before: in percentage points for shares, in percent for the rest. */
export function trendOf(
  kpi: Kpi,
  now: Figure | undefined,
  before: Figure | undefined,
  format: Formatter,
): Trend | undefined {
  if (!now || !before) return undefined
  const [value, past] = [headline(now), headline(before)]
  const points = kpi.unit === 'share' || kpi.unit === 'score'
  if (!points && past === 0) return undefined
  const change = points ? value - past : value / past - 1
  const size = Math.abs(change)
  const isSame = size < (kpi.unit === 'score' ? 0.05 : 0.0005)
  if (isSame) return { direction: 'same', text: '' }
  const text =
    kpi.unit === 'share'
      ? tenths(format.locale, 'decimal', size * 100)
      : kpi.unit === 'score'
        ? tenths(format.locale, 'decimal', size)
        : new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 0 }).format(size)
  const isBetter = change > 0 === (kpi.better === 'higher')
  return {
    direction: change > 0 ? 'up' : 'down',
    ...(kpi.unit === 'count' ? {} : { sense: isBetter ? ('better' as const) : ('worse' as const) }),
    text,
  }
}

const tenths = (locale: string, style: 'percent' | 'decimal', value: number): string =>
  new Intl.NumberFormat(locale, { style, maximumFractionDigits: 1 }).format(value)
