import type {
  ClockView,
  ListPage,
  ListQuery,
  TicketClient,
  TicketEvent,
  TicketView,
  TransitionView,
} from '@caselore/core/desk'
import { bindFilter, compileFilter, type Predicate } from '@caselore/core/filter'
import type { Comment, Ticket } from '@caselore/core/schema'
import type { JsonObject, LocalText } from '@caselore/core/shared'
import { fakeTicket } from './fake-data.js'
import { change, type FakeWorld, find, nextId, refuse, tell, ticketView } from './fake-world.js'

export function fakeTickets(world: FakeWorld): TicketClient {
  const view = (ticket: Ticket) => ticketView(world, ticket)
  const edit = (id: string, changes: Partial<Ticket>, type: string) =>
    view(change(world, world.tickets, id, changes, type))
  return {
    async file(input) {
      const id = nextId(world, 'ticket')
      const { id: _id, number: _number, ...rest } = fakeTicket(1)
      const ticket = {
        ...rest,
        id,
        number: `T-${id.slice(7).padStart(6, '0')}`,
        ...input,
        createdAt: world.now,
        updatedAt: world.now,
        status: 'new',
        statusCategory: 'new',
      } as Ticket
      world.tickets = new Map([[id, ticket], ...world.tickets])
      tell(world, { kind: 'ticket', id, type: 'ticket.filed' })
      return view(ticket)
    },
    get: async (id) => view(find(world.tickets, id)),
    list: async (query) => pageOf([...world.tickets.values()], query ?? {}, world, view),
    edit: async (id, changes) => edit(id, changes as Partial<Ticket>, 'ticket.edit'),
    send: async (id, event) => edit(id, after(event, find(world.tickets, id), world), event.type),
    async comment(id, input) {
      const from = world.session.actor.roles.includes('requester') ? 'requester' : 'agent'
      const comment: Comment = {
        id: nextId(world, 'comment'),
        ticket: id,
        author: world.session.actor.id,
        from,
        visibility: input.visibility,
        text: input.text,
        attachments: [],
        mentions: [],
        requester: 'requester-1',
        regions: ['华东'],
        zone: 'Asia/Shanghai',
        createdAt: world.now,
      }
      world.comments.push(comment)
      edit(id, { lastComment: { at: world.now, by: comment.author, from } }, 'comment.added')
      return comment
    },
    async cite(id, caseId) {
      const { cites } = find(world.tickets, id)
      return edit(id, { cites: cites.includes(caseId) ? cites : [...cites, caseId] }, 'ticket.cite')
    },
    async timeline(id) {
      const ticket = find(world.tickets, id)
      const filed = {
        type: 'event',
        id: `${id}-filed`,
        at: ticket.createdAt,
        actor: ticket.requester,
        event: 'ticket.filed',
        data: {},
      } as const
      const said = world.comments
        .filter((comment) => comment.ticket === id)
        .map(
          (comment) =>
            ({
              type: 'comment',
              id: comment.id,
              at: comment.createdAt,
              actor: comment.author,
              comment,
            }) as const,
        )
      return [filed, ...said]
    },
    transitions: async (id) => transitionsOf(find(world.tickets, id)),
    sla: async (id) => clocksOf(find(world.tickets, id), world),
  }
}

function pageOf(
  tickets: Ticket[],
  query: ListQuery,
  world: FakeWorld,
  view: (ticket: Ticket) => TicketView,
): ListPage<TicketView> {
  const meets = predicateOf(query, world)
  const found = tickets.filter((ticket) => meets(ticket as unknown as JsonObject))
  const start = Number(query.cursor ?? 0)
  const end = start + (query.limit ?? 50)
  return {
    items: found.slice(start, end).map(view),
    ...(end < found.length ? { cursor: String(end) } : {}),
    ...(query.count ? { count: { n: found.length, exact: true } } : {}),
  }
}

function predicateOf({ where }: ListQuery, world: FakeWorld): Predicate {
  if (!where) return () => true
  const bound = bindFilter(where, (reference) =>
    reference === 'actor.id' ? world.session.actor.id : undefined,
  )
  if (!bound.ok) throw new Error('the fake desk knows no reference but actor.id')
  return compileFilter(bound.value)
}

const to = (status: Ticket['statusCategory']) => ({ status, statusCategory: status })

