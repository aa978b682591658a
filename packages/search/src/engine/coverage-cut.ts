/** Leaves out rows that share only a common character or two with the question. */
export const defaultMinimumCoverage = 0.1

// Once some row covers a question well, rows that cover less than this and less than half as much are noise.
const clearCoverage = 0.3

/** The coverage below which a row is no match, given the most that any row covers. Does not fall when that grows. */
export const leastCoverage = (best: number, minimum: number): number =>
  Math.max(minimum, Math.min(clearCoverage, best / 2))
