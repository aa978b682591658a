import type { CaseContent, CaseEdit, CaseEdition, Feedback, ReviewLevel, Scores } from '../../schema/index.js'
import type { Instant, Json, LocalText } from '../../shared/index.js'
import type { CallOptions, ListPage, ListQuery, TimelineItem, TransitionView } from './call.js'
import type { CaseSearch, CaseSearchResult, RelatedCase, Suggestion } from './case-search.js'
import type { CaseView } from './case-view.js'

/** What can be sent to a case's lifecycle. */
export type CaseEvent =
  | { readonly type: 'case.submit' }
  | { readonly type: 'case.withdraw' }
  | { readonly type: 'case.claim' }
  | {
      readonly type: 'case.pass'
      readonly scores: Scores
      readonly checklist: readonly string[]
      readonly note?: string
    }
  | {
      readonly type: 'case.request_changes'
      readonly comments: readonly { readonly field: string; readonly text: string }[]
      readonly scores?: Scores
    }
  | { readonly type: 'case.reject'; readonly reason: string }
  | { readonly type: 'case.publish' }
  | { readonly type: 'case.flag_review'; readonly reason: string }
  | { readonly type: 'case.confirm_valid'; readonly note: string }
  | { readonly type: 'case.archive'; readonly reason: string }
  | { readonly type: 'case.restore' }
  | { readonly type: 'case.retire'; readonly reason: string; readonly replacement?: string }

/** What the quality check found, beside the sentence that it means. Offsets in UTF-16 units of the text at `path`. */
export interface FindingView {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'hint'
  readonly path: readonly (string | number)[]
  readonly range?: readonly [number, number]
  readonly message: LocalText
  readonly details?: { readonly [name: string]: Json }
}

export interface QualityView {
  readonly findings: readonly FindingView[]
  /** 0 to 100. */
  readonly score: number
}

export interface CreateCase {
  readonly title: string
  readonly content?: CaseEdit
}

export interface GiveFeedback {
  readonly kind: Feedback['kind']
  readonly score?: number
  readonly text?: string
  readonly ticket?: string
}

/** What `cases.share` answers. The token is told this once; the desk keeps its hash only. */
export interface SharedCase {
  readonly token: string
  readonly until: Instant
}

export interface CaseClient {
  create(input: CreateCase, options?: CallOptions): Promise<CaseView>
  draftFromTicket(ticket: string, options?: CallOptions): Promise<CaseView>
  get(id: string, options?: Pick<CallOptions, 'reason'>): Promise<CaseView>
  list(query?: ListQuery): Promise<ListPage<CaseView>>
  edit(id: string, changes: CaseEdit, options?: CallOptions): Promise<CaseView>
  /** The quality check over content that need not be stored yet. */
  check(content: CaseContent): Promise<QualityView>
  /** The content with sensitive data masked, and how many places were. */
  mask(content: CaseContent): Promise<{ readonly content: CaseContent; readonly masked: number }>
  send(id: string, event: CaseEvent, options?: CallOptions): Promise<CaseView>
  /** Opens a revision beside a published case; answers the revision. */
  revise(id: string, reason: string, options?: CallOptions): Promise<CaseView>
  remove(id: string, options?: CallOptions): Promise<void>
  transitions(id: string): Promise<readonly TransitionView[]>
  timeline(id: string): Promise<readonly TimelineItem[]>
  editions(id: string): Promise<readonly CaseEdition[]>
  /**
   * A link to a case (L17): a token that opens it for whoever may read it anyhow, through their own masks. It never opens
   * more. Default: for 30 days, at most a year.
   */
  share(id: string, options?: { readonly until?: Instant; readonly reason?: string }): Promise<SharedCase>
  /** Refused with `desk.link_unknown`, `desk.link_expired`, or `desk.not_found` like any case that one may not read. */
  openShared(token: string, options?: Pick<CallOptions, 'reason'>): Promise<CaseView>
  search(query: CaseSearch): Promise<CaseSearchResult>
  suggest(
    prefix: string,
    limit?: number,
    options?: Pick<CallOptions, 'reason'>,
  ): Promise<readonly Suggestion[]>
  /** For a ticket or a question; below the threshold (70 %) nothing is shown. */
  related(
    to: { readonly ticket: string } | { readonly text: string },
    limit?: number,
    options?: Pick<CallOptions, 'reason'>,
  ): Promise<readonly RelatedCase[]>
  feedback(id: string, input: GiveFeedback, options?: CallOptions): Promise<Feedback>
  feedbackOf(id: string): Promise<readonly Feedback[]>
  /** Which review the asker could do next, oldest first. */
  reviewQueue(level?: ReviewLevel): Promise<readonly CaseView[]>
}
