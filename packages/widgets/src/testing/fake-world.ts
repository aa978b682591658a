import type {
  Access,
  AuditVerification,
  AuditView,
  CaseView,
  CategorySuggestion,
  ChangeHint,
  DuplicateTicket,
  GrantView,
  SessionView,
  SimilarCase,
  TicketView,
} from '@caselore/core/desk'
import type { CaseEdition, CaseEntry, Comment, Feedback, SavedView, Ticket } from '@caselore/core/schema'
import { Refusal } from '@caselore/core/shared'
import { fakeCase, fakeNow, fakeTicket } from './fake-data.js'

/** Everything the fake desk holds. Tests change it directly and call `tell()`. */
export interface FakeWorld {
  now: number
  session: SessionView
  tickets: Map<string, Ticket>
  cases: Map<string, CaseEntry>
  comments: Comment[]
  feedback: Feedback[]
  editions: CaseEdition[]
  views: SavedView[]
  grants: GrantView[]
  audit: AuditView[]
  /** What searching for duplicates, near-duplicates and categories answers. */
  duplicates: DuplicateTicket[]
  similar: SimilarCase[]
  categories: CategorySuggestion[]
  /** What verifying the audit answers. */
  verification: AuditVerification
  /** What the asker may do and not see, by record id; `*` for all. */
  access: Map<string, Access>
  versions: Map<string, number>
  /** The calls that reached the desk, in order, as `tickets.file`. */
  calls: { readonly name: string; readonly args: readonly unknown[] }[]
  /** Call name → what it throws, until it is removed. */
  failing: Map<string, Error>
  listeners: Set<(hint: ChangeHint) => void>
  counter: number
  /** Business time left of the resolution clock. */
  left: number
}

export const everything: Access = {
  masked: [],
  hidden: [],
  actions: ['ticket.edit', 'ticket.cite', 'case.edit', 'case.feedback'],
}

export function createFakeWorld(tickets = 12, cases = 5): FakeWorld {
  const fill = <Doc extends { id: string }>(n: number, make: (index: number) => Doc) =>
    new Map(Array.from({ length: n }, (_, i) => make(i)).map((doc) => [doc.id, doc]))
  return {
    now: fakeNow,
    session: fakeSession('agent-1', ['agent']),
    tickets: fill(tickets, (i) => fakeTicket(i)),
    cases: fill(cases, (i) => fakeCase(i)),
    comments: [],
    feedback: [],
    editions: [],
    views: [],
    grants: [],
    audit: [],
    duplicates: [],
    similar: [],
    categories: [],
    verification: { whole: true, from: 1, count: 0, head: { seq: 0, hash: '' } },
    access: new Map([['*', everything]]),
    versions: new Map(),
    calls: [],
    failing: new Map(),
    listeners: new Set(),
    counter: 1_000,
    left: 42 * 60_000,
  }
}

export function fakeSession(id: string, roles: readonly string[], can: SessionView['can'] = {}): SessionView {
  const staff = !roles.includes('requester')
  return {
    tenant: 'acme',
    actor: { id, name: id, roles, regions: ['华东'] },
    zone: 'Asia/Shanghai',
    locale: 'zh-CN',
    can: {
      'ticket.triage': staff ? 'yes' : 'no',
      'ticket.assign': staff ? 'yes' : 'no',
      'ticket.start': staff ? 'yes' : 'no',
      'comment.reply': 'conditional',
      'comment.note': staff ? 'conditional' : 'no',
      'case.draft_from_ticket': staff ? 'conditional' : 'no',
      'case.cite': staff ? 'conditional' : 'no',
      'case.search': 'yes',
      ...can,
    },
  }
}

export function tell(world: FakeWorld, hint: Omit<ChangeHint, 'at'>): void {
  for (const listener of world.listeners) listener({ ...hint, at: world.now })
}

export const nextId = (world: FakeWorld, kind: string): string => {
  world.counter += 1
  return `${kind}-${world.counter}`
}

export function refuse(code: string, zh: string, en: string, path?: readonly string[]): Refusal {
  return new Refusal({ code, message: { zh, en }, ...(path ? { path } : {}) })
}

export function find<Doc>(records: Map<string, Doc>, id: string): Doc {
  const record = records.get(id)
  if (!record) throw refuse('desk.not_found', '没有找到这条记录。', 'There is no such record.')
  return record
}

function accessTo(world: FakeWorld, id: string): Access {
  return world.access.get(id) ?? world.access.get('*') ?? everything
}

export const ticketView = (world: FakeWorld, ticket: Ticket): TicketView =>
  ({
    ...without(ticket, accessTo(world, ticket.id).hidden),
    version: world.versions.get(ticket.id) ?? 1,
    access: accessTo(world, ticket.id),
  }) as TicketView

export const caseView = (world: FakeWorld, entry: CaseEntry): CaseView =>
  ({
    ...without(entry, accessTo(world, entry.id).hidden),
    version: world.versions.get(entry.id) ?? 1,
    access: accessTo(world, entry.id),
  }) as CaseView

function without(record: object, hidden: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !hidden.includes(key)))
}

/** Lays changes over a record, counts its version up and tells the listeners. */
export function change<Doc extends Ticket | CaseEntry>(
  world: FakeWorld,
  records: Map<string, Doc>,
  id: string,
  changes: Partial<Doc>,
  type: string,
): Doc {
  const changed = { ...find(records, id), ...changes, updatedAt: world.now }
  records.set(id, changed)
  world.versions.set(id, (world.versions.get(id) ?? 1) + 1)
  tell(world, { kind: id.split('-')[0] ?? 'ticket', id, type })
  return changed
}
