export { type ChangedField, changedFields } from './changed-fields.js'
export {
  createReviewPanelController,
  type Decision,
  type Lack,
  levelOf,
  type ReviewDraft,
  type ReviewPanelController,
  type ReviewPanelOptions,
  type ReviewPanelState,
} from './controller.js'
export { type DiffPiece, diffText } from './diff-text.js'
export { CaseloreReviewPanel } from './element.js'
