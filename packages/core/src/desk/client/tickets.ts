import type {
  Attachment,
  Channel,
  Comment,
  Contact,
  Customer,
  Priority,
  Ticket,
  Visibility,
} from '../../schema/index.js'
import type { Instant, JsonObject, LocalText } from '../../shared/index.js'
import type { Access, CallOptions, ListPage, ListQuery, Shown, TimelineItem, TransitionView } from './call.js'

/** A ticket as the asker may see it. */
export interface TicketView
  extends Shown<
    Ticket,
    'id' | 'number' | 'subject' | 'status' | 'statusCategory' | 'priority' | 'createdAt' | 'updatedAt'
  > {
  readonly version: number
  readonly access: Access
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

export interface AddComment {
  readonly text: string
  readonly visibility: Visibility
  readonly attachments?: readonly Attachment[]
  readonly mentions?: readonly string[]
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
