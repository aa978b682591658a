import type { Instant } from '../shared/index.js'

/**
 * Something that happened in search, as it may be kept: the question scrubbed, no person, no session. Whoever asked cannot
 * be told from it.
 */
export type SearchEvent = {
  readonly at: Instant
  /** Scrubbed, see `scrubQuery`. */
  readonly query: string
  /** Where whoever asked works, for readers who see their own regions only. */
  readonly regions?: readonly string[] | undefined
} & (
  | { readonly kind: 'asked'; readonly total: number }
  | {
      /** A hit was opened, or cited in a ticket. */
      readonly kind: 'opened' | 'cited'
      readonly id: string
      /** The hit’s place among the answers, from 1. */
      readonly position: number
    }
)

/** How often a question was asked. */
export interface AskedQuery {
  readonly query: string
  readonly count: number
}

/** What was done with answers, each number over the period. */
export interface AnswerUse {
  readonly count: number
  /** Mean place of the hit, from 1; absent where there is none. */
  readonly meanPosition?: number
  /** Mean of 1 / place: 1 where the first hit was always the one. */
  readonly meanReciprocalRank?: number
}

export interface SearchPeriod {
  /** `2026-11`, `2026-W48`; `all` where all time is one. */
  readonly label: string
  readonly asked: number
  readonly different: number
  /** Share of questions that found nothing, 0 to 1. */
  readonly zeroShare: number
  /** Share of questions that were asked once in the period, 0 to 1: the long tail. */
  readonly tailShare: number
  /** Most often asked first. */
  readonly top: readonly AskedQuery[]
  /** Questions that found nothing: what the library lacks. */
  readonly zeroResults: readonly AskedQuery[]
  /** Questions that found something of which nothing was opened or cited. */
  readonly unanswered: readonly AskedQuery[]
  readonly opened: AnswerUse
  readonly cited: AnswerUse
  /** Openings for each question that found something; above 1 where people open several. */
  readonly openedPerAnswer: number
}
