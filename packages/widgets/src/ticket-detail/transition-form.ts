import type { TicketEvent, TicketView } from '@caselore/core/desk'

/** What a step must be told before it can be taken, and how it is asked. */
export interface TransitionField {
  readonly name:
    | 'reason'
    | 'question'
    | 'resolution'
    | 'whom'
    | 'until'
    | 'assignee'
    | 'team'
    | 'category'
    | 'priority'
  readonly kind: 'line' | 'text' | 'moment' | 'assignee' | 'team' | 'category' | 'priority'
  readonly required: boolean
}

/** What was entered; a moment as its milliseconds. */
export type TransitionValues = Readonly<Partial<Record<TransitionField['name'], string>>>

const field = (
  name: TransitionField['name'],
  kind: TransitionField['kind'],
  required = true,
): TransitionField => ({ name, kind, required })
const reason = [field('reason', 'text')]

const fieldsOf: Readonly<Partial<Record<TicketEvent['type'], readonly TransitionField[]>>> = {
  'ticket.triage': [field('category', 'category'), field('priority', 'priority')],
  'ticket.assign': [field('assignee', 'assignee')],
  'ticket.transfer': [field('team', 'team'), field('reason', 'text')],
  'ticket.wait_requester': [field('question', 'text')],
  'ticket.wait_third_party': [field('whom', 'line'), field('until', 'moment', false)],
  'ticket.resolve': [field('resolution', 'text')],
  'ticket.reject_solution': reason,
  'ticket.close': reason,
  'ticket.reopen': reason,
  'ticket.cancel': reason,
  'ticket.escalate': reason,
  'ticket.deescalate': reason,
}

/** Fields of a step; none for one that is taken at once, and for steps that the host has added. */
export const transitionFields = (event: string): readonly TransitionField[] =>
  fieldsOf[event as TicketEvent['type']] ?? []

/** What a form begins with: oneself as assignee, and the category and priority that the ticket has. */
export function suggestedValues(
  event: string,
  { ticket, me }: { readonly ticket: TicketView | undefined; readonly me: string | undefined },
): TransitionValues {
  if (event === 'ticket.assign') return me ? { assignee: me } : {}
  if (event !== 'ticket.triage' || !ticket) return {}
  const { category, priority } = ticket
  return { ...(category ? { category } : {}), priority }
}

/** The required fields that are still empty. */
export const missingFields = (event: string, values: TransitionValues): TransitionField['name'][] =>
  transitionFields(event)
    .filter(({ name, required }) => required && !values[name]?.trim())
    .map(({ name }) => name)

/** The event as the desk takes it; empty fields are left out. */
export function eventOf(event: string, values: TransitionValues, cites: readonly string[] = []): TicketEvent {
  const filled = transitionFields(event).flatMap(({ name, kind }) => {
    const value = values[name]?.trim()
    return value ? [[name, kind === 'moment' ? Number(value) : value] as const] : []
  })
  const cited = event === 'ticket.resolve' && cites.length > 0 ? { cites } : {}
  return { type: event, ...Object.fromEntries(filled), ...cited } as TicketEvent
}
