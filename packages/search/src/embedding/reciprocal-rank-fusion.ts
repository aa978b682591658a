import { compareCodePoints } from '@caselore/core/filter'

export interface FusedRank {
  readonly id: string
  /** Orders one fusion. */
  readonly score: number
}

/**
 * One ranking from several, by rank alone, since scores of different kinds cannot be compared: each list gives `weight /
 * (k + rank)` (Cormack, Clarke and Büttcher 2009, with their k of 60). Ties by id.
 */
export function reciprocalRankFusion(
  rankings: readonly { readonly ids: readonly string[]; readonly weight?: number }[],
  k = 60,
): FusedRank[] {
  const scores = new Map<string, number>()
  for (const { ids, weight = 1 } of rankings) {
    for (const [place, id] of ids.entries()) scores.set(id, (scores.get(id) ?? 0) + weight / (k + place + 1))
  }
  return Array.from(scores, ([id, score]) => ({ id, score })).sort(
    (a, b) => b.score - a.score || compareCodePoints(a.id, b.id),
  )
}
