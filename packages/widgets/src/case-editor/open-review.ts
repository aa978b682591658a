import type { Review } from '@caselore/core/schema'
import type { CaseEditorState } from './state.js'

/** The review that sent the case back, while its author is answering it. */
export function openReview({ entry }: CaseEditorState): Review | undefined {
  if (entry?.status !== 'changes_requested') return undefined
  return entry.reviews?.findLast(({ decision }) => decision === 'changes_requested')
}
