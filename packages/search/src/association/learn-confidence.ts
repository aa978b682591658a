import type { AssociationExample, CalibrationPoints } from '@caselore/core/search'
import {
  type CalibrationSample,
  calibrationOf,
  expectedCalibrationError,
  fitIsotonic,
} from '../relevance/index.js'
import { type AssociationOptions, createAssociation } from './association.js'
import { pathOf } from './label-tree.js'

/** How sure a classification may be, learned by hiding rows from it. */
export interface LearnedConfidence {
  /** For `classify({ confidence })`; as JSON. */
  readonly points: CalibrationPoints
  /** Share of texts whose first leaf is right, 0 to 1. */
  readonly accuracy: number
  /** Expected calibration error of the model's own figure, and of the learned one on rows it was not learned from. */
  readonly errorBefore: number
  readonly errorAfter: number
}

const folds = 5

/**
 * Learns confidence by five-fold cross-validation over examples: each is classified by a model of the others. Give
 * examples that all who ask may see, since the curve is one for everybody. Takes a classification per example.
 */
export function learnConfidence(
  examples: readonly AssociationExample[],
  options: AssociationOptions,
): LearnedConfidence {
  const ordered = [...examples].sort((a, b) => (a.id < b.id ? -1 : 1))
  const judged = Array.from({ length: folds }, (_, fold) => judgeFold(ordered, fold, options))
  const samples = judged.map((fold) => fold.flatMap(({ samples }) => samples))
  const learned = samples.map((fold, i) => {
    const curve = calibrationOf(fitIsotonic(samples.filter((_, other) => other !== i).flat()))
    return fold.map(({ score, right }) => ({ score: curve(score), right }))
  })
  const outcomes = judged.flat()
  return {
    points: fitIsotonic(samples.flat()),
    accuracy: outcomes.length === 0 ? 0 : outcomes.filter(({ right }) => right).length / outcomes.length,
    errorBefore: expectedCalibrationError(samples.flat()),
    errorAfter: expectedCalibrationError(learned.flat()),
  }
}

function judgeFold(ordered: readonly AssociationExample[], fold: number, options: AssociationOptions) {
  const model = createAssociation(options)
  model.add(ordered.filter((_, i) => i % folds !== fold))
  return ordered
    .filter((_, i) => i % folds === fold)
    .map(({ text, labels }) => {
      const ranked = model.classify({ text, scope: 'all', limit: 12 })
      const truth = new Set(labels.flatMap((label) => pathOf(label, options.tree)))
      const leaf = ranked.find(({ label }) => isLeaf(label, ranked))
      const samples: CalibrationSample[] = ranked.map(({ label, confidence }) => ({
        score: confidence,
        right: truth.has(label),
      }))
      return { samples, right: leaf !== undefined && labels.includes(leaf.label) }
    })
}

const isLeaf = (label: string, ranked: readonly { readonly path: readonly string[] }[]) =>
  ranked.every(({ path }) => path.at(-1) === label || !path.includes(label))
