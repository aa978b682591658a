import type { Rights } from './rights.js'

/** The addresses of the portal, all behind the hash, so that it works from any folder of any server. */
export const places = {
  help: '#/help',
  newTicket: '#/help/new',
  queue: '#/queue',
  newTicketForAgent: '#/queue/new',
  library: '#/library',
  myCases: '#/cases',
  review: '#/review',
  dashboard: '#/dashboard',
  searches: '#/searches',
  access: '#/access',
  audit: '#/audit',
  queueOf: (where: object) => `#/queue?where=${encodeURIComponent(JSON.stringify(where))}`,
  accessTo: (id: string) => `#/access?case=${encodeURIComponent(id)}`,
  ticket: (id: string) => `#/tickets/${encodeURIComponent(id)}`,
  case: (id: string) => `#/cases/${encodeURIComponent(id)}`,
  caseFor: (id: string, ticket = '') =>
    `#/cases/${encodeURIComponent(id)}?ticket=${encodeURIComponent(ticket)}`,
  editCase: (id: string) => `#/cases/${encodeURIComponent(id)}/edit`,
} as const

export const hrefOf = (kind: 'ticket' | 'case', id: string): string => places[kind](id)

export function go(place: string): void {
  location.hash = place
}

/** Where a person starts: at what they come here for most. */
export function homeOf({ asks, works, reviews, searches, audits }: Rights): string | undefined {
  if (asks) return places.help
  if (works) return places.queue
  if (reviews) return places.review
  if (searches) return places.library
  return audits ? places.audit : undefined
}
