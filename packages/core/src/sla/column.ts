/**
 * Numbers in order, and for equal steps from the first to the last how many numbers lie before each step. Opening hours are
 * spread almost evenly, so that few steps hold more than one; those that do are searched by halves.
 */
export interface Column {
  readonly values: Float64Array
  readonly before: Uint32Array
  readonly stepsPerUnit: number
}

export function columnOf(values: Float64Array): Column {
  const first = values[0] as number
  const steps = 2 * values.length
  const stepsPerUnit = steps / ((values.at(-1) as number) - first || 1)
  // The last number opens a step of its own, and that has an end as well.
  const before = new Uint32Array(steps + 2)
  for (const value of values) (before[Math.floor((value - first) * stepsPerUnit) + 1] as number)++
  for (let step = 1; step < before.length; step++) (before[step] as number) += before[step - 1] as number
  return { values, before, stepsPerUnit }
}

/** The index of the last number below `limit`, −1 when there is none. */
export function lastBelow({ values, before, stepsPerUnit }: Column, limit: number): number {
  const first = values[0]
  if (first === undefined || limit <= first) return -1
  // Rounded as the numbers were: those of earlier steps are below the limit, those of later ones are not.
  const step = Math.min(before.length - 2, Math.floor((limit - first) * stepsPerUnit))
  let low = (before[step] as number) - 1
  let high = before[step + 1] as number
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) < limit) low = middle
    else high = middle
  }
  return low
}
