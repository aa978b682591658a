import { describe, expect, it } from 'vitest'
import type { Ticket } from '../schema/index.js'
import { defineLifecycle, type LifecycleEvent, type StepContext, step, ticketLifecycle } from './index.js'
import { aTicket, at, by, codes, days } from './testing/world.js'

const send = (fields: Partial<Ticket>, event: LifecycleEvent, context: StepContext) =>
  step(ticketLifecycle, aTicket(fields), event, context)
const refusal = (...args: Parameters<typeof send>) => codes(send(...args))
const effects = (...args: Parameters<typeof send>) => {
  const result = send(...args)
  if (!result.ok) throw new Error(result.refusals[0].code)
  return result.value.effects
}

describe('a ticket’s work', () => {
  it('is started by its assignee, or by whoever takes it when it has none', () => {
    const start = { type: 'ticket.start' }
    expect(refusal({ assignee: 'agent-2' }, start, by('agent-1'))).toEqual(['lifecycle.assigned_to_other'])
    expect(refusal({ assignee: 'agent-1' }, start, by('agent-1'))).toEqual([])
    expect(effects({}, start, by('agent-1')).set).toEqual({ assignee: 'agent-1' })
  })

  it('is assigned to a person or a team; a team alone takes it from the person', () => {
    const assign = { type: 'ticket.assign' }
    expect(refusal({}, assign, by('lead-1'))).toEqual(['lifecycle.assignee_or_team_required'])
    expect(refusal({}, { ...assign, assignee: '' }, by('lead-1'))).toHaveLength(1)
    const { unset, set } = effects({ assignee: 'agent-1' }, { ...assign, team: 'repair' }, by('lead-1'))
    expect([unset, set]).toEqual([['assignee', 'waiting'], { team: 'repair' }])
  })

  it('counts transfers, and asks team and reason', () => {
    const transfer = { type: 'ticket.transfer', team: 'repair', reason: '需要现场' }
    expect(effects({ status: 'open' }, transfer, by('agent-1'))).toMatchObject({ add: { transfers: 1 } })
    expect(refusal({ status: 'open' }, { type: 'ticket.transfer' }, by('agent-1'))).toEqual([
      'lifecycle.field_required',
      'lifecycle.reason_required',
    ])
  })

  it('waits with what it waits for', () => {
    const open = { status: 'open' }
    expect(refusal(open, { type: 'ticket.wait_requester' }, by('agent-1'))).toEqual([
      'lifecycle.question_required',
    ])
    expect(refusal(open, { type: 'ticket.wait_third_party' }, by('agent-1'))).toEqual([
      'lifecycle.field_required',
    ])
    const wait = { type: 'ticket.wait_third_party', whom: '供应商', until: at + days(2) }
    expect(effects(open, wait, by('agent-1')).set).toEqual({
      waiting: { for: '供应商', until: at + days(2) },
    })
    expect(effects({ status: 'on_hold' }, { type: 'ticket.resume' }, by('system')).unset).toEqual(['waiting'])
  })

  it('is resolved by its assignee only, with the resolution kept', () => {
    const resolve = { type: 'ticket.resolve', resolution: '更换伺服驱动器' }
    expect(refusal({ status: 'open' }, resolve, by('agent-1'))).toEqual(['lifecycle.not_assignee'])
    expect(effects({ status: 'open', assignee: 'agent-1' }, resolve, by('agent-1')).set).toEqual({
      resolution: { text: '更换伺服驱动器', by: 'agent-1', at },
      resolvedAt: at,
    })
  })

  it('needs a cited case or a reason to be resolved, when the host asks for it', () => {
    const strict = defineLifecycle(ticketLifecycle, { settings: { citationOrReason: true } })
    const ask = (fields: Partial<Ticket>, more: object) => {
      const ticket = aTicket({ status: 'open', assignee: 'agent-1', ...fields })
      return codes(
        step(strict, ticket, { type: 'ticket.resolve', resolution: '已更换', ...more }, by('agent-1')),
      )
    }
    expect(ask({}, {})).toEqual(['lifecycle.citation_or_reason_required'])
    expect(ask({}, { cites: [] })).toHaveLength(1)
    expect(ask({}, { cites: ['case-1'] })).toEqual([])
    expect(ask({}, { reason: '新问题' })).toEqual([])
    expect(ask({ cites: ['case-1'] }, {})).toEqual([])
  })

  it('is escalated by degrees and never below none', () => {
    const down = { type: 'ticket.deescalate', reason: '已安抚' }
    expect(refusal({ escalation: 0 }, down, by('agent-1'))).toEqual(['lifecycle.not_escalated'])
    expect(effects({ escalation: 2 }, down, by('agent-1')).add).toEqual({ escalation: -1 })
  })
})

