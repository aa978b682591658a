import type { Channel, Priority } from '@caselore/core/schema'
import type { CustomerKey } from './customers.js'
import type { ActorKey, PersonKey, TeamKey } from './people.js'

/** One thing that happens to a ticket, `after` so many minutes of working time since the one before. */
export type TicketStep = { readonly after: number; readonly by?: ActorKey } & (
  | { readonly do: 'start' }
  | { readonly do: 'reply' | 'note' | 'answer'; readonly text: string }
  | { readonly do: 'ask'; readonly question: string }
  | { readonly do: 'hold'; readonly whom: string }
  | { readonly do: 'resume' }
  | { readonly do: 'assign'; readonly to: PersonKey }
  | { readonly do: 'transfer'; readonly team: TeamKey; readonly reason: string }
  | { readonly do: 'escalate' | 'refuse' | 'reopen' | 'close' | 'cancel'; readonly reason: string }
  | { readonly do: 'resolve'; readonly resolution: string; readonly cites: readonly string[] }
  | { readonly do: 'confirm' }
  | { readonly do: 'rate'; readonly score: number; readonly comment?: string }
)

/** A ticket with the course that it has taken. */
export interface DemoTicket {
  readonly key: string
  readonly subject: string
  /** The customer's own words. */
  readonly description: string
  readonly from: CustomerKey
  readonly product: string
  /** A node of the taxonomy. */
  readonly category: string
  readonly tags?: readonly string[]
  readonly priority: Priority
  /** A call is written down by the agent who takes it; everything else the customer files. */
  readonly channel: Channel
  /** Hours of working time since it was filed. */
  readonly hoursAgo: number
  /** Who works on it. Default: the agent of the customer's region. */
  readonly agent?: PersonKey
  readonly course: readonly TicketStep[]
}

/** What the agent takes on. */
export const start = (after: number, by?: ActorKey): TicketStep => ({ after, ...as(by), do: 'start' })
/** What the agent says to the customer. */
export const reply = (after: number, text: string, by?: ActorKey): TicketStep => ({
  after,
  ...as(by),
  do: 'reply',
  text,
})
/** What only colleagues read. */
export const note = (after: number, text: string, by?: ActorKey): TicketStep => ({
  after,
  ...as(by),
  do: 'note',
  text,
})
/** What the agent asks, and the work waits for. */
export const ask = (after: number, question: string): TicketStep => ({ after, do: 'ask', question })
/** What the customer says. */
export const answer = (after: number, text: string): TicketStep => ({ after, do: 'answer', text })
/** Whom the work waits for, outside. */
export const hold = (after: number, whom: string): TicketStep => ({ after, do: 'hold', whom })
export const resume = (after: number): TicketStep => ({ after, do: 'resume' })
export const assign = (after: number, to: PersonKey): TicketStep => ({
  after,
  by: 'lead-east',
  do: 'assign',
  to,
})
/** To another team; the ticket is then nobody's until someone starts. */
export const transfer = (after: number, team: TeamKey, reason: string, by?: ActorKey): TicketStep => ({
  after,
  ...as(by),
  do: 'transfer',
  team,
  reason,
})
export const escalate = (after: number, reason: string): TicketStep => ({ after, do: 'escalate', reason })
export const resolve = (after: number, resolution: string, ...cites: string[]): TicketStep => ({
  after,
  do: 'resolve',
  resolution,
  cites,
})
/** The customer says that it is not solved. */
export const refuse = (after: number, reason: string): TicketStep => ({ after, do: 'refuse', reason })
export const confirm = (after: number): TicketStep => ({ after, do: 'confirm' })
export const rate = (after: number, score: number, comment?: string): TicketStep => ({
  after,
  do: 'rate',
  score,
  ...(comment ? { comment } : {}),
})
export const reopen = (after: number, reason: string): TicketStep => ({ after, do: 'reopen', reason })
export const close = (after: number, reason: string): TicketStep => ({ after, do: 'close', reason })
export const cancel = (after: number, reason: string): TicketStep => ({ after, do: 'cancel', reason })

const as = (by: ActorKey | undefined) => (by ? { by } : {})
