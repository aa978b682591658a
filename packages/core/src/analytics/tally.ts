import {
  addValue,
  copyQuantiles,
  emptyQuantiles,
  mergeQuantiles,
  type Quantiles,
  quantilesAt,
} from './quantiles.js'
import type { KpiUnit, Sample } from './types.js'

/** What came out over a set of observations: durations in milliseconds, shares from 0 to 1, scores as given. */
export interface Summary {
  readonly n: number
  readonly sum: number
  readonly mean: number
  /** Absent for shares and counts. */
  readonly median?: number
  readonly p90?: number
  /** Whether median and p90 are exact, or within half a percent. */
  readonly isExact?: boolean
}

/** A key figure of one row. `value` is its headline: `n` of a count, the mean of everything else. */
export interface Figure extends Summary {
  readonly value: number
  /** The same durations in business time, when `between` is given. */
  readonly business?: Summary
}

interface Sums {
  n: number
  sum: number
  readonly quantiles: Quantiles | undefined
}

/** The observations of one figure so far, in bounded memory. */
export interface Tally {
  readonly unit: KpiUnit
  readonly all: Sums
  readonly business: Sums | undefined
}

export type Between = (from: number, to: number) => number

export const emptyTally = (unit: KpiUnit, inBusinessTime: boolean): Tally => ({
  unit,
  all: emptySums(unit),
  business: inBusinessTime && unit === 'duration' ? emptySums(unit) : undefined,
})

const emptySums = (unit: KpiUnit): Sums => ({
  n: 0,
  sum: 0,
  quantiles: unit === 'duration' || unit === 'score' ? emptyQuantiles() : undefined,
})

export function addSample({ all, business }: Tally, sample: Sample, between: Between | undefined): void {
  if ('value' in sample) {
    addTo(all, sample.value)
    return
  }
  addTo(
    all,
    over(sample.spans, (from, to) => to - from),
  )
  if (business && between) addTo(business, over(sample.spans, between))
}

function over(spans: readonly { from: number; to: number }[], length: Between): number {
  let sum = 0
  for (const { from, to } of spans) sum += length(from, to)
  return sum
}

function addTo(sums: Sums, value: number): void {
  sums.n += 1
  sums.sum += value
  if (sums.quantiles) addValue(sums.quantiles, value)
}

export function mergeTally(into: Tally, other: Tally): void {
  mergeSums(into.all, other.all)
  if (into.business && other.business) mergeSums(into.business, other.business)
}

function mergeSums(into: Sums, other: Sums): void {
  into.n += other.n
  into.sum += other.sum
  if (into.quantiles && other.quantiles) mergeQuantiles(into.quantiles, other.quantiles)
}

export const copyTally = ({ unit, all, business }: Tally): Tally => ({
  unit,
  all: copySums(all),
  business: business && copySums(business),
})

const copySums = ({ n, sum, quantiles }: Sums): Sums => ({
  n,
  sum,
  quantiles: quantiles && copyQuantiles(quantiles),
})

/** The figure of a tally that holds something. */
export function figureOf({ unit, all, business }: Tally): Figure | undefined {
  if (all.n === 0) return undefined
  const summary = summaryOf(all)
  return {
    value: unit === 'count' ? summary.n : summary.mean,
    ...summary,
    ...(business ? { business: summaryOf(business) } : {}),
  }
}

function summaryOf({ n, sum, quantiles }: Sums): Summary {
  const base = { n, sum, mean: sum / n }
  if (!quantiles) return base
  const [median = 0, p90 = 0] = quantilesAt(quantiles, [0.5, 0.9])
  return { ...base, median, p90, isExact: quantiles.exact !== undefined }
}
