import type { ReportRow } from '../../analytics/index.js'

/** Observations below which a figure would speak of single tickets to someone who may not read these. */
export const fewestUnread = 5

export interface Withheld<Row extends ReportRow> {
  readonly rows: readonly Row[]
  readonly withheld: number
}

/**
 * The rows without figures over fewer than `least` observations. What is taken out of one figure’s rows is together at
 * least as many: a single one could be found by subtracting the others from the total.
 */
export function withhold<Row extends ReportRow>(rows: readonly Row[], least: number): Withheld<Row> {
  if (least <= 1) return { rows, withheld: 0 }
  const closed = new Map<Row, Set<string>>()
  const kpis = new Set(rows.flatMap(({ figures }) => Object.keys(figures)))
  for (const kpi of kpis)
    for (const row of tooFew(rows, kpi, least)) closed.set(row, (closed.get(row) ?? new Set()).add(kpi))
  const withheld = [...closed.values()].reduce((sum, { size }) => sum + size, 0)
  return { rows: rows.map((row) => without(row, closed.get(row))), withheld }
}

function tooFew<Row extends ReportRow>(rows: readonly Row[], kpi: string, least: number): Row[] {
  const n = ({ figures }: Row) => figures[kpi]?.n ?? 0
  const taken: Row[] = []
  let sum = 0
  for (const row of rows.filter((one) => n(one) > 0).sort((a, b) => n(a) - n(b))) {
    if (n(row) >= least && (sum === 0 || sum >= least)) break
    taken.push(row)
    sum += n(row)
  }
  return taken
}

const without = <Row extends ReportRow>(row: Row, kpis: ReadonlySet<string> = new Set()): Row =>
  kpis.size === 0
    ? row
    : { ...row, figures: Object.fromEntries(Object.entries(row.figures).filter(([id]) => !kpis.has(id))) }
