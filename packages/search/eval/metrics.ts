/** Figures of one ranking, or means over many; all 0 to 1. */
export interface Figures {
  readonly recall1: number
  readonly recall5: number
  readonly recall10: number
  readonly mrr10: number
  readonly ndcg10: number
}

/** Judges one ranking (ids, best first). Recall here is whether any relevant document is among the first k. */
export function judge(ranking: readonly string[], relevant: ReadonlyMap<string, number>): Figures {
  const grades = ranking.slice(0, 10).map((id) => relevant.get(id) ?? 0)
  const first = grades.findIndex((grade) => grade > 0)
  const ideal = [...relevant.values()].sort((a, b) => b - a).slice(0, 10)
  return {
    recall1: Number(first === 0),
    recall5: Number(first >= 0 && first < 5),
    recall10: Number(first >= 0),
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    ndcg10: gain(ideal) === 0 ? 0 : gain(grades) / gain(ideal),
  }
}

export function mean(figures: readonly Figures[]): Figures {
  const of = (pick: (one: Figures) => number) =>
    figures.reduce((sum, one) => sum + pick(one), 0) / figures.length
  return {
    recall1: of((one) => one.recall1),
    recall5: of((one) => one.recall5),
    recall10: of((one) => one.recall10),
    mrr10: of((one) => one.mrr10),
    ndcg10: of((one) => one.ndcg10),
  }
}

const gain = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0)
