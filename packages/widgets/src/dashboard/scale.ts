const hour = 3_600_000
const day = 24 * hour

export interface Scale {
  /** The value at the upper edge. */
  readonly top: number
  /** Values that are named at the side, the lowest first. */
  readonly ticks: readonly number[]
}

const niceSteps = [1, 2, 2.5, 5, 10]
const timeSteps = [hour / 12, hour / 4, hour / 2, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour, day, 2 * day]

/** A scale from zero that ends at a round value: shares at 100 % at most, durations at whole hours or days. */
export function scaleOf(values: readonly number[], unit: 'duration' | 'share' | 'score' | 'count'): Scale {
  const most = Math.max(0, ...values)
  const step = stepOf(most, unit)
  const top = unit === 'share' ? Math.min(1, Math.max(step * 2, most)) : step * 2
  return unit === 'share' && most > 0.5 ? { top: 1, ticks: [0, 0.5, 1] } : { top, ticks: [0, step, step * 2] }
}

function stepOf(most: number, unit: string): number {
  const half = most / 2
  if (unit === 'duration') {
    const known = timeSteps.find((step) => step >= half)
    return known ?? nice(half / day) * day
  }
  if (unit === 'count') return Math.max(1, Math.ceil(nice(half)))
  return half === 0 ? 0.5 : nice(half)
}

function nice(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value))
  const step = niceSteps.find((one) => one * size >= value * (1 - 1e-9)) ?? 10
  return step * size
}
