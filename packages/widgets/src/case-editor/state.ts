import type { CaseView, FindingView, RelatedCase, SimilarCase } from '@caselore/core/desk'
import type { TaxonomyNode } from '@caselore/core/schema'
import type { Failure } from '../base/failure.js'
import type { CaseDraft } from './draft.js'

export interface CaseEditorState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly failure?: Failure | undefined
  /** The case as the desk has it; absent until a new one was saved for the first time. */
  readonly entry?: CaseView | undefined
  readonly draft: CaseDraft
  readonly editable: boolean
  /** Fields that the desk would not let this author change. */
  readonly locked: readonly string[]
  /** `failed` and `conflict` keep everything that was written. */
  readonly saving: 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict'
  readonly saveFailure?: Failure | undefined
  /** Rows that are not complete enough to be stored yet. */
  readonly waiting: number
  /** What the check found, at paths of `draft`; absent before the first check. */
  readonly findings?: readonly FindingView[] | undefined
  readonly score?: number | undefined
  /** The draft that was checked: a range is right only while the text is still the same. */
  readonly checked?: CaseDraft | undefined
  readonly checkFailed: boolean
  readonly related: readonly RelatedCase[]
  /** Cases that say nearly the same: one more of them would split what is known. */
  readonly similar: readonly SimilarCase[]
  readonly nodes: readonly TaxonomyNode[]
  /** The product lines that the library knows, most used first. */
  readonly productLines: readonly string[]
  readonly sending?: 'case.submit' | 'case.withdraw' | undefined
  /** Why it could not be submitted or withdrawn. */
  readonly refusal?: Failure | undefined
  /** What stands in the way of submission, at paths of `draft`. */
  readonly obstacles: readonly Pick<FindingView, 'code' | 'path' | 'message'>[]
  /** How often submission was refused so far; a view moves the focus to the summary when it grows. */
  readonly attempts: number
}
