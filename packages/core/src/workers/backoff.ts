/** How long to wait before something that failed is tried again, in milliseconds. */
export interface Backoff {
  /** Before the second attempt. Default: 1,000. */
  readonly first?: number | undefined
  /** How many times longer each wait is than the one before. Default: 2. */
  readonly factor?: number | undefined
  /** The longest wait. Default: 3,600,000, an hour. */
  readonly most?: number | undefined
}

/** A number from 0 up to 1, as `Math.random` gives it. */
export type Random = () => number

/**
 * The wait after so many failed attempts (1 or more): exponential, of which the second half is drawn by lot, so that workers
 * that failed together do not come back together.
 *
 * @example
 * ```ts
 * retryDelay({ first: 1_000, most: 60_000 }, 3, () => 0.5) // 3,000: half of 4,000, and half of the other half
 * ```
 */
export function retryDelay(
  { first = 1_000, factor = 2, most = 3_600_000 }: Backoff,
  failures: number,
  random: Random,
): number {
  const whole = Math.min(most, first * factor ** Math.min(failures - 1, 1_000))
  return Math.round(whole / 2 + random() * (whole / 2))
}
