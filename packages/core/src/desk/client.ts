import type { AuditCheckpoint, AuditEntry, ChainHead, LegalHold } from '../audit/index.js'
import type { Filter, OpenFilter } from '../filter/index.js'
import type {
  Article,
  Attachment,
  CaseContent,
  CaseEdit,
  CaseEdition,
  CaseEntry,
  Channel,
  Comment,
  Contact,
  Customer,
  Feedback,
  Grant,
  GrantScope,
  Priority,
  ReviewLevel,
  SavedView,
  Scores,
  TaxonomyNode,
  Ticket,
  Visibility,
} from '../schema/index.js'
import type { Instant, Json, JsonObject, LocalText, RefusalData } from '../shared/index.js'
import type { Order } from '../storage/index.js'
import type { FigureClient } from './figures/types.js'

/**
 * What the asker may see and do of the record that carries it. Masked fields are there with their content masked,
 * hidden ones are not there at all. `actions` lists what they may do to it now.
 */
export interface Access {
  readonly masked: readonly string[]
  readonly hidden: readonly string[]
  readonly actions: readonly string[]
  /** Seen by a temporary grant, which ends then: ask again after that. */
  readonly validUntil?: Instant
}

/** A field that policy may have taken away, on any depth. */
type Shown<Doc, Always extends keyof Doc> = Pick<Doc, Always> & {
  readonly [Field in Exclude<keyof Doc, Always>]?: Doc[Field] extends
    | readonly unknown[]
    | string
    | number
    | boolean
    | undefined
    ? Doc[Field]
    : Partial<Doc[Field]>
}

/** A ticket as the asker may see it. */
export interface TicketView
  extends Shown<
    Ticket,
    'id' | 'number' | 'subject' | 'status' | 'statusCategory' | 'priority' | 'createdAt' | 'updatedAt'
  > {
  readonly version: number
  readonly access: Access
}

/** A case as the asker may see it. */
export interface CaseView
  extends Shown<CaseEntry, 'id' | 'number' | 'title' | 'status' | 'createdAt' | 'updatedAt'> {
  readonly version: number
  readonly access: Access
}

export interface ListPage<Item> {
  readonly items: readonly Item[]
  /** Give it back to read on; absent on the last page. */
  readonly cursor?: string
  /** Only when asked for; `exact` is false when counting stopped at 10,000. */
  readonly count?: { readonly n: number; readonly exact: boolean }
}

export interface ListQuery {
  readonly where?: OpenFilter
  readonly order?: Order
  /** 1 to 200, default 50. */
  readonly limit?: number
  readonly cursor?: string
  readonly count?: boolean
  /** Why, where policy shows such records for a reason only. */
  readonly reason?: string
}

export interface CallOptions {
  /** Refuse with `storage.conflict` unless the record still has this version. Without it a conflict is re-run. */
  readonly version?: number
  /** The same key with the same call is carried out once, however often it arrives. */
  readonly idempotencyKey?: string
  /** Why. Kept in the audit; some policies refuse a call without it (`desk.reason_required`). */
  readonly reason?: string
}

/** What filing needs: one required field for a requester who is signed in (T1: at most five). */
export interface FileTicket {
  readonly subject: string
  readonly description?: string
  readonly priority?: Priority
  readonly channel?: Channel
  readonly conversation?: string
  readonly customer?: Customer
  readonly contact?: Contact
  readonly category?: string
  readonly product?: string
  readonly tags?: readonly string[]
  readonly regions?: readonly string[]
  /** On whose behalf, when an agent files it; default: the actor. */
  readonly requester?: string
  readonly attachments?: readonly Attachment[]
  readonly custom?: JsonObject
}

/** What is not named stays as it is; what may be missing is taken away by `null`. */
export interface EditTicket {
  readonly subject?: string
  readonly description?: string
  readonly priority?: Priority
  readonly category?: string | null
  readonly product?: string | null
  readonly tags?: readonly string[]
  readonly regions?: readonly string[]
  readonly customer?: Customer | null
  readonly contact?: Contact | null
  readonly watchers?: readonly string[]
  readonly attachments?: readonly Attachment[]
  readonly custom?: JsonObject
}

