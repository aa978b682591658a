import type {
  ArticleClient,
  AuditClient,
  CaseClient,
  DeskClient,
  GrantClient,
  SearchClient,
  TicketClient,
} from './client/index.js'
import type { SessionContext } from './context.js'

/** What of a client is in parts, all of whose methods answer with a promise. */
interface Parts {
  readonly tickets: TicketClient
  readonly cases: CaseClient
  readonly grants: GrantClient
  readonly audit: Omit<AuditClient, 'export'>
  readonly articles: ArticleClient
  readonly search: SearchClient
  readonly figures: DeskClient['figures']
  readonly taxonomy: DeskClient['taxonomy']
  readonly views: DeskClient['views']
}

export type Method = (...inputs: unknown[]) => Promise<unknown>

/** The names of a part's methods, and how to come by them: a part is loaded with its first call. */
export interface Part {
  readonly names: readonly string[]
  open(session: SessionContext): Promise<Readonly<Record<string, Method>>>
}

/** Names stand as keys, so that a method forgotten here does not compile. */
const part = <Name extends keyof Parts>(
  names: Readonly<Record<keyof Parts[Name], 1>>,
  open: (session: SessionContext) => Promise<Parts[Name]>,
): Part => ({ names: Object.keys(names), open: open as unknown as Part['open'] })

const reads = () => import('./reads.js')

export const parts = {
  tickets: part<'tickets'>(
    {
      file: 1,
      get: 1,
      list: 1,
      edit: 1,
      send: 1,
      comment: 1,
      cite: 1,
      timeline: 1,
      transitions: 1,
      sla: 1,
    },
    async (session) => (await reads()).ticketClient(session),
  ),
  cases: part<'cases'>(
    {
      create: 1,
      draftFromTicket: 1,
      get: 1,
      list: 1,
      edit: 1,
      check: 1,
      mask: 1,
      send: 1,
      revise: 1,
      remove: 1,
      transitions: 1,
      timeline: 1,
      editions: 1,
      share: 1,
      openShared: 1,
      search: 1,
      suggest: 1,
      related: 1,
      feedback: 1,
      feedbackOf: 1,
      reviewQueue: 1,
    },
    async (session) => (await reads()).caseClient(session),
  ),
  grants: part<'grants'>({ request: 1, approve: 1, reject: 1, revoke: 1, get: 1, list: 1 }, async (session) =>
    (await import('./writes.js')).grantClient(session),
  ),
  audit: part<'audit'>(
    { list: 1, verify: 1, accessReport: 1, hold: 1, release: 1, holds: 1, forget: 1 },
    async (session) => (await import('./administration.js')).auditClient(session),
  ),
  articles: part<'articles'>({ create: 1, edit: 1, send: 1, get: 1, list: 1, search: 1 }, async (session) =>
    (await import('./writes.js')).articleClient(session),
  ),
  search: part<'search'>(
    {
      duplicates: 1,
      similar: 1,
      identifiers: 1,
      correctIdentifier: 1,
      categories: 1,
      tags: 1,
      opened: 1,
      statistics: 1,
    },
    async (session) => (await reads()).searchClient(session),
  ),
  figures: part<'figures'>({ report: 1 }, async (session) =>
    (await import('./administration.js')).figureClient(session),
  ),
  taxonomy: part<'taxonomy'>({ list: 1, save: 1 }, async (session) =>
    (await reads()).taxonomyClient(session),
  ),
  views: part<'views'>({ list: 1, save: 1, remove: 1 }, async (session) =>
    (await reads()).viewClient(session),
  ),
} satisfies Readonly<Record<keyof Parts, Part>>
