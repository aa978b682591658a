import { caseLifecycle, type Lifecycle, ticketLifecycle } from '../lifecycle/index.js'
import { type Policy, type PolicySession, standardPolicy } from '../policy/index.js'
import type { QualityCheck } from '../quality/index.js'
import {
  type CaseEntry,
  type CustomFields,
  parseInput,
  type Session,
  sessionSchema,
  type Ticket,
} from '../schema/index.js'
import type { SearchEngine } from '../search/index.js'
import { type Clock, type Ids, type Instant, systemClock, ulids } from '../shared/index.js'
import type { Agreement, Calendar } from '../sla/index.js'
import type { Storage } from '../storage/index.js'
import type { DeskClient } from './client.js'
import type { DeskContext, SessionContext } from './context.js'
import { deskClient } from './desk-client.js'
import { type FollowOptions, followFeed } from './follow.js'
import { must } from './must.js'
import { deskRefusals } from './refusals.js'
import { createRelay, type Relay } from './relay.js'
import { createSearchFeed, type SearchFeed, type SnapshotStore } from './search-feed.js'
import { createTail, type Tail } from './tail.js'
import { type CaseCandidateRule, defaultCaseCandidates } from './tickets/case-candidate.js'

/** What a host hands to its desk. Only the storage has no default. */
export interface DeskOptions {
  readonly storage: Storage
  /** Default: `standardPolicy`, the role templates of the product. */
  readonly policy?: Policy
  /** Default: Chinese office hours with public holidays and make-up workdays. */
  readonly calendars?: readonly Calendar[]
  /** Default: first reply and resolution by priority. */
  readonly agreements?: readonly Agreement[]
  /** Without an engine, searching and proposing cases are refused with `desk.search_missing`. */
  readonly search?: SearchEngine
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
  /** Follows a tenant's event stream under a name, in order and at least once; where it has got to survives a restart. */
  follow(options: FollowOptions): Promise<Relay>
  /** Resolves when everything committed so far is found by search and heard by those who listen. */
  settled(tenant: string): Promise<void>
  /** Ends the desk: keeps the search snapshots and stops listening. The storage stays open; it is the host's. */
  close(): Promise<void>
}

/** One tenant's running parts. */
interface Tenant {
  readonly tail: Tail
  readonly feed: SearchFeed | undefined
  readonly searchRelay: Relay | undefined
}

/**
 * Puts a desk together. Refuses a storage without a change feed (`desk.storage_lacks_feed`).
 *
 * @example
 * ```ts
 * const desk = await createDesk({ storage: memoryStorage(), search: await createMiniSearchEngine() })
 * const client = desk.as({ tenant: 'acme', actor: { id: 'agent-1', roles: ['agent'], attributes: { regions: ['华东'] } } })
 * const ticket = await client.tickets.file({ subject: '注塑机停机', description: '报警 E-1024，无法复位' })
 * ```
 */
export async function createDesk(options: DeskOptions): Promise<Desk> {
  const { storage, search, clock = systemClock, onError = reportUncaught } = options
  if (!storage.capabilities.feed || !storage.changes) throw deskRefusals.error('desk.storage_lacks_feed')
  const tenants = new Map<string, Tenant>()
  let closed = false

  function tenantOf(name: string): Tenant {
    const known = tenants.get(name)
    if (known) return known
    const customFields = options.customFields ?? []
    const feed =
      search &&
      createSearchFeed({
        storage,
        tenant: name,
        engine: search,
        customFields,
        snapshots: options.searchSnapshots,
      })
    const tenant: Tenant = {
      tail: createTail(storage, name),
      feed,
      searchRelay: feed && createRelay(storage, name, feed),
    }
    tenants.set(name, tenant)
    return tenant
  }

  const drain = ({ tail, searchRelay }: Tenant) => Promise.all([tail.drain(), searchRelay?.drain()])
  const drainSoon = (tenant: Tenant) => {
    if (!closed) drain(tenant).catch(onError)
  }
  const stopWatching = storage.watch?.(() => tenants.forEach(drainSoon))

  const context: DeskContext = {
    storage,
    policy: options.policy ?? standardPolicy,
    ticketLifecycle: options.ticketLifecycle ?? ticketLifecycle,
    caseLifecycle: options.caseLifecycle ?? caseLifecycle,
    calendars: options.calendars,
    agreements: options.agreements,
    search,
    quality: options.quality,
    customFields: options.customFields ?? [],
    caseCandidates: options.caseCandidates ?? defaultCaseCandidates,
    relevanceThreshold: options.relevanceThreshold ?? 0.7,
    clock,
    ids: options.ids ?? ulids(clock),
    async searchFor(tenant) {
      const { searchRelay } = tenantOf(tenant)
      if (!search || !searchRelay) throw deskRefusals.error('desk.search_missing')
      await searchRelay.drain()
      return search
    },
    committed: (tenant) => drainSoon(tenantOf(tenant)),
    subscribe: (tenant, listener) => tenantOf(tenant).tail.subscribe(listener),
    assertOpen() {
      if (closed) throw deskRefusals.error('desk.closed')
    },
  }

  return {
    as: (session) => deskClient(sessionContext(context, must(parseInput(sessionSchema, session)))),
    follow: (follow) => followFeed(storage, follow),
    async settled(tenant) {
      await drain(tenantOf(tenant))
    },
    async close() {
      closed = true
      stopWatching?.()
      for (const { feed } of tenants.values()) await feed?.save()
    },
  }
}

const defaultZone = 'Asia/Shanghai'

function sessionContext(desk: DeskContext, session: Session): SessionContext {
  const { actor, tenant, zone = defaultZone } = session
  const environment = () => ({ ...session.environment, now: desk.clock() })
  let kept: { readonly at: Instant; readonly policy: PolicySession } | undefined
  return {
    desk,
    session,
    tenant,
    actor,
    zone,
    environment,
    now: desk.clock,
    policy() {
      const at = desk.clock()
      if (kept?.at !== at) kept = { at, policy: desk.policy.session(actor, environment()) }
      return kept.policy
    },
  }
}

/** A fault after a commit has no caller to be thrown at; an uncaught error is the loudest thing left. */
function reportUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
