/** Leaves out rows that share only a common character or two with the question. */
export const defaultMinimumCoverage = 0.1

// Once some row covers a question well, rows that cover less than this and less than half as much are noise: in a short
// question soon, while the answer to a long one may share only some of its words.
const clearCoverage = { short: 0.3, long: 0.15 }
const shortQuestion = 8

/** The coverage below which a row is no match, given the most that any row covers. Does not fall when that grows. */
export const leastCoverage = (best: number, minimum: number, termCount: number): number =>
  Math.max(minimum, Math.min(termCount > shortQuestion ? clearCoverage.long : clearCoverage.short, best / 2))
