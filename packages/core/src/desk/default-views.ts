import type { SavedView } from '../schema/index.js'

const ticketView = (id: string, name: string, where: SavedView['where'], by = 'updatedAt'): SavedView => ({
  id: `default-${id}`,
  kind: 'ticket',
  name,
  ...(where === undefined ? {} : { where }),
  order: { by, direction: by === 'dueAt' ? 'asc' : 'desc' },
  owner: 'system',
  shared: true,
})

const caseView = (id: string, name: string, where: SavedView['where']): SavedView => ({
  ...ticketView(id, name, where),
  kind: 'case',
})

const unfinished = { field: 'statusCategory', op: 'nin', value: ['resolved', 'closed', 'merged'] }
const mine = { field: 'assignee', op: 'eq', value: { ref: 'actor.id' } }

/** The queues that a desk starts with. Their names are ids of the catalogue, translated where they are shown. */
export const defaultViews: Readonly<Record<SavedView['kind'], readonly SavedView[]>> = {
  ticket: [
    ticketView(
      'unassigned',
      'unassigned',
      { and: [unfinished, { field: 'assignee', op: 'exists', value: false }] },
      'dueAt',
    ),
    ticketView('mine', 'mine', { and: [unfinished, mine] }, 'dueAt'),
    ticketView('open', 'open', unfinished, 'dueAt'),
    ticketView('waiting', 'waiting', {
      field: 'statusCategory',
      op: 'in',
      value: ['pending_requester', 'on_hold'],
    }),
    ticketView('resolved', 'resolved', { field: 'statusCategory', op: 'eq', value: 'resolved' }),
    ticketView('all', 'all', undefined),
  ],
  case: [
    caseView('published', 'published', { field: 'status', op: 'in', value: ['published', 'review_due'] }),
    caseView('my-cases', 'my-cases', { field: 'author', op: 'eq', value: { ref: 'actor.id' } }),
    caseView('in-review', 'in-review', {
      field: 'status',
      op: 'in',
      value: ['submitted', 'first_review', 'first_passed', 'second_review'],
    }),
    caseView('review-due', 'review-due', { field: 'status', op: 'eq', value: 'review_due' }),
  ],
}
