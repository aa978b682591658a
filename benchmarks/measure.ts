/** One measured line: how often a second, and the middle and slow end of how long each took, in milliseconds. */
export interface Row {
  readonly what: string
  readonly runs: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/** Runs the work so many times one after the other. */
export async function measure(what: string, runs: number, work: (n: number) => unknown): Promise<Row> {
  const times: number[] = []
  const start = performance.now()
  for (let n = 0; n < runs; n++) {
    const before = performance.now()
    await work(n)
    times.push(performance.now() - before)
  }
  const total = performance.now() - start
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(3))
  return { what, runs, perSecond: Math.round((runs / total) * 1000), p50: at(0.5), p99: at(0.99) }
}
