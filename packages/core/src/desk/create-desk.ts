import type { Band, Kpi } from '../analytics/index.js'
import type { AuditSigner, AuditVerifier } from '../audit/index.js'
import type { Lifecycle } from '../lifecycle/index.js'
import { type Policy, standardPolicy } from '../policy/index.js'
import type { QualityCheck } from '../quality/index.js'
import {
  type CaseEntry,
  type CustomFields,
  parseInput,
  type Session,
  sessionSchema,
  type Ticket,
} from '../schema/index.js'
import type { SearchTools } from '../search/index.js'
import { type Clock, type Ids, systemClock, ulids } from '../shared/index.js'
import type { Agreement, Calendar } from '../sla/index.js'
import type { Storage } from '../storage/index.js'
import type { OutboxRelay } from '../workers/index.js'
import type { ArticleRenewal } from './articles/renew-articles.js'
import type { Auditing, AuditingOptions } from './audit/auditing.js'
import type { DeskClient } from './client/index.js'
import type { DeskContext } from './context.js'
import { deskClient } from './desk-client.js'
import type { Directory } from './directory/directory.js'
import type { GroupMapping } from './directory/groups.js'
import type { FollowOptions } from './follow.js'
import { hostParts } from './host-parts.js'
import { must } from './must.js'
import type { StreamRetention } from './retention/retention.js'
import type { RetentionOptions } from './retention/types.js'
import type { LearningOptions, SearchLearning } from './search/learning.js'
import { createLibrarySearch } from './search/library-search.js'
import type { SearchOption } from './search/open-types.js'
import { openSession } from './session.js'
import { sessionRefusals } from './session-refusals.js'
import type { SnapshotStore } from './stored-snapshots.js'
import { createTail, type Tail } from './tail.js'
import type { TickOptions, TickReport } from './tick/tick.js'
import type { CaseCandidateRule } from './tickets/case-candidate.js'
import type { TenantTransfers, TransfersOptions } from './transfers/tenant-transfers.js'

export interface FigureOptions {
  readonly kpis?: readonly Kpi[]
  readonly bands?: readonly Band[]
  readonly minimum?: number
}

/** What a host hands to its desk. Only the storage has no default. */
export interface DeskOptions {
  readonly storage: Storage
  /** Default: `standardPolicy`, the role templates of the product. */
  readonly policy?: Policy
  /** Default: Chinese office hours with public holidays and make-up workdays. */
  readonly calendars?: readonly Calendar[]
  /** Default: first reply and resolution by priority. */
  readonly agreements?: readonly Agreement[]
  /**
   * An engine, or a function that makes one with the first search, so that a page need not load it before. Without one,
   * searching and proposing cases are refused with `desk.search_missing`.
   */
  readonly search?: SearchOption
  /**
   * What stands around the engine: duplicates, identifiers, classification, statistics, learning from use. From
   * `@caselore/search/tools`; loaded with the first call that needs it. Without, `client.search` is refused with
   * `desk.search_tools_missing` and nothing of what people look for is kept.
   */
  readonly searchTools?: () => Promise<SearchTools>
  /** Where the engine's state is kept between runs. Without it the index is built from the cases at each start. */
  readonly searchSnapshots?: SnapshotStore
  readonly ticketLifecycle?: Lifecycle<Ticket>
  readonly caseLifecycle?: Lifecycle<CaseEntry>
  readonly quality?: QualityCheck
  readonly customFields?: readonly CustomFields[]
  /** When a ticket's owner is asked to make a case of it. */
  readonly caseCandidates?: readonly CaseCandidateRule[]
  /** Relevance below which no case is proposed. Default 0.7. */
  readonly relevanceThreshold?: number
  /**
   * Key figures: which ones (default: all of ours), where each should lie (default: what S6 asks for), and over how many
   * observations at least one is judged (default 20).
   */
  readonly figures?: FigureOptions
  /** What groups of the host's directory stand for, from `defineGroups`; for `directory.personSynced`. */
  readonly groups?: GroupMapping
  /** The longest span of temporary access, in days. Default 30. */
  readonly grantDays?: number
  /** Signs checkpoints of the audit and the anchors that a purge leaves. Only where these jobs run. */
  readonly auditSigner?: AuditSigner
  /** Checks what was signed. Needed to verify an audit that has checkpoints. */
  readonly auditVerifier?: AuditVerifier
  readonly clock?: Clock
  readonly ids?: Ids
  /** Hears of faults in work after a commit, such as a search engine that is down. Default: reported as uncaught. */
  readonly onError?: (error: unknown) => void
}

