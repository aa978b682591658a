/** One measured line: how often a second, and the middle and slow end of how long each took, in milliseconds. */
export interface Row {
  readonly what: string
  readonly runs: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

type Work = (n: number) => unknown

/** Runs the work so many times one after the other. */
export async function measure(what: string, runs: number, work: Work): Promise<Row> {
  const [row] = await alternate([what], runs, [work])
  return row as Row
}

/** Runs several works in turn, so many times each, so that whatever else the machine does falls on all of them. */
export async function alternate(
  whats: readonly string[],
  runs: number,
  works: readonly Work[],
): Promise<Row[]> {
  const times = works.map((): number[] => [])
  for (let n = 0; n < runs; n++)
    for (const [i, work] of works.entries()) {
      const before = performance.now()
      await work(n)
      times[i]?.push(performance.now() - before)
    }
  return times.map((each, i) => summary(whats[i] ?? '', each))
}

/** How often a second one after the other, and the middle and slow end, of so many milliseconds each. */
export function summary(what: string, times: readonly number[]): Row {
  const total = times.reduce((sum, time) => sum + time, 0)
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(3))
  return {
    what,
    runs: times.length,
    perSecond: Math.round((times.length / total) * 1000),
    p50: at(0.5),
    p99: at(0.99),
  }
}
