import { describe, expect, it } from 'vitest'
import { fakeTicket } from '../testing/fake-data.js'
import { createFakeWorld, ticketView } from '../testing/fake-world.js'
import { eventOf, missingFields, suggestedValues, transitionFields } from './transition-form.js'

describe('transition forms', () => {
  it('asks for nothing where nothing must be said, nor for steps that a host has added', () => {
    expect(transitionFields('ticket.start')).toEqual([])
    expect(transitionFields('ticket.send_to_lab')).toEqual([])
  })

  it('knows what is still missing', () => {
    expect(missingFields('ticket.transfer', { team: 'east', reason: '  ' })).toEqual(['reason'])
    expect(missingFields('ticket.transfer', { team: 'east', reason: '跨区' })).toEqual([])
  })

  it('begins with what is known already', () => {
    const ticket = ticketView(createFakeWorld(), fakeTicket(0, { category: 'node-repair' }))
    const known = { ticket, me: 'agent-1' }
    expect(suggestedValues('ticket.triage', known)).toEqual({ category: 'node-repair', priority: 'urgent' })
    expect(suggestedValues('ticket.assign', known)).toEqual({ assignee: 'agent-1' })
    expect(suggestedValues('ticket.close', known)).toEqual({})
  })

  it('sends until when to wait as an instant, if that was said', () => {
    expect(missingFields('ticket.wait_third_party', { whom: '风扇厂' })).toEqual([])
    expect(eventOf('ticket.wait_third_party', { whom: '风扇厂', until: '1795658400000' })).toEqual({
      type: 'ticket.wait_third_party',
      whom: '风扇厂',
      until: 1_795_658_400_000,
    })
    expect(eventOf('ticket.wait_third_party', { whom: '风扇厂', until: '' })).not.toHaveProperty('until')
  })

  it('sends what was said, trimmed, and cites only by resolving', () => {
    expect(eventOf('ticket.resolve', { resolution: ' 换风扇 ' }, ['case-1'])).toEqual({
      type: 'ticket.resolve',
      resolution: '换风扇',
      cites: ['case-1'],
    })
    expect(eventOf('ticket.reopen', { reason: '又坏了' }, ['case-1'])).toEqual({
      type: 'ticket.reopen',
      reason: '又坏了',
    })
    expect(eventOf('ticket.resolve', { resolution: '好了' })).toEqual({
      type: 'ticket.resolve',
      resolution: '好了',
    })
  })
})
