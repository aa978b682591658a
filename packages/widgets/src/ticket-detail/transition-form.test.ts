import { describe, expect, it } from 'vitest'
import { eventOf, missingFields, transitionFields } from './transition-form.js'

describe('transition forms', () => {
  it('asks for nothing where nothing must be said, nor for steps that a host has added', () => {
    expect(transitionFields('ticket.start')).toEqual([])
    expect(transitionFields('ticket.send_to_lab')).toEqual([])
  })

  it('knows what is still missing', () => {
    expect(missingFields('ticket.transfer', { team: 'east', reason: '  ' })).toEqual(['reason'])
    expect(missingFields('ticket.transfer', { team: 'east', reason: '跨区' })).toEqual([])
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