/** What can be sent to a ticket's lifecycle. */
export type TicketEvent =
  | { readonly type: 'ticket.triage'; readonly category: string; readonly priority: Priority }
  | { readonly type: 'ticket.assign'; readonly assignee?: string; readonly team?: string }
  | { readonly type: 'ticket.start' }
  | { readonly type: 'ticket.transfer'; readonly team: string; readonly reason: string }
  | { readonly type: 'ticket.wait_requester'; readonly question: string }
  | { readonly type: 'ticket.wait_third_party'; readonly whom: string; readonly until?: Instant }
  | { readonly type: 'ticket.resume' }
  | {
      readonly type: 'ticket.resolve'
      readonly resolution: string
      readonly cites?: readonly string[]
      /** Why no case is cited, where the host asks for one or the other. */
      readonly reason?: string
    }
  | { readonly type: 'ticket.confirm' }
  | { readonly type: 'ticket.reject_solution'; readonly reason: string }
  | { readonly type: 'ticket.close'; readonly reason: string }
  | { readonly type: 'ticket.auto_close' }
  | { readonly type: 'ticket.reopen'; readonly reason: string }
  | { readonly type: 'ticket.cancel'; readonly reason: string }
  | { readonly type: 'ticket.escalate'; readonly reason: string }
  | { readonly type: 'ticket.deescalate'; readonly reason: string }
  | { readonly type: 'ticket.rate'; readonly score: number; readonly comment?: string }

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

export interface AddComment {
  readonly text: string
  readonly visibility: Visibility
  readonly attachments?: readonly Attachment[]
  readonly mentions?: readonly string[]
}

/** A step that the lifecycle knows from the record's status, and whether it is open to the asker now. */
export interface TransitionView {
  readonly event: string
  readonly label: LocalText
  /** The status it leads to. */
  readonly to: string
  readonly open: boolean
  /** Why not, when not open. */
  readonly refusal?: RefusalData
}

/** One line of a ticket's or a case's history: what happened, or what was said. */
export type TimelineItem =
  | {
      readonly type: 'comment'
      readonly id: string
      readonly at: Instant
      readonly actor: string
      readonly comment: Comment
    }
  | {
      readonly type: 'event'
      readonly id: string
      readonly at: Instant
      readonly actor: string
      readonly event: string
      readonly data: JsonObject
    }

/** One clock of an agreement over a ticket. Durations in milliseconds of business time. */
export interface ClockView {
  readonly metric: string
  readonly label: LocalText
  readonly agreement: string
  readonly state: 'pending' | 'running' | 'paused' | 'met' | 'breached' | 'cancelled'
  readonly startedAt?: Instant
  readonly stoppedAt?: Instant
  readonly due?: Instant
  readonly budget: number
  readonly elapsed: number
  readonly left: number
  readonly overdue: number
  readonly warnings: readonly { readonly share: number; readonly at?: Instant; readonly passed: boolean }[]
  readonly pauses: readonly { readonly from: Instant; readonly to?: Instant; readonly reason: string }[]
  /** The stretches of time that counted, for the history. */
  readonly counted: readonly { readonly from: Instant; readonly to: Instant }[]
  /** Why this target and not another. */
  readonly why: LocalText
  /** True when the due time lies past the declared holidays and may move. */
  readonly provisional: boolean
}

/** A case proposed for a ticket or a question, with the calibrated probability that it fits, 0 to 1. */
export interface RelatedCase {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly relevance: number
  /** The words that speak for it. */
  readonly why: readonly string[]
  /** Beginnings of symptom and solution, as far as the asker may see them. */
  readonly symptom?: string
  readonly solution?: string
  readonly solved: number
  readonly citations: number
  readonly masked: readonly string[]
}

