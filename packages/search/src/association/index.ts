// What goes with what, learned from a host’s own rows.
export type {
  AssociationExample,
  ClassifyQuery,
  RankedLabel,
  RelatedLabel,
  RelatedLabelsQuery,
} from '@caselore/core/search'
export {
  type Association,
  type AssociationOptions,
  createAssociation,
  type SavedAssociation,
} from './association.js'
// What it compares, and how sure it may be.
export { pairFeatures, wordFeatures } from './features.js'
export { type LabelTree, treeOf } from './label-tree.js'
export { type LearnedConfidence, learnConfidence } from './learn-confidence.js'
export type { LearnedRow } from './rows.js'
