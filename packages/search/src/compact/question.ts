import type { QueryTerm } from '../analysis/index.js'
import type { Bits } from './bits.js'
import type { LiveSegment } from './partition.js'

/** A segment as one question sees it. */
export interface ReachedSegment {
  readonly live: LiveSegment
  /** The documents in reach; all when absent. */
  readonly reach: Bits | undefined
  /** The number of its first document among all segments'. */
  readonly base: number
}

/** What is asked of a partition, worked out. */
export interface Question {
  readonly segments: readonly ReachedSegment[]
  readonly terms: readonly QueryTerm[]
  /** The fields to look in, by number, and what a match in each weighs. */
  readonly fields: readonly number[]
  readonly weights: readonly number[]
  /** Live documents of the whole partition, and the mean length of each field over them. */
  readonly count: number
  readonly meanLengths: readonly number[]
  /** Documents in reach. */
  readonly reachable: number
}
