import type { PastQuestion, RankReport } from '@caselore/core/search'
import type { SearchEngine, SearchReach } from '../types.js'

const looked = 10

/** The place, from 1, of the first answer among the first ten hits; undefined where it is not among them. */
export async function rankOf(
  { question, answers }: PastQuestion,
  engine: SearchEngine,
  reach: SearchReach,
  weights?: Readonly<Record<string, number>>,
): Promise<number | undefined> {
  const { hits } = await engine.search({
    ...reach,
    text: question,
    limit: looked,
    ...(weights ? { weights } : {}),
  })
  const place = hits.findIndex(({ id }) => answers.includes(id))
  return place < 0 ? undefined : place + 1
}

/** How well answers are found, over all questions; 0 and 0 without any. */
export async function rankReport(
  questions: readonly PastQuestion[],
  engine: SearchEngine,
  reach: SearchReach,
  weights?: Readonly<Record<string, number>>,
): Promise<RankReport> {
  let reciprocal = 0
  let inFive = 0
  for (const question of questions) {
    const rank = await rankOf(question, engine, reach, weights)
    if (rank === undefined) continue
    reciprocal += 1 / rank
    if (rank <= 5) inFive++
  }
  const n = Math.max(1, questions.length)
  return { meanReciprocalRank: reciprocal / n, inFirstFive: inFive / n }
}