describe('a ticket’s end', () => {
  it.each(['ticket.confirm', 'ticket.reject_solution', 'ticket.rate'])(
    '%s is the requester’s own',
    (type) => {
      const event = { type, reason: '仍然报警', score: 5 }
      expect(refusal({ status: 'resolved' }, event, by('agent-1', { roles: ['team_lead'] }))).toEqual([
        'lifecycle.not_requester',
      ])
      expect(refusal({ status: 'resolved' }, event, by('requester-1'))).toEqual([])
    },
  )

  it.each([
    ['resolved', 3],
    ['pending_requester', 7],
  ])('closes by itself from %s after %i business days of silence', (status, needed) => {
    const close = (silentBusinessDays: number) =>
      refusal({ status }, { type: 'ticket.auto_close' }, by('system', { facts: { silentBusinessDays } }))
    expect(close(needed - 1)).toEqual(['lifecycle.not_silent_long_enough'])
    expect(close(needed)).toEqual([])
  })

  it('reopens within the window, to the millisecond, and counts it', () => {
    const reopen = { type: 'ticket.reopen', reason: '又停机了' }
    const closed = { status: 'closed', closedAt: at }
    expect(refusal(closed, reopen, by('requester-1', { now: at + days(7) }))).toEqual([])
    const late = send(closed, reopen, by('requester-1', { now: at + days(7) + 1 }))
    expect(!late.ok && late.refusals[0]).toMatchObject({
      code: 'lifecycle.reopen_window_over',
      details: { days: 7, until: at + days(7) },
    })
    expect(effects(closed, reopen, by('requester-1')).add).toEqual({ reopenings: 1 })
  })

  it('may be cancelled by its requester before work began, later by a lead only', () => {
    const cancel = { type: 'ticket.cancel', reason: '自行解决' }
    expect(refusal({ status: 'new' }, cancel, by('requester-1'))).toEqual([])
    expect(refusal({ status: 'open' }, cancel, by('requester-1'))).toEqual(['lifecycle.work_begun'])
    expect(refusal({ status: 'open' }, cancel, by('lead-1', { roles: ['team_lead'] }))).toEqual([])
    expect(effects({ status: 'new' }, cancel, by('requester-1')).set).toEqual({
      cancelled: true,
      closedAt: at,
    })
  })

  it.each([0, 6, 2.5, -1, '5', null, undefined, Number.NaN])('takes no rating of %j', (score) => {
    expect(refusal({ status: 'closed' }, { type: 'ticket.rate', score }, by('requester-1'))).toEqual([
      'lifecycle.rating_out_of_range',
    ])
  })

  it('is rated once, and the rating may be changed for seven days', () => {
    const rating = { score: 2, by: 'requester-1', at }
    const rate = { type: 'ticket.rate', score: 4 }
    const rated = { status: 'closed', rating }
    expect(refusal(rated, rate, by('requester-1', { now: at + days(7) }))).toEqual([])
    expect(refusal(rated, rate, by('requester-1', { now: at + days(7) + 1 }))).toEqual([
      'lifecycle.rating_window_over',
    ])
    expect(effects(rated, rate, by('requester-1', { now: at + days(6) })).set).toMatchObject({
      rating: { score: 4, at },
    })
    const once = defineLifecycle(ticketLifecycle, { settings: { ratingDays: 0 } })
    expect(codes(step(once, aTicket(rated), rate, by('requester-1')))).toEqual(['lifecycle.already_rated'])
  })
})
