import {
  buildLifecycle,
  defaultSettings,
  type Guard,
  type GuardInput,
  type Lifecycle,
  type LifecycleSource,
} from '../../lifecycle/index.js'
import type { Grant } from '../../schema/index.js'
import type { LocalText, RefusalData } from '../../shared/index.js'
import { type GrantCode, grantRefusals } from './refusals.js'

// @__NO_SIDE_EFFECTS__
const t = (zh: string, en: string): LocalText => ({ zh, en })

const unless = (fine: boolean, code: GrantCode): RefusalData | undefined =>
  fine ? undefined : grantRefusals.data(code)

const guard = (fine: (input: GuardInput<Grant>) => boolean, code: GrantCode): Guard<Grant> => ({
  asks: 'record',
  check: (input) => unless(fine(input), code),
})

/** Whoever decides, and whoever they act for: neither may be the one meant. */
const isNot =
  (name: 'requestedBy' | 'subject') =>
  ({ record, actor, facts }: GuardInput<Grant>) =>
    record[name] !== actor.id && record[name] !== facts.actingFor

const guards = {
  not_own_request: guard(isNot('requestedBy'), 'grant.own_request'),
  not_own_access: guard(isNot('subject'), 'grant.own_access'),
  addressed: guard(
    ({ record, actor }) => !record.approver || record.approver === actor.id,
    'grant.other_approver',
  ),
  window_ahead: guard(
    ({ record, now }) => record.hours !== undefined || now < (record.until ?? 0),
    'grant.window_over',
  ),
  not_over: guard(
    ({ record, now }) => record.status === 'requested' || (!record.closedAt && now < (record.until ?? 0)),
    'grant.over',
  ),
  opening_due: guard(({ record, now }) => !record.openedAt && (record.from ?? 0) <= now, 'grant.not_due'),
  closing_due: guard(({ record, now }) => !record.closedAt && (record.until ?? 0) <= now, 'grant.not_due'),
}

const decided = {
  decidedAt: { ref: 'now' },
  decidedBy: { ref: 'actor.id' },
  reason: { ref: 'event.reason' },
}

/** The table of the grant lifecycle. That a grant is over follows from its window and is no status. */
export const grantLifecycleSource: LifecycleSource<Grant> = {
  name: 'grant',
  categories: {
    waiting: { label: t('待审批', 'Waiting') },
    granted: { label: t('已批准', 'Granted') },
    ended: { label: t('已结束', 'Ended'), frozen: true },
  },
  statuses: {
    requested: { category: 'waiting', label: t('已申请', 'Requested') },
    approved: { category: 'granted', label: t('已批准', 'Approved') },
    rejected: { category: 'ended', label: t('已驳回', 'Rejected'), final: true },
    revoked: { category: 'ended', label: t('已收回', 'Revoked'), final: true },
  },
  events: {
    'grant.request': t('申请临时授权', 'Request access'),
    'grant.approve': t('批准', 'Approve'),
    'grant.reject': t('驳回', 'Reject'),
    'grant.revoke': t('收回', 'Revoke'),
    'grant.open': t('授权启用', 'Access opens'),
    'grant.close': t('授权到期', 'Access closes'),
  },
  transitions: [
    { event: 'grant.request', to: 'requested', requires: ['purpose'] },
    {
      event: 'grant.approve',
      from: ['requested'],
      to: 'approved',
      guards: ['not_own_request', 'not_own_access', 'addressed', 'window_ahead'],
      effects: { set: { ...decided, from: { ref: 'facts.from' }, until: { ref: 'facts.until' } } },
    },
    {
      event: 'grant.reject',
      from: ['requested'],
      to: 'rejected',
      guards: ['not_own_request', 'not_own_access', 'addressed'],
      requires: ['reason'],
      effects: { set: decided },
    },
    {
      event: 'grant.revoke',
      from: ['requested', 'approved'],
      to: 'revoked',
      guards: ['not_over'],
      requires: ['reason'],
      effects: { set: { reason: { ref: 'event.reason' }, closedAt: { ref: 'now' } } },
    },
    {
      event: 'grant.open',
      from: ['approved'],
      guards: ['opening_due'],
      effects: { set: { openedAt: { ref: 'now' } } },
    },
    {
      event: 'grant.close',
      from: ['approved'],
      guards: ['closing_due'],
      effects: { set: { closedAt: { ref: 'now' } } },
    },
  ],
  guards,
  conditions: {},
  settings: defaultSettings,
}

export const grantLifecycle: Lifecycle<Grant> = /* @__PURE__ */ buildLifecycle(grantLifecycleSource)
