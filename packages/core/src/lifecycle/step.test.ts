import { describe, expect, it } from 'vitest'
import { caseLifecycle } from './case.js'
import { accepted, applyStep, step, ticketLifecycle } from './index.js'
import { aCase, aTicket, at, by, codes, days } from './testing/world.js'

describe('step', () => {
  it('takes a ticket to its next status, category and effects', () => {
    const result = step(ticketLifecycle, aTicket({ status: 'new' }), { type: 'ticket.start' }, by('agent-1'))
    expect(result).toEqual({
      ok: true,
      value: {
        event: 'ticket.start',
        from: 'new',
        to: 'open',
        category: 'open',
        categoryField: 'statusCategory',
        effects: { unset: [], set: { assignee: 'agent-1' }, add: {}, each: {}, append: {} },
      },
    })
  })

  it('starts without a record only by an event that creates one', () => {
    expect(codes(step(ticketLifecycle, undefined, { type: 'ticket.file' }, by('r')))).toEqual([
      'lifecycle.field_required',
    ])
    expect(
      codes(step(ticketLifecycle, undefined, { type: 'ticket.file', subject: '停机' }, by('r'))),
    ).toEqual([])
    expect(codes(step(ticketLifecycle, undefined, { type: 'ticket.start' }, by('r')))).toEqual([
      'lifecycle.not_accepted',
    ])
  })

  it.each(['ticket.explode', 'constructor', '__proto__', '', '*', 'xstate.init', 'case.submit'])(
    'refuses the unknown event %j',
    (type) => {
      expect(codes(step(ticketLifecycle, aTicket(), { type }, by('agent-1')))).toEqual([
        'lifecycle.unknown_event',
      ])
    },
  )

  it('says which events are open when one is not accepted', () => {
    const result = step(
      ticketLifecycle,
      aTicket({ status: 'closed', closedAt: at }),
      { type: 'ticket.start' },
      by('agent-1'),
    )
    if (result.ok) throw new Error('should be refused')
    expect(result.refusals[0]).toMatchObject({
      code: 'lifecycle.not_accepted',
      details: { event: 'ticket.start', status: 'closed', accepted: ['ticket.reopen'] },
      message: {
        zh: '当前状态是“已关闭”，不能执行“开始处理”。',
        en: '“Start work” is not possible while the status is “Closed”.',
      },
    })
  })

  it('refuses a record in a status that the lifecycle does not know', () => {
    expect(
      codes(step(ticketLifecycle, aTicket({ status: 'waiting_parts' }), { type: 'ticket.start' }, by('a'))),
    ).toEqual(['lifecycle.unknown_status'])
  })

  it('speaks of who before it speaks of what is missing', () => {
    const ticket = aTicket({ status: 'open', assignee: 'agent-2' })
    expect(codes(step(ticketLifecycle, ticket, { type: 'ticket.resolve' }, by('agent-1')))).toEqual([
      'lifecycle.not_assignee',
    ])
    expect(codes(step(ticketLifecycle, ticket, { type: 'ticket.resolve' }, by('agent-2')))).toEqual([
      'lifecycle.resolution_required',
    ])
  })

  it('names every missing field at once, with its path', () => {
    const ticket = aTicket({ status: 'open' })
    const result = step(ticketLifecycle, ticket, { type: 'ticket.transfer', team: ' ' }, by('agent-1'))
    expect(!result.ok && result.refusals.map(({ code, path }) => [code, path])).toEqual([
      ['lifecycle.field_required', ['team']],
      ['lifecycle.reason_required', ['reason']],
    ])
  })

  it('throws when the caller leaves out a fact that a guard needs', () => {
    expect(() => step(caseLifecycle, aCase(), { type: 'case.submit' }, by('author-1'))).toThrow(
      'case.submit needs the facts qualityErrors, sensitiveFindings',
    )
  })

  it('changes nothing that it is given', () => {
    const ticket = Object.freeze(aTicket({ status: 'open', assignee: 'agent-1' }))
    const event = Object.freeze({ type: 'ticket.resolve', resolution: '更换驱动器' })
    expect(codes(step(ticketLifecycle, ticket, event, by('agent-1')))).toEqual([])
  })
})

describe('accepted', () => {
  it('lists what the status knows, with labels, targets and the refusals that do not depend on a form', () => {
    const ticket = aTicket({ status: 'resolved', requester: 'r-1' })
    const list = accepted(ticketLifecycle, ticket, by('r-1'))
    expect(list.map(({ event, to, refusal }) => [event, to, refusal?.code])).toEqual([
      ['ticket.confirm', 'closed', undefined],
      ['ticket.reject_solution', 'open', undefined],
      ['ticket.close', 'closed', undefined],
      ['ticket.auto_close', 'closed', undefined],
      ['ticket.escalate', 'resolved', undefined],
      ['ticket.deescalate', 'resolved', 'lifecycle.not_escalated'],
      ['ticket.rate', 'resolved', undefined],
    ])
    expect(list[0]?.label).toEqual({ zh: '确认已解决', en: 'Confirm solution' })
  })

  it('follows the facts that are given', () => {
    const closing = (silentBusinessDays: number) =>
      accepted(
        ticketLifecycle,
        aTicket({ status: 'resolved' }),
        by('system', { facts: { silentBusinessDays } }),
      ).find(({ event }) => event === 'ticket.auto_close')?.refusal?.code
    expect(closing(2)).toBe('lifecycle.not_silent_long_enough')
    expect(closing(3)).toBeUndefined()
  })

  it('shows the branch that would be taken', () => {
    const archived = aCase({ status: 'archived', reviewDueAt: at - days(1) })
    expect(accepted(caseLifecycle, archived, by('admin-1'))[0]).toMatchObject({
      event: 'case.restore',
      to: 'review_due',
    })
  })
})

describe('applyStep', () => {
  it('writes status, category and effects into the draft', () => {
    const ticket = aTicket({ status: 'closed', closedAt: at - days(1), cancelled: true, reopenings: 1 })
    const result = step(ticketLifecycle, ticket, { type: 'ticket.reopen', reason: '又停机了' }, by('r-1'))
    if (!result.ok) throw new Error('should be accepted')
    applyStep(ticket, result.value)
    expect(ticket).toMatchObject({ status: 'open', statusCategory: 'open', reopenings: 2, cancelled: false })
    expect(ticket).not.toHaveProperty('closedAt')
  })
})
