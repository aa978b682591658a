import type { PastQuestion, SynonymEffect } from '@caselore/core/search'
import type { SearchEngine, SearchReach } from '../types.js'
import { rankOf } from './rank.js'

export interface LearnedSynonyms {
  readonly synonyms: readonly (readonly string[])[]
  readonly effect: readonly SynonymEffect[]
}

export interface SynonymLesson {
  readonly questions: readonly PastQuestion[]
  /** What the answers say, by id. */
  readonly texts: ReadonlyMap<string, string>
  readonly words: (text: string) => readonly string[]
  readonly engine: SearchEngine
  readonly reach: SearchReach
}

const leastQuestions = 3
const leastShare = 0.6
const mostPairs = 60
/** Of several words that may be meant the likeliest are tried, and the first that gains is proposed. */
const triedForOne = 3

/**
 * Words that people ask with and that the answers do not have, each with the word that stands in the answers instead: seen
 * together in three questions and more, in most of those with the asked word, and seldom without. Of these, only pairs are
 * proposed with which the answers lie further up than without.
 */
export async function learnSynonyms(lesson: SynonymLesson): Promise<LearnedSynonyms> {
  const pairs = candidates(lesson)
  const effect: SynonymEffect[] = []
  for (const { asked, meant, questions } of pairs) {
    const before = await reciprocal(questions, lesson)
    const widened = questions.map((one) => ({ ...one, question: `${one.question} ${meant}` }))
    const after = await reciprocal(widened, lesson)
    const isTold = effect.some(({ words: [known] }) => known === asked)
    if (!isTold && after > before)
      effect.push({ words: [asked, meant], questions: questions.length, before, after })
  }
  return { synonyms: effect.map(({ words }) => words), effect }
}

async function reciprocal(
  questions: readonly PastQuestion[],
  { engine, reach }: SynonymLesson,
): Promise<number> {
  let sum = 0
  for (const question of questions)
    sum += 1 / ((await rankOf(question, engine, reach)) ?? Number.POSITIVE_INFINITY)
  return sum / questions.length
}

interface Pair {
  readonly asked: string
  readonly meant: string
  readonly questions: readonly PastQuestion[]
}

function candidates({ questions, texts, words }: SynonymLesson): Pair[] {
  const withWord = new Map<string, number>()
  const meantIn = new Map<string, number>()
  const together = new Map<string, Map<string, PastQuestion[]>>()
  for (const one of questions) {
    const asked = new Set(words(one.question))
    const answer = one.answers.map((id) => texts.get(id) ?? '').join('\n')
    const meant = new Set(words(answer).filter((word) => !one.question.includes(word)))
    for (const word of meant) meantIn.set(word, (meantIn.get(word) ?? 0) + 1)
    for (const word of asked) {
      if (answer.includes(word)) continue
      withWord.set(word, (withWord.get(word) ?? 0) + 1)
      const others = together.get(word) ?? new Map<string, PastQuestion[]>()
      together.set(word, others)
      for (const other of meant) others.set(other, [...(others.get(other) ?? []), one])
    }
  }
  const found: (Pair & { readonly lift: number })[] = []
  for (const [asked, others] of together) {
    const all = withWord.get(asked) ?? 0
    for (const [meant, shared] of others) {
      if (shared.length < leastQuestions || shared.length / all < leastShare) continue
      const lift = shared.length / all / ((meantIn.get(meant) ?? 1) / questions.length)
      if (lift >= 2) found.push({ asked, meant, questions: shared, lift })
    }
  }
  found.sort(
    (a, b) => b.questions.length * b.lift - a.questions.length * a.lift || (a.meant < b.meant ? -1 : 1),
  )
  const tried = new Map<string, number>()
  return found
    .filter(({ asked }) => {
      const times = (tried.get(asked) ?? 0) + 1
      tried.set(asked, times)
      return times <= triedForOne
    })
    .slice(0, mostPairs)
}