/** Text with the stretches that matched, as UTF-16 offsets; never HTML. */
export interface Highlighted {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

export interface CaseHit {
  readonly case: CaseView
  readonly relevance: number
  /** By field path, only fields that the asker may search. */
  readonly highlights: Readonly<Record<string, Highlighted>>
}

export interface CaseSearch {
  readonly text: string
  readonly where?: Filter
  /** Fields to count by, for example `tags`, `basics.product`, `node`. */
  readonly facets?: readonly string[]
  readonly sort?: 'relevance' | Order
  readonly limit?: number
  readonly offset?: number
  /** Why, where policy shows some cases for a reason only. Without one these are neither found nor counted. */
  readonly reason?: string
}

export interface CaseSearchResult {
  readonly hits: readonly CaseHit[]
  readonly total: number
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
  /** Policy may have more to show to someone who says why: ask again with a `reason`. */
  readonly reasonRequired?: boolean
}

export interface Suggestion {
  readonly text: string
  /** Where the words come from: a case's title, a tag, a product. */
  readonly field: string
  readonly count: number
  /** For a title: the case. */
  readonly id?: string
}

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

export interface Question {
  readonly action: string
  readonly kind: string
  readonly id?: string
}

/** Why something is allowed or not, in a form fit for the asker. */
export interface Explanation {
  readonly effect: 'allow' | 'deny' | 'conditional'
  readonly reasons: readonly LocalText[]
  /** What to ask for, when denied. */
  readonly ask?: LocalText
  readonly policyVersion: string
  /** The answer rests on a temporary grant, which ends then. */
  readonly validUntil?: Instant
}

/** Who is signed in and what they may do, for building menus. */
export interface SessionView {
  readonly tenant: string
  readonly actor: {
    readonly id: string
    readonly name?: string
    readonly roles: readonly string[]
    readonly regions: readonly string[]
  }
  readonly zone: string
  readonly locale: string
  /** By action: `yes`, `no`, or `conditional` when it depends on the record. */
  readonly can: Readonly<Record<string, 'yes' | 'no' | 'conditional'>>
}

/** Something changed that the asker may see. Read the record again; the hint carries no content. */
export interface ChangeHint {
  readonly kind: string
  readonly id: string
  readonly type: string
  readonly at: Instant
}

/**
 * The desk as one signed-in person meets it. Everything in and out is plain JSON, so the same interface is served in
 * the page and over HTTP. Every method may throw a `Refusal`.
 */
export interface DeskClient {
  session(): Promise<SessionView>
  readonly tickets: TicketClient
  readonly cases: CaseClient
  readonly grants: GrantClient
  readonly articles: ArticleClient
  readonly audit: AuditClient
  readonly figures: FigureClient
  readonly taxonomy: {
    list(): Promise<readonly TaxonomyNode[]>
    save(node: TaxonomyNode): Promise<TaxonomyNode>
  }
  readonly views: {
    list(kind: 'ticket' | 'case'): Promise<readonly SavedView[]>
    save(view: {
      id?: string
      kind: 'ticket' | 'case'
      name: string
      where?: Json
      order?: Order
      shared?: boolean
    }): Promise<SavedView>
    remove(id: string): Promise<void>
  }
  explain(question: Question): Promise<Explanation>
  /** Hints about changes, from now on, until the loop is left. */
  changes(options?: { readonly signal?: AbortSignal }): AsyncIterable<ChangeHint>
}

export interface TicketClient {
  file(input: FileTicket, options?: CallOptions): Promise<TicketView>
  get(id: string, options?: Pick<CallOptions, 'reason'>): Promise<TicketView>
  list(query?: ListQuery): Promise<ListPage<TicketView>>
  edit(id: string, changes: EditTicket, options?: CallOptions): Promise<TicketView>
  send(id: string, event: TicketEvent, options?: CallOptions): Promise<TicketView>
  comment(id: string, input: AddComment, options?: CallOptions): Promise<Comment>
  cite(id: string, caseId: string, options?: CallOptions): Promise<TicketView>
  timeline(id: string): Promise<readonly TimelineItem[]>
  transitions(id: string): Promise<readonly TransitionView[]>
  sla(id: string): Promise<readonly ClockView[]>
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

/** What `cases.share` answers. The token is told this once; the desk keeps its hash only. */
export interface SharedCase {
  readonly token: string
  readonly until: Instant
}

/** What asking for temporary access needs: which records, why, and how long. */
export interface RequestGrant {
  /** Either `ids` or `where`, a filter over the kind; of what a filter finds, the 200 oldest records are opened. */
  readonly scope: {
    readonly kind: GrantScope['kind']
    readonly ids?: readonly string[]
    readonly where?: Filter
  }
  readonly purpose: string
  /** Default: reading. */
  readonly actions?: readonly string[]
  /** For whom. Default: the asker. */
  readonly subject?: string
  /** Only this person then decides. */
  readonly approver?: string
  /** So many hours from the approval on; or else a window from `from` (default now) until just before `until`. */
  readonly hours?: number
  readonly from?: Instant
  readonly until?: Instant
}

/** A grant with what it means now: `scheduled` before its window, `expired` after it. */
export interface GrantView extends Grant {
  readonly state: 'requested' | 'scheduled' | 'active' | 'expired' | 'rejected' | 'revoked'
  readonly version: number
}

/**
 * Temporary access (临时授权, P6). Policy says which roles it helps and to what; a grant only says which records and when.
 * Opens and closes by the desk's clock; each moment is in the audit.
 */
export interface GrantClient {
  request(input: RequestGrant, options?: CallOptions): Promise<GrantView>
  /** Refused with `grant.own_request`, `grant.own_access`, `grant.other_approver`, `grant.scope_not_readable`, `grant.window_over`. */
  approve(id: string, reason?: string, options?: CallOptions): Promise<GrantView>
  reject(id: string, reason: string, options?: CallOptions): Promise<GrantView>
  /** Ends access at once; also takes back a request. */
  revoke(id: string, reason: string, options?: CallOptions): Promise<GrantView>
  get(id: string): Promise<GrantView>
  /** Those that the asker may see, the latest first. */
  list(query?: ListQuery): Promise<ListPage<GrantView>>
}

/** An article as the asker may see it. */
export interface ArticleView
  extends Shown<Article, 'id' | 'number' | 'title' | 'status' | 'createdAt' | 'updatedAt'> {
  readonly version: number
  readonly access: Access
}

export interface WriteArticle {
  readonly title: string
  readonly text?: string
  readonly tags?: readonly string[]
  /** Default `internal`. */
  readonly audience?: Article['audience']
  /** Ids of cases, at most six, each of which the writer may read. */
  readonly cites?: readonly string[]
}
export type EditArticle = Partial<WriteArticle>

export type ArticleEvent =
  | { readonly type: 'article.publish' }
  | { readonly type: 'article.withdraw'; readonly reason: string }

export interface ArticleSearch {
  readonly text: string
  /** At most 100, default 20. */
  readonly limit?: number
  readonly offset?: number
  /** Why, where policy shows what is cited for a reason only. */
  readonly reason?: string
}

export interface ArticleSearchResult {
  readonly hits: readonly { readonly article: ArticleView; readonly relevance: number }[]
  readonly total: number
}

/**
 * Knowledge articles (知识文章). One that cites cases is open only to whoever may read each of them now, in lists, counts
 * and searches too, and its text only to whoever sees theirs in full (L18). When a case changes, articles follow before
 * the next question about articles is answered.
 */
export interface ArticleClient {
  /** Refused with `desk.not_found` when a cited case is not there or not the writer's to read. */
  create(input: WriteArticle, options?: CallOptions): Promise<ArticleView>
  edit(id: string, changes: EditArticle, options?: CallOptions): Promise<ArticleView>
  send(id: string, event: ArticleEvent, options?: CallOptions): Promise<ArticleView>
  get(id: string, options?: Pick<CallOptions, 'reason'>): Promise<ArticleView>
  list(query?: ListQuery): Promise<ListPage<ArticleView>>
  /** Among published articles, the 5,000 latest. */
  search(query: ArticleSearch): Promise<ArticleSearchResult>
}

/** An audit entry as the asker may see it. */
export interface AuditView
  extends Shown<AuditEntry, 'id' | 'seq' | 'at' | 'actor' | 'action' | 'target' | 'hash' | 'previous'> {}

export interface VerifyAudit {
  /** The first entry to check; the one before it is taken for good. Default: where the chain begins. */
  readonly from?: number | undefined
  /** A checkpoint that was kept outside the storage: the chain must lead through it as well. */
  readonly checkpoint?: AuditCheckpoint | undefined
}

/** Whether a chain is as it was written; if not, the first fault, as `audit.altered` with `details.seq`. */
export type AuditVerification =
  | {
      readonly whole: true
      readonly from: number
      readonly count: number
      readonly head: ChainHead
      /** The newest signed checkpoint that the chain was held to. */
      readonly checkpoint?: { readonly seq: number; readonly at: Instant }
    }
  | { readonly whole: false; readonly fault: RefusalData }

export interface ExportAudit {
  readonly format: 'ndjson' | 'csv'
  readonly where?: OpenFilter
  /** Why. Kept in the audit. */
  readonly reason?: string
}

/** One time that something of a person was read or changed. Names fields, never what stands in them. */
export interface ReportedAccess {
  readonly seq: number
  readonly at: Instant
  readonly actor: string
  readonly onBehalfOf?: string
  readonly action: string
  readonly target: { readonly kind: string; readonly id: string }
  readonly reason?: string
  readonly fields: readonly string[]
}

export interface AccessReport {
  readonly person: string
  /** Oldest first. */
  readonly items: readonly ReportedAccess[]
  /** False when there is more than the 10,000 that are given. */
  readonly complete: boolean
}

/** The audit (审计) for those who may read it. One bound to regions sees the entries of these only. */
export interface AuditClient {
  /** The newest first, unless another order is asked for. */
  list(query?: ListQuery): Promise<ListPage<AuditView>>
  /**
   * Checks the whole chain against its own hashes, its signed checkpoints and its kept head, a page at a time. Refused with
   * `audit.verifier_missing` when there are checkpoints and the desk has nothing to check them by.
   */
  verify(options?: VerifyAudit): Promise<AuditVerification>
  /** Lines without their ends, oldest first; CSV begins with the names of its columns. Is itself an entry. */
  export(options: ExportAudit): AsyncIterable<string>
  /** Who read or changed what of a person: their tickets with conversations, feedback, grants and standing. Is itself an entry. */
  accessReport(person: string, options?: { readonly reason?: string }): Promise<AccessReport>
  /** Keeps entries from being removed by age (保全), until it is released. */
  hold(input: { readonly where: OpenFilter; readonly reason: string }): Promise<LegalHold>
  release(id: string, reason: string): Promise<LegalHold>
  /** All holds, released ones too. */
  holds(): Promise<readonly LegalHold[]>
}
