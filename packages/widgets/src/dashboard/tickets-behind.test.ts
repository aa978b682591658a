import { compileFilter, type Filter } from '@caselore/core/filter'
import { describe, expect, it } from 'vitest'
import { fakeNow, fakeTicket } from '../testing/fake-data.js'
import { ticketsBehind } from './tickets-behind.js'

const span = { from: fakeNow - 1_000, to: fakeNow }
const ticket = (change: object) => ({ ...fakeTicket(0), createdAt: fakeNow - 500, ...change })
const holds = (filter: Filter | undefined, change: object) =>
  filter !== undefined && compileFilter(filter)(ticket(change) as never)

describe('ticketsBehind', () => {
  it('finds tickets filed in the time, from its beginning up to its end, without merged ones', () => {
    const filter = ticketsBehind('ticket_volume', span)
    expect([
      holds(filter, { createdAt: span.from, statusCategory: 'closed' }),
      holds(filter, { createdAt: span.from - 1 }),
      holds(filter, { createdAt: span.to }),
      holds(filter, { statusCategory: 'merged' }),
    ]).toEqual([true, false, false, false])
  })

  it('finds what is open now for the backlog, however old', () => {
    const filter = ticketsBehind('backlog', span)
    expect(holds(filter, { createdAt: 0, statusCategory: 'on_hold' })).toBe(true)
    expect(holds(filter, { createdAt: 0, statusCategory: 'resolved' })).toBe(false)
  })

  it('finds what was rated in the time', () => {
    const filter = ticketsBehind('csat', span)
    expect(holds(filter, { rating: { score: 2, at: span.from } })).toBe(true)
    expect(holds(filter, { rating: undefined })).toBe(false)
  })

  it('keeps to the group, also to that of nothing and of several regions', () => {
    const inGroup = (group: object, change: object) =>
      holds(ticketsBehind('ticket_volume', span, { group }), { statusCategory: 'open', ...change })
    expect(inGroup({ team: 'east' }, { team: 'east' })).toBe(true)
    expect(inGroup({ team: 'east' }, { team: 'north' })).toBe(false)
    expect(inGroup({ team: null }, { team: undefined })).toBe(true)
    expect(inGroup({ region: '华东、华南' }, { regions: ['华南', '华东'] })).toBe(true)
    expect(inGroup({ region: '华东、华南' }, { regions: ['华东'] })).toBe(false)
  })

  it('carries the dashboard’s own filter over to tickets, or offers none', () => {
    const where: Filter = { not: { or: [{ field: 'agent', op: 'eq', value: 'wang' }] } }
    const filter = ticketsBehind('backlog', span, { where })
    expect(holds(filter, { statusCategory: 'open', assignee: 'li' })).toBe(true)
    expect(holds(filter, { statusCategory: 'open', assignee: 'wang' })).toBe(false)
    const reuse: Filter = { field: 'reuse', op: 'eq', value: 'yes' }
    expect(ticketsBehind('backlog', span, { where: { and: [reuse] } })).toBeUndefined()
    expect(ticketsBehind('backlog', span, { where: { not: reuse } })).toBeUndefined()
  })

  it('has none for figures over something else than tickets that a list can show', () => {
    for (const kpi of ['human_intervention', 'deflection_rate', 'sla_attainment:first_reply', 'toString'])
      expect(ticketsBehind(kpi, span)).toBeUndefined()
  })
})
