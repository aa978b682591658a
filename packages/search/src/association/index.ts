// What goes with what, learned from a host’s own rows.
export {
  type Association,
  type AssociationExample,
  type AssociationOptions,
  type ClassifyQuery,
  createAssociation,
  type RelatedLabel,
  type RelatedLabelsQuery,
  type SavedAssociation,
} from './association.js'
// What it compares, and how sure it may be.
export { pairFeatures, wordFeatures } from './features.js'
export { type LabelTree, type RankedLabel, treeOf } from './label-tree.js'
export { type LearnedConfidence, learnConfidence } from './learn-confidence.js'
export type { LearnedRow } from './rows.js'
