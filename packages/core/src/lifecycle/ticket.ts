import { statusCategories, statusCategoryLabels, type Ticket } from '../schema/index.js'
import type { LocalText } from '../shared/index.js'
import { buildLifecycle } from './build-lifecycle.js'
import { defaultSettings } from './settings.js'
import { ticketGuards } from './ticket-guards.js'
import type { Lifecycle, LifecycleSource, StatusSource, TransitionSource } from './types.js'

const t = (zh: string, en: string): LocalText => ({ zh, en })

const events = {
  'ticket.file': t('提交工单', 'File ticket'),
  'ticket.triage': t('分类定级', 'Triage'),
  'ticket.assign': t('分派', 'Assign'),
  'ticket.start': t('开始处理', 'Start work'),
  'ticket.transfer': t('转派团队', 'Transfer'),
  'ticket.wait_requester': t('等待客户回复', 'Wait for the customer'),
  'ticket.wait_third_party': t('等待第三方', 'Wait for a third party'),
  'ticket.resume': t('继续处理', 'Resume'),
  'ticket.resolve': t('提交解决方案', 'Resolve'),
  'ticket.confirm': t('确认已解决', 'Confirm solution'),
  'ticket.reject_solution': t('问题未解决', 'Not solved'),
  'ticket.close': t('关闭工单', 'Close'),
  'ticket.auto_close': t('自动关闭', 'Close automatically'),
  'ticket.reopen': t('重新打开', 'Reopen'),
  'ticket.cancel': t('取消工单', 'Cancel ticket'),
  'ticket.escalate': t('升级', 'Escalate'),
  'ticket.deescalate': t('解除升级', 'De-escalate'),
  'ticket.rate': t('评价', 'Rate'),
}

const inWork = ['@open', '@pending_requester', '@on_hold']
const unfinished = ['@new', ...inWork]
const back = { unset: ['resolution', 'resolvedAt', 'closedAt'], add: { reopenings: 1 } }
const shut = { set: { closedAt: { ref: 'now' } } }

const transitions: readonly TransitionSource[] = [
  { event: 'ticket.file', to: 'new', requires: ['subject'] },
  {
    event: 'ticket.triage',
    from: ['@new'],
    requires: ['category', 'priority'],
    effects: { set: { category: { ref: 'event.category' }, priority: { ref: 'event.priority' } } },
  },
  {
    event: 'ticket.assign',
    from: unfinished,
    to: 'open',
    guards: ['names_assignee_or_team'],
    effects: {
      unset: ['assignee', 'waiting'],
      set: { assignee: { ref: 'event.assignee' }, team: { ref: 'event.team' } },
    },
  },
  {
    event: 'ticket.start',
    from: ['@new', '@open'],
    to: 'open',
    guards: ['free_or_own'],
    effects: { set: { assignee: { ref: 'actor.id' } } },
  },
  {
    event: 'ticket.transfer',
    from: inWork,
    to: 'open',
    requires: ['team', 'reason'],
    effects: {
      unset: ['assignee', 'waiting'],
      set: { team: { ref: 'event.team' } },
      add: { transfers: 1 },
    },
  },
  {
    event: 'ticket.wait_requester',
    from: ['@open'],
    to: 'pending_requester',
    requires: ['question'],
    effects: { set: { waiting: { for: { ref: 'event.question' } } } },
  },
  {
    event: 'ticket.wait_third_party',
    from: ['@open'],
    to: 'on_hold',
    requires: ['whom'],
    effects: { set: { waiting: { for: { ref: 'event.whom' }, until: { ref: 'event.until' } } } },
  },
  {
    event: 'ticket.resume',
    from: ['@pending_requester', '@on_hold'],
    to: 'open',
    effects: { unset: ['waiting'] },
  },
  {
    event: 'ticket.resolve',
    from: ['@open', '@pending_requester'],
    to: 'resolved',
    guards: ['by_assignee', 'cited_or_explained'],
    requires: ['resolution'],
    effects: {
      unset: ['waiting'],
      set: {
        resolution: { text: { ref: 'event.resolution' }, by: { ref: 'actor.id' }, at: { ref: 'now' } },
        resolvedAt: { ref: 'now' },
      },
    },
  },
  {
    event: 'ticket.confirm',
    from: ['@resolved'],
    to: 'closed',
    guards: ['by_requester'],
    effects: shut,
  },
  {
    event: 'ticket.reject_solution',
    from: ['@resolved'],
    to: 'open',
    guards: ['by_requester'],
    requires: ['reason'],
    effects: back,
  },
  { event: 'ticket.close', from: ['@resolved'], to: 'closed', requires: ['reason'], effects: shut },
  {
    event: 'ticket.auto_close',
    from: ['@resolved'],
    to: 'closed',
    guards: ['silent_since_resolved'],
    effects: shut,
  },
  {
    event: 'ticket.auto_close',
    from: ['@pending_requester'],
    to: 'closed',
    guards: ['silent_since_asked'],
    effects: { ...shut, unset: ['waiting'] },
  },
  {
    event: 'ticket.reopen',
    from: ['@closed'],
    to: 'open',
    guards: ['within_reopen_window'],
    requires: ['reason'],
    effects: { ...back, set: { cancelled: false } },
  },
  {
    event: 'ticket.cancel',
    from: unfinished,
    to: 'closed',
    guards: ['before_work_or_lead'],
    requires: ['reason'],
    effects: { unset: ['waiting'], set: { cancelled: true, closedAt: { ref: 'now' } } },
  },
  {
    event: 'ticket.escalate',
    from: [...unfinished, '@resolved'],
    requires: ['reason'],
    effects: { add: { escalation: 1 } },
  },
  {
    event: 'ticket.deescalate',
    from: [...unfinished, '@resolved'],
    guards: ['is_escalated'],
    requires: ['reason'],
    effects: { add: { escalation: -1 } },
  },
  {
    event: 'ticket.rate',
    from: ['@resolved', '@closed'],
    guards: ['by_requester', 'rating_open', 'rating_in_range'],
    effects: {
      set: {
        rating: {
          score: { ref: 'event.score' },
          comment: { ref: 'event.comment' },
          by: { ref: 'actor.id' },
          at: { ref: 'record.rating.at', or: { ref: 'now' } },
        },
      },
    },
  },
]

const statuses = Object.fromEntries(
  statusCategories.map((category): [string, StatusSource] => [
    category,
    {
      category,
      label: statusCategoryLabels[category],
      ...(category === 'merged' ? { final: true, outside: true } : {}),
    },
  ]),
)

const ticketSource: LifecycleSource<Ticket> = {
  name: 'ticket',
  categories: Object.fromEntries(
    statusCategories.map((category) => [
      category,
      {
        label: statusCategoryLabels[category],
        ...(category === 'closed' || category === 'merged' ? { frozen: true } : {}),
      },
    ]),
  ),
  statuses,
  events,
  transitions,
  guards: ticketGuards,
  conditions: {},
  settings: defaultSettings,
  categoryField: 'statusCategory',
}

/** The default lifecycle of a ticket: one status per category. Extend it with `defineLifecycle(ticketLifecycle, …)`. */
export const ticketLifecycle: Lifecycle<Ticket> = /* @__PURE__ */ buildLifecycle(ticketSource)
