import type { Usefulness } from '@caselore/core/search'

export interface BoostOptions {
  /** How much usefulness may change a relevance at most, as a share of it. Default 0.1. */
  readonly bound?: number
  /** Days after which freshness has halved. Default 365. */
  readonly halfLifeDays?: number
}

const day = 86_400_000

/**
 * A number to order by: the relevance, raised or lowered by what is known of a case, by no more than `bound` of it. A
 * case that was reused often, changed lately and written well comes before one that is as relevant; one that is
 * clearly more relevant stays first. Only for the order: what is shown, and what the threshold is held against, is the
 * relevance itself. Nothing known leaves it as it is.
 */
export function boostedRelevance(
  relevance: number,
  { reused, changedAt, now, quality }: Usefulness,
  { bound = 0.1, halfLifeDays = 365 }: BoostOptions = {},
): number {
  // Each from −1 to 1; ten reuses, half a life and a score of 70 are neither here nor there.
  const reuse = reused === undefined ? 0 : clamp(Math.log2((1 + Math.max(0, reused)) / 11) / 4)
  const age = changedAt === undefined || now === undefined ? undefined : Math.max(0, now - changedAt) / day
  const freshness = age === undefined ? 0 : 2 ** (1 - age / halfLifeDays) - 1
  const writing = quality === undefined ? 0 : clamp((quality - 70) / 30)
  return relevance * (1 + bound * clamp((reuse + freshness + writing) / 3))
}

const clamp = (value: number) => Math.max(-1, Math.min(1, value))
