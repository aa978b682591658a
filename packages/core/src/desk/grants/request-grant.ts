import * as z from 'zod/mini'
import type { Lifecycle } from '../../lifecycle/index.js'
import {
  filled,
  type Grant,
  type GrantScope,
  grantSchema,
  grantScopeSchema,
  identifier,
  instant,
  isAction,
  kindOfAction,
  limits,
  list,
} from '../../schema/index.js'
import type { Instant } from '../../shared/index.js'
import type { Command } from '../pipeline.js'
import { grantLifecycle } from './grant-lifecycle.js'
import { scopeFilter } from './held-now.js'
import { grantRefusals } from './refusals.js'

const requestGrantInput = z.strictObject({
  scope: grantScopeSchema,
  actions: z.optional(list(identifier, 20).check(z.minLength(1))),
  purpose: filled(limits.paragraph),
  subject: z.optional(identifier),
  approver: grantSchema.shape.approver,
  hours: z.optional(z.number().check(z.positive())),
  from: z.optional(instant),
  until: z.optional(instant),
})
type Input = z.infer<typeof requestGrantInput>

interface Extra {
  readonly window: Window
  readonly actions: string[]
}

interface Window {
  readonly hours?: number
  readonly from: Instant
  readonly until: Instant
}

const hour = 3_600_000

/** Asks for temporary access. Whether the records exist is not looked at: that is not for the asker to learn. */
export const requestGrant: Command<Input, Grant, Extra> = {
  kind: 'grant',
  lifecycle: grantLifecycle as unknown as Lifecycle,
  action: 'grant.request',
  input: requestGrantInput,
  event: ({ purpose }) => ({ type: 'grant.request', purpose }),
  reason: ({ purpose }) => purpose,
  async prepare(session, input) {
    scopeMustBeSound(input.scope)
    return { window: windowOf(input, session.now(), session.desk.grantDays), actions: actionsOf(input) }
  },
  change(work, { session, input, step, extra: { window, actions } }) {
    const { scope, purpose, approver, subject = session.actor.id } = input
    const row = work.create<Grant>('grant', {
      id: work.newId(),
      scope,
      actions,
      subject,
      purpose,
      requestedBy: session.actor.id,
      ...(approver === undefined ? {} : { approver }),
      ...window,
      status: step.to as Grant['status'],
      requestedAt: work.at,
    })
    work.emit('grant.requested', row, { subject, scope: scope.kind })
    return row
  },
}

function scopeMustBeSound(scope: GrantScope): void {
  const namesRecords = (scope.ids?.length ?? 0) > 0
  if (namesRecords === (scope.where !== undefined))
    throw grantRefusals.error('grant.scope_empty', { path: ['scope'] })
  if (scope.where !== undefined) scopeFilter(scope)
}

function actionsOf({ actions, scope }: Input): string[] {
  const asked = actions ?? [`${scope.kind}.read`]
  const odd = asked.find((action) => !isAction(action) || kindOfAction(action) !== scope.kind)
  if (odd !== undefined)
    throw grantRefusals.error('grant.action_not_of_kind', { path: ['actions'], details: { action: odd } })
  return [...new Set(asked)]
}

/** Half-open. A span of hours counts from the approval; until then it is written down as if it were given now. */
function windowOf({ hours, from, until }: Input, now: Instant, days: number): Window {
  const isSpan = hours !== undefined
  if (isSpan === (until !== undefined) || (isSpan && from !== undefined))
    throw grantRefusals.error('grant.bad_window', { path: ['until'] })
  const window: Window = isSpan
    ? { hours, from: now, until: now + Math.round(hours * hour) }
    : { from: from ?? now, until: until as Instant }
  if (window.until <= Math.max(window.from, now))
    throw grantRefusals.error('grant.bad_window', { path: ['until'] })
  if (window.until - window.from > days * 24 * hour)
    throw grantRefusals.error('grant.too_long', { path: ['until'], details: { days } })
  return window
}
