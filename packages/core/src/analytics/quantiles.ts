/** Values are kept as they are up to this many; beyond, in buckets. */
const mostExact = 256

/** Beyond, a quantile is within this share of the true value. */
export const relativeError = 0.005

const gamma = (1 + relativeError) / (1 - relativeError)
const logGamma = Math.log(gamma)

/**
 * Quantiles of values from 0 up in bounded memory. Small sets are exact; larger ones are counted in buckets whose edges
 * grow geometrically (DDSketch: Masson, Rim, Lee, VLDB 2019). Unlike t-digest or P², the result depends neither on the
 * order of the values nor on how they were split before merging, and the error is bounded relative to the value. Ten
 * years in milliseconds take at most 2,700 buckets.
 */
export interface Quantiles {
  exact: number[] | undefined
  readonly buckets: Map<number, number>
  n: number
}

export const emptyQuantiles = (): Quantiles => ({ exact: [], buckets: new Map(), n: 0 })

export function addValue(quantiles: Quantiles, value: number): void {
  quantiles.n += 1
  if (quantiles.exact) quantiles.exact.push(value)
  else count(quantiles.buckets, bucketOf(value), 1)
  if (quantiles.n > mostExact) spill(quantiles)
}

export function mergeQuantiles(into: Quantiles, other: Quantiles): void {
  into.n += other.n
  if (into.exact && other.exact) into.exact = [...into.exact, ...other.exact]
  else for (const value of other.exact ?? []) count(into.buckets, bucketOf(value), 1)
  for (const [bucket, n] of other.buckets) count(into.buckets, bucket, n)
  if (into.n > mostExact) spill(into)
}

export const copyQuantiles = ({ exact, buckets, n }: Quantiles): Quantiles => ({
  exact: exact && [...exact],
  buckets: new Map(buckets),
  n,
})

/** The quantiles at these shares, interpolated between neighbours as spreadsheets do; empty sets have none. */
export function quantilesAt({ exact, buckets, n }: Quantiles, shares: readonly number[]): number[] {
  if (n === 0) return []
  const read = exact ? byIndex(exact) : byCount(buckets)
  return shares.map((share) => {
    const rank = share * (n - 1)
    const low = read(Math.floor(rank))
    return low + (read(Math.ceil(rank)) - low) * (rank - Math.floor(rank))
  })
}

function byIndex(values: readonly number[]): (rank: number) => number {
  const sorted = [...values].sort((a, b) => a - b)
  return (rank) => sorted[rank] as number
}

function byCount(buckets: ReadonlyMap<number, number>): (rank: number) => number {
  const sorted = [...buckets].sort(([a], [b]) => a - b)
  return (rank) => {
    let below = 0
    for (const [bucket, n] of sorted) {
      below += n
      if (rank < below) return middleOf(bucket)
    }
    throw new Error(`No value of rank ${rank}`)
  }
}

function spill(quantiles: Quantiles): void {
  if (!quantiles.exact) return
  for (const value of quantiles.exact) count(quantiles.buckets, bucketOf(value), 1)
  quantiles.exact = undefined
}

const nothing = Number.NEGATIVE_INFINITY
const bucketOf = (value: number): number => (value <= 0 ? nothing : Math.ceil(Math.log(value) / logGamma))
const middleOf = (bucket: number): number => (bucket === nothing ? 0 : (2 * gamma ** bucket) / (gamma + 1))

function count(buckets: Map<number, number>, bucket: number, n: number): void {
  buckets.set(bucket, (buckets.get(bucket) ?? 0) + n)
}
