/**
 * Numbers in order, and for equal steps from the first to the last the index of the first number in each. Opening hours are
 * spread almost evenly, so that hardly a step holds more than one.
 */
export interface Column {
  readonly values: Float64Array
  readonly starts: Uint32Array
  readonly scale: number
}

export function columnOf(values: Float64Array): Column {
  const first = values[0] as number
  const starts = new Uint32Array(2 * values.length + 1)
  const scale = (2 * values.length) / ((values.at(-1) as number) - first || 1)
  for (let step = 0, index = 0; step < starts.length; step++) {
    while (Math.floor(((values[index] as number) - first) * scale) < step) index++
    starts[step] = index
  }
  return { values, starts, scale }
}

/** The index of the last number below `limit`, −1 when there is none. */
export function lastBelow({ values, starts, scale }: Column, limit: number): number {
  const first = values[0]
  if (first === undefined || limit <= first) return -1
  // Rounded as the numbers were: those of earlier steps are below the limit, those of later ones are not.
  let index = starts[Math.min(starts.length - 1, Math.floor((limit - first) * scale))] as number
  while ((values[index] as number) < limit) index++
  return index - 1
}