/** The desk: everything that the host's people do with tickets and cases goes through it. */
export interface Desk {
  /**
   * The desk as one person meets it. The host vouches for the session; one without tenant, actor and roles is refused:
   * there is no default user.
   */
  as(session: Session): DeskClient
  /** What the host's directory has to tell of its people: whoever left or moved. For the host, never for a client. */
  directory(options: { readonly tenant: string }): Directory
  /** The care of a tenant's audit: checkpoints, retention, what is unusual. For the host's jobs, never for a client. */
  auditing(options: AuditingOptions): Auditing
  /** How long a tenant's events, idempotency keys and tombstones are kept. For the host's jobs, never for a client. */
  retention(options: RetentionOptions): StreamRetention
  /** A tenant as one file, in and out, with its entry in the audit. For the host's jobs, never for a client. */
  transfers(options: TransfersOptions): TenantTransfers
  /** What search learns from its use, and puts into effect when it is told to. For the host, never for a client. */
  learning(options: LearningOptions): SearchLearning
  /**
   * Follows a tenant's event stream under a name, for work of the host's own: see `createOutboxRelay`. Any number of processes
   * may follow under one name; each event is handled by one of them, in order for each record.
   *
   * @example
   * ```ts
   * const relay = await desk.follow({ tenant: 'acme', name: 'crm', handle: async (event) => post(event) })
   * storage.watch?.(() => void relay.run())
   * ```
   */
  follow(options: FollowOptions): Promise<OutboxRelay>
  /**
   * Does what time asks of a tenant’s records: warnings and breaches of clocks, escalation steps, tickets that close or are
   * taken up again by themselves, cases that are to be reviewed, looked at again or archived. Each is done once, by whichever
   * of any number of callers comes first, in order on each record, by the service `system`, with its audit entry and event;
   * what a stop left undone is done late, and its event says how late (`late`, in milliseconds, after `moment`). Call it on a
   * timer, in one process or in several; a call that was killed is gone on with by the next. Refused with `schema.…` for
   * options that are none, `desk.closed`; throws the storage’s errors.
   *
   * @example
   * ```ts
   * setInterval(async () => {
   *   const { failed } = await desk.tick({ tenant: 'acme' })
   *   for (const { error } of failed) console.error(error)
   * }, 30_000)
   * ```
   */
  tick(options: TickOptions): Promise<TickReport>
  /** Resolves when everything committed so far is found by search and heard by those who listen. */
  settled(tenant: string): Promise<void>
  /** Ends the desk: keeps the search snapshots and stops listening. The storage stays open; it is the host's. */
  close(): Promise<void>
}

/**
 * Puts a desk together. Refuses a storage without a change feed (`desk.storage_lacks_feed`), and agreements that name a
 * calendar (`sla.unknown_calendar`) or an event (`lifecycle.unknown_event`) that is not there.
 *
 * @example
 * ```ts
 * const desk = await createDesk({ storage: memoryStorage(), search: createCaseSearch })
 * const client = desk.as({ tenant: 'acme', actor: { id: 'agent-1', roles: ['agent'], attributes: { regions: ['华东'] } } })
 * const ticket = await client.tickets.file({ subject: '注塑机停机', description: '报警 E-1024，无法复位' })
 * ```
 */
export async function createDesk(options: DeskOptions): Promise<Desk> {
  const { storage, clock = systemClock, onError = reportUncaught, customFields = [] } = options
  if (!storage.capabilities.feed || !storage.changes) throw sessionRefusals.error('desk.storage_lacks_feed')
  const search = createLibrarySearch(() => context, {
    search: options.search,
    tools: options.searchTools,
    snapshots: options.searchSnapshots,
    onError,
  })
  const tails = new Map<string, Tail>()
  const renewals = new Map<string, Promise<ArticleRenewal>>()
  let closed = false

  function tailOf(tenant: string): Tail {
    const tail = tails.get(tenant) ?? createTail(storage, tenant)
    tails.set(tenant, tail)
    return tail
  }
  function renewalOf(tenant: string): Promise<ArticleRenewal> {
    const renewal =
      renewals.get(tenant) ??
      import('./writes.js').then(({ createArticleRenewal }) => createArticleRenewal(context, tenant))
    renewals.set(tenant, renewal)
    // A chunk that did not load is asked for again with the next question.
    renewal.catch(() => renewals.delete(tenant))
    return renewal
  }
  const drain = (tenant: string) =>
    Promise.all([
      tailOf(tenant).drain(),
      search.drain(tenant),
      // Begun with the first question for an article: most tenants of most pages have none.
      renewals.get(tenant)?.then((renewal) => renewal.renew()),
    ])
  const drainSoon = (tenant: string) => {
    if (!closed) drain(tenant).catch(onError)
  }
  const stopWatching = storage.watch?.(() => [...tails.keys()].forEach(drainSoon))

  const context: DeskContext = {
    storage,
    policy: options.policy ?? standardPolicy,
    ticketLifecycle: options.ticketLifecycle,
    caseLifecycle: options.caseLifecycle,
    calendars: options.calendars,
    agreements: options.agreements,
    quality: options.quality,
    customFields,
    caseCandidates: options.caseCandidates,
    relevanceThreshold: options.relevanceThreshold ?? 0.7,
    figures: options.figures ?? {},
    groups: options.groups,
    grantDays: options.grantDays ?? 30,
    auditSigner: options.auditSigner,
    auditVerifier: options.auditVerifier,
    clock,
    ids: options.ids ?? ulids(clock),
    search,
    onError,
    searchFor: async (tenant) => (await search.open()).engineFor(tenant),
    renewArticles: async (tenant) => (await renewalOf(tenant)).renew(),
    settleDuties: async (session) => (await import('./writes.js')).settleAll(session),
    committed: drainSoon,
    subscribe: (tenant, listener) => tailOf(tenant).subscribe(listener),
    assertOpen() {
      if (closed) throw sessionRefusals.error('desk.closed')
    },
  }

  if (options.agreements) (await import('./reads.js')).rulesMustHold(context)

  return {
    as: (session) => deskClient(openSession(context, must(parseInput(sessionSchema, session)))),
    ...hostParts(context),
    follow: async (follow) => (await import('./administration.js')).followFeed(context, follow),
    tick: async (options) => (await import('./administration.js')).runTick(context, options),
    async settled(tenant) {
      await drain(tenant)
    },
    async close() {
      closed = true
      stopWatching?.()
      await search.save()
    },
  }
}

/** A fault after a commit has no caller to be thrown at; an uncaught error is the loudest thing left. */
function reportUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
