import { compareCodePoints } from '../filter/index.js'
import type { Plan } from './options.js'
import type { Period } from './periods.js'
import { addSample, copyTally, emptyTally, type Figure, figureOf, mergeTally, type Tally } from './tally.js'
import type { Dimension, Group, Kpi, Sample } from './types.js'

/** One line of a report: a period, a group, and the key figures that had something to observe in it. */
export interface ReportRow {
  /** Absent when all time is one period. */
  readonly period?: Period
  /** The value of each dimension of `groupBy`; `null` where nothing was set. */
  readonly group: { readonly [Name in Dimension]?: string | null }
  readonly figures: Readonly<Record<string, Figure>>
}

interface Row {
  readonly period: Period | undefined
  readonly values: readonly (string | undefined)[]
  readonly tallies: Map<string, Tally>
}

export type Rows = Map<string, Row>

export function countSample(rows: Rows, plan: Plan, kpi: Kpi, sample: Sample): void {
  const { at, group } = sample
  if (at < plan.from || at >= plan.to || !plan.admits(group)) return
  const { tallies } = rowOf(rows, plan, plan.periodOf(at), group)
  let tally = tallies.get(kpi.id)
  if (!tally) {
    tally = emptyTally(kpi.unit, plan.between !== undefined)
    tallies.set(kpi.id, tally)
  }
  addSample(tally, sample, plan.between)
}

function rowOf(rows: Rows, { groupBy }: Plan, period: Period | undefined, group: Group): Row {
  let key = period ? String(period.from) : ''
  for (const name of groupBy) key += group[name] === undefined ? '\u0001' : `\u0000${group[name]}`
  const known = rows.get(key)
  if (known) return known
  const row = { period, values: groupBy.map((name) => group[name]), tallies: new Map() }
  rows.set(key, row)
  return row
}

export function mergeRows(into: Rows, other: Rows): void {
  for (const [key, { period, values, tallies }] of other) {
    const row = into.get(key) ?? { period, values, tallies: new Map() }
    into.set(key, row)
    for (const [kpi, tally] of tallies) {
      const known = row.tallies.get(kpi)
      if (known) mergeTally(known, tally)
      else row.tallies.set(kpi, copyTally(tally))
    }
  }
}

/** The two together, leaving both as they are; only what both have is copied. */
export function joinRows(one: Rows, other: Rows): Rows {
  const joined: Rows = new Map(one)
  for (const [key, row] of other) {
    const known = one.get(key)
    joined.set(key, known ? { ...known, tallies: joinTallies(known.tallies, row.tallies) } : row)
  }
  return joined
}

function joinTallies(one: Row['tallies'], other: Row['tallies']): Row['tallies'] {
  const joined = new Map(one)
  for (const [kpi, tally] of other) {
    const known = one.get(kpi)
    if (!known) {
      joined.set(kpi, tally)
      continue
    }
    const sum = copyTally(known)
    mergeTally(sum, tally)
    joined.set(kpi, sum)
  }
  return joined
}

/** In the order of time, then of the groups’ names; what has none comes last. */
export function listRows(rows: Rows, { groupBy, kpis }: Plan): ReportRow[] {
  return [...rows.values()].sort(inOrderOfTime).map(({ period, values, tallies }) => ({
    ...(period ? { period } : {}),
    group: Object.fromEntries(groupBy.map((name, index) => [name, values[index] ?? null])),
    figures: Object.fromEntries(
      kpis.flatMap(({ id }) => {
        const tally = tallies.get(id)
        const figure = tally && figureOf(tally)
        return figure ? [[id, figure]] : []
      }),
    ),
  }))
}

function inOrderOfTime(a: Row, b: Row): number {
  const byTime = (a.period?.from ?? 0) - (b.period?.from ?? 0)
  if (byTime !== 0) return byTime
  for (const [index, value] of a.values.entries()) {
    const other = b.values[index]
    if (value === other) continue
    if (value === undefined) return 1
    return other === undefined ? -1 : compareCodePoints(value, other)
  }
  return 0
}
