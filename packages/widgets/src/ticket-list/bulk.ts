import type { DeskClient, TicketView } from '@caselore/core/desk'
import { type Failure, failureOf } from '../base/failure.js'
import { sessionOf } from '../base/session-of.js'

/** What can be done to many tickets at once. */
export const bulkActions = ['assign_me', 'start'] as const
export type BulkAction = (typeof bulkActions)[number]

/** What became of one of them. */
export interface BulkResult {
  readonly id: string
  readonly number: string
  readonly ticket?: TicketView
  readonly failure?: Failure
}

/** Does it to one ticket after the other, so that each has its own result and one refusal stops nothing. */
export async function* runBulk(
  client: DeskClient,
  action: BulkAction,
  tickets: readonly TicketView[],
): AsyncGenerator<BulkResult> {
  for (const { id, number } of tickets) {
    try {
      yield { id, number, ticket: await act(client, action, id) }
    } catch (error) {
      yield { id, number, failure: failureOf(error) }
    }
  }
}

async function act(client: DeskClient, action: BulkAction, id: string): Promise<TicketView> {
  if (action === 'start') return client.tickets.send(id, { type: 'ticket.start' })
  const { actor } = await sessionOf(client)
  return client.tickets.send(id, { type: 'ticket.assign', assignee: actor.id })
}