function after(event: TicketEvent, ticket: Ticket, world: FakeWorld): Partial<Ticket> {
  const open = transitionsOf(ticket).find((one) => one.event === event.type)
  if (!open)
    throw refuse(
      'lifecycle.not_accepted',
      '当前状态不能这样操作。',
      'This is not possible in the present state.',
    )
  const by = world.session.actor.id
  switch (event.type) {
    case 'ticket.assign':
      return { ...to('open'), ...(event.assignee ? { assignee: event.assignee } : {}) }
    case 'ticket.triage':
      return { category: event.category, priority: event.priority }
    case 'ticket.start':
      return { ...to('open'), assignee: by }
    case 'ticket.resolve':
      return { ...to('resolved'), resolution: { text: event.resolution, by, at: world.now } }
    case 'ticket.wait_third_party':
      return {
        ...to('on_hold'),
        waiting: { for: event.whom, ...(event.until ? { until: event.until } : {}) },
      }
    case 'ticket.rate':
      return { rating: { score: event.score, by, at: world.now } }
    default:
      return to(open.to as Ticket['statusCategory'])
  }
}

const labels: Readonly<Record<string, LocalText>> = {
  'ticket.triage': { zh: '分类定级', en: 'Triage' },
  'ticket.assign': { zh: '分派', en: 'Assign' },
  'ticket.start': { zh: '开始处理', en: 'Start' },
  'ticket.wait_requester': { zh: '等待客户', en: 'Wait for the customer' },
  'ticket.wait_third_party': { zh: '等待第三方', en: 'Wait for a third party' },
  'ticket.transfer': { zh: '转交', en: 'Transfer' },
  'ticket.resume': { zh: '继续处理', en: 'Resume' },
  'ticket.resolve': { zh: '解决', en: 'Resolve' },
  'ticket.confirm': { zh: '确认已解决', en: 'Confirm it is solved' },
  'ticket.reject_solution': { zh: '还没解决', en: 'Not solved' },
  'ticket.rate': { zh: '评价', en: 'Rate' },
  'ticket.reopen': { zh: '重新打开', en: 'Reopen' },
}

const steps: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  new: { 'ticket.start': 'open', 'ticket.assign': 'open' },
  open: {
    'ticket.resolve': 'resolved',
    'ticket.wait_requester': 'pending_requester',
    'ticket.wait_third_party': 'on_hold',
    'ticket.assign': 'open',
    'ticket.triage': 'open',
    'ticket.transfer': 'open',
  },
  pending_requester: { 'ticket.resume': 'open', 'ticket.resolve': 'resolved' },
  on_hold: { 'ticket.resume': 'open' },
  resolved: { 'ticket.confirm': 'closed', 'ticket.reject_solution': 'open', 'ticket.rate': 'resolved' },
  closed: { 'ticket.rate': 'closed', 'ticket.reopen': 'open' },
}

function transitionsOf(ticket: Ticket): TransitionView[] {
  return Object.entries(steps[ticket.status] ?? {}).map(([event, target]) => ({
    event,
    label: labels[event] ?? { zh: event, en: event },
    to: target,
    open: true,
  }))
}

const minute = 60_000

function clocksOf(ticket: Ticket, { now, left }: FakeWorld): ClockView[] {
  const common = {
    agreement: 'standard',
    startedAt: now - 228 * minute,
    warnings: [
      { share: 0.5, at: now - 30 * minute, passed: true },
      { share: 0.9, at: now + 10 * minute, passed: false },
    ],
    why: { zh: '紧急工单，标准协议', en: 'Urgent ticket under the standard agreement' },
    provisional: false,
  }
  return [
    {
      ...common,
      metric: 'first_reply',
      label: { zh: '首次响应', en: 'First reply' },
      state: 'met',
      stoppedAt: ticket.createdAt + 12 * minute,
      due: ticket.createdAt + 30 * minute,
      budget: 30 * minute,
      elapsed: 12 * minute,
      left: 18 * minute,
      overdue: 0,
      pauses: [],
      counted: [{ from: ticket.createdAt, to: ticket.createdAt + 12 * minute }],
    },
    {
      ...common,
      metric: 'resolution',
      label: { zh: '解决时限', en: 'Resolution' },
      state: 'running',
      due: now + 42 * minute,
      budget: 240 * minute,
      elapsed: 240 * minute - left,
      left,
      overdue: 0,
      pauses: [{ from: now - 90 * minute, to: now - 60 * minute, reason: 'pending_requester' }],
      counted: [
        { from: now - 228 * minute, to: now - 90 * minute },
        { from: now - 60 * minute, to: now },
      ],
    },
  ]
}
