import type { LearningInput, SearchProposal } from '@caselore/core/search'
import { learnConfidence, treeOf } from '../association/index.js'
import { learnCalibration } from '../relevance/index.js'
import { contentWords, createWordSegmenter } from '../words/index.js'
import { learnSynonyms } from './learn-synonyms.js'
import { learnWeights } from './learn-weights.js'

export interface LearnFromUseOptions {
  /** What of a text classification compares, as in the desk's own models. */
  readonly features: (text: string) => readonly string[]
  /** Citations and openings below which no curve and no weights are learned. Default 40. */
  readonly least?: number
}

/** Everything that use teaches, as one proposal with its measured effect. Asks the engine, changes nothing. */
export async function learnFromUse(
  input: LearningInput,
  { features, least = 40 }: LearnFromUseOptions,
): Promise<SearchProposal> {
  const { engine, reach, citations, openings, examples, madeAt } = input
  const questions = [...citations, ...openings]
  const relevance = await learnCalibration(
    citations.map(({ question, answers }) => ({ question, cited: answers })),
    { engine, reach, least },
  )
  const categories = learnedCategories(input, features, least)
  const weights = await learnWeights(questions, engine, reach, least)
  const segmenter = await createWordSegmenter()
  const { synonyms, effect } = await learnSynonyms({
    questions,
    texts: new Map(examples.map(({ id, text }) => [id, text])),
    words: (text) => [...new Set(contentWords(segmenter.segment(text)).map(({ term }) => term))],
    engine,
    reach,
  })
  return {
    version: 1,
    madeAt,
    engine: engine.version,
    from: { citations: citations.length, openings: openings.length, questions: questions.length },
    tuning: {
      ...(relevance.method === 'default' ? {} : { relevance: relevance.points }),
      ...(categories.points.length === 0 ? {} : { categories: categories.points }),
      ...(weights && Object.keys(weights.weights).length > 0 ? { weights: weights.weights } : {}),
      ...(synonyms.length > 0 ? { synonyms } : {}),
    },
    effect: {
      relevance: {
        method: relevance.method,
        samples: relevance.samples,
        errorBefore: relevance.errorBefore,
        errorAfter: relevance.errorAfter,
      },
      categories: categories.report,
      ...(weights ? { weights: { before: weights.before, after: weights.after } } : {}),
      synonyms: effect,
    },
  }
}

function learnedCategories(
  { examples, nodes: { parents, descriptions } }: LearningInput,
  features: LearnFromUseOptions['features'],
  least: number,
) {
  const samples = examples.length
  if (samples < least)
    return { points: [], report: { method: 'default', samples, errorBefore: 0, errorAfter: 0 } as const }
  const learned = learnConfidence(examples, {
    features,
    ...(descriptions ? { descriptions } : {}),
    ...(parents ? { tree: treeOf(Array.from(parents, ([id, parent]) => ({ id, parent }))) } : {}),
  })
  const { points, errorBefore, errorAfter } = learned
  return { points, report: { method: 'isotonic', samples, errorBefore, errorAfter } as const }
}
