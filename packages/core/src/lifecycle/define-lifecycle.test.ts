import { describe, expect, it } from 'vitest'
import type { Ticket } from '../schema/index.js'
import { defineRefusals, Refusal } from '../shared/index.js'
import {
  accepted,
  caseLifecycle,
  categoryOf,
  defineLifecycle,
  isEditable,
  type LifecycleAdditions,
  machineOf,
  statusLabel,
  step,
  ticketLifecycle,
} from './index.js'
import { aTicket, at, by, codes } from './testing/world.js'

const parts = { category: 'on_hold', label: { zh: '等待备件', en: 'Waiting for parts' } }
const orderParts = { 'ticket.order_parts': { zh: '订购备件', en: 'Order parts' } }
const toParts = { event: 'ticket.order_parts', from: ['@open'], to: 'waiting_parts', requires: ['part'] }
const withParts: LifecycleAdditions<Ticket> = {
  statuses: { waiting_parts: parts },
  events: orderParts,
  transitions: [toParts],
}

const faults = (additions: LifecycleAdditions<Ticket>) => {
  try {
    defineLifecycle(ticketLifecycle, additions)
  } catch (error) {
    if (error instanceof Refusal) return error.all.map(({ code, path }) => [code, path?.join('.')])
    throw error
  }
  return []
}

describe('defineLifecycle', () => {
  it('finds no fault in the default lifecycles, which are built without this check', () => {
    for (const { source } of [ticketLifecycle, caseLifecycle]) {
      expect(() => defineLifecycle<never>(source as never)).not.toThrow()
    }
  })

  it('gives a host’s status everything that its category can do', () => {
    const lifecycle = defineLifecycle(ticketLifecycle, withParts)
    const open = aTicket({ status: 'open' })
    expect(codes(step(lifecycle, open, { type: 'ticket.order_parts' }, by('a')))).toEqual([
      'lifecycle.field_required',
    ])
    expect(step(lifecycle, open, { type: 'ticket.order_parts', part: 'E-1024' }, by('a'))).toMatchObject({
      value: { to: 'waiting_parts', category: 'on_hold' },
    })
    const waiting = aTicket({ status: 'waiting_parts', statusCategory: 'on_hold' })
    expect(accepted(lifecycle, waiting, by('a')).map(({ event }) => event)).toEqual(
      accepted(ticketLifecycle, aTicket({ status: 'on_hold' }), by('a')).map(({ event }) => event),
    )
    expect(statusLabel(lifecycle, 'waiting_parts').zh).toBe('等待备件')
    expect(categoryOf(lifecycle, 'waiting_parts')).toBe('on_hold')
  })

  it('leaves the lifecycle that it extends as it was', () => {
    defineLifecycle(ticketLifecycle, withParts)
    expect(Object.keys(ticketLifecycle.statuses)).not.toContain('waiting_parts')
    expect(Object.keys(machineOf(ticketLifecycle).states)).not.toContain('waiting_parts')
  })

  it('extends what was extended', () => {
    const twice = defineLifecycle(defineLifecycle(ticketLifecycle, withParts), {
      requires: { 'ticket.order_parts': ['reason'] },
    })
    expect(codes(step(twice, aTicket({ status: 'open' }), { type: 'ticket.order_parts' }, by('a')))).toEqual([
      'lifecycle.field_required',
      'lifecycle.reason_required',
    ])
  })

  it('asks a host’s guards with the host’s own refusals', () => {
    const refusals = defineRefusals({ 'acme.no_photo': { zh: '请先上传照片。', en: 'A photo first.' } })
    const lifecycle = defineLifecycle(ticketLifecycle, {
      guards: {
        has_photo: {
          asks: 'record',
          check: ({ record }) => (record.attachments?.length ? undefined : refusals.data('acme.no_photo')),
        },
      },
      guardedBy: { 'ticket.start': ['has_photo'] },
    })
    const ticket = aTicket()
    expect(codes(step(lifecycle, ticket, { type: 'ticket.start' }, by('a')))).toEqual(['acme.no_photo'])
    const start = accepted(lifecycle, ticket, by('a')).find(({ event }) => event === 'ticket.start')
    expect(start?.refusal?.code).toBe('acme.no_photo')
  })

  it('requires fields of the record, which can be seen before the event is written', () => {
    const lifecycle = defineLifecycle(ticketLifecycle, {
      requires: { 'ticket.resolve': ['record.custom.rootCause'] },
    })
    const resolve = { type: 'ticket.resolve', resolution: '已更换' }
    const ticket = aTicket({ status: 'open', assignee: 'a' })
    const result = step(lifecycle, ticket, resolve, by('a'))
    expect(!result.ok && result.refusals[0]).toMatchObject({
      code: 'lifecycle.field_required',
      path: ['custom', 'rootCause'],
    })
    expect(codes(step(lifecycle, { ...ticket, custom: { rootCause: '过热' } }, resolve, by('a')))).toEqual([])
  })

  it('asks an added transition with a condition first, and the given one otherwise', () => {
    const lifecycle = defineLifecycle(ticketLifecycle, {
      ...withParts,
      conditions: { is_urgent: { holds: ({ record }) => record.priority === 'urgent' } },
      transitions: [
        toParts,
        { event: 'ticket.wait_third_party', from: ['open'], to: 'waiting_parts', when: 'is_urgent' },
      ],
    })
    const wait = (priority: Ticket['priority']) =>
      step(
        lifecycle,
        aTicket({ status: 'open', priority }),
        { type: 'ticket.wait_third_party', whom: '厂家' },
        by('a'),
      )
    expect(wait('urgent')).toMatchObject({ value: { to: 'waiting_parts' } })
    expect(wait('low')).toMatchObject({ value: { to: 'on_hold' } })
  })

  it('never takes another branch because a guard refused the one that is meant', () => {
    const refusals = defineRefusals({ 'acme.not_now': { zh: '现在不行。', en: 'Not now.' } })
    const lifecycle = defineLifecycle(ticketLifecycle, {
      conditions: { is_urgent: { holds: ({ record }) => record.priority === 'urgent' } },
      guards: { never: { asks: 'record', check: () => refusals.data('acme.not_now') } },
      transitions: [
        { event: 'ticket.resume', from: ['on_hold'], to: 'open', when: 'is_urgent', guards: ['never'] },
      ],
    })
    const resume = (priority: Ticket['priority']) =>
      codes(step(lifecycle, aTicket({ status: 'on_hold', priority }), { type: 'ticket.resume' }, by('a')))
    expect([resume('urgent'), resume('low')]).toEqual([['acme.not_now'], []])
  })

  it.each<[string, LifecycleAdditions<Ticket>, [string, string][]]>([
    [
      'a status in no known category',
      { ...withParts, statuses: { waiting_parts: { ...parts, category: 'parked' } } },
      [['lifecycle.unknown_category', 'statuses.waiting_parts.category']],
    ],
    ['a status that exists', { statuses: { open: parts } }, [['lifecycle.duplicate', 'statuses.open']]],
    [
      'an event that exists',
      { events: { 'ticket.start': parts.label } },
      [['lifecycle.duplicate', 'events.ticket.start']],
    ],
    [
      'a guard that exists',
      { guards: { by_assignee: { asks: 'record', check: () => undefined } } },
      [['lifecycle.duplicate', 'guards.by_assignee']],
    ],
    [
      'names that are none',
      { statuses: { 'Waiting Parts': parts, absent: parts }, events: { order: parts.label } },
      [
        ['lifecycle.bad_name', 'statuses.Waiting Parts'],
        ['lifecycle.bad_name', 'statuses.absent'],
        ['lifecycle.bad_name', 'events.order'],
      ],
    ],
    [
      'a transition between unknown things',
      {
        transitions: [
          { event: 'ticket.fly', from: ['sky', '@air'], to: 'moon', when: 'windy', guards: ['pilot'] },
        ],
      },
      [
        ['lifecycle.unknown_event', 'transitions.0.event'],
        ['lifecycle.unknown_status', 'transitions.0.from.0'],
        ['lifecycle.unknown_category', 'transitions.0.from.1'],
        ['lifecycle.unknown_status', 'transitions.0.to'],
        ['lifecycle.unknown_condition', 'transitions.0.when'],
        ['lifecycle.unknown_guard', 'transitions.0.guards.0'],
      ],
    ],
    [
      'guards and fields of unknown events',
      { guardedBy: { 'ticket.fly': ['pilot'] }, requires: { constructor: ['reason'] } },
      [
        ['lifecycle.unknown_event', 'guardedBy.ticket.fly'],
        ['lifecycle.unknown_guard', 'guardedBy.ticket.fly.0'],
        ['lifecycle.unknown_event', 'requires.constructor'],
      ],
    ],
    [
      'a transition that could never be taken',
      { transitions: [{ event: 'ticket.resume', from: ['on_hold'], to: 'open' }] },
      [['lifecycle.duplicate_transition', 'transitions']],
    ],
    [
      'a status that nothing leads to',
      { statuses: { waiting_parts: parts } },
      [['lifecycle.unreachable_status', 'statuses.waiting_parts']],
    ],
    [
      'a status that nothing leads out of',
      {
        statuses: { lost: { ...parts, category: 'merged' } },
        events: orderParts,
        transitions: [{ event: 'ticket.order_parts', from: ['open'], to: 'lost' }],
      },
      [['lifecycle.dead_end', 'statuses.lost']],
    ],
    [
      'settings of the wrong kind',
      { settings: { reopenDays: -1, ratingDays: '7', colour: 'red' } as unknown as { reopenDays: number } },
      [
        ['lifecycle.bad_setting', 'settings.reopenDays'],
        ['lifecycle.bad_setting', 'settings.ratingDays'],
        ['lifecycle.unknown_setting', 'settings.colour'],
      ],
    ],
  ])('refuses %s, with the place', (_name, additions, expected) => {
    expect(faults(additions)).toEqual(expected)
  })

  it('honours settings', () => {
    const lifecycle = defineLifecycle(ticketLifecycle, { settings: { reopenDays: 0 } })
    const reopen = { type: 'ticket.reopen', reason: '又停机了' }
    expect(codes(step(lifecycle, aTicket({ status: 'closed', closedAt: at - 1 }), reopen, by('a')))).toEqual([
      'lifecycle.reopen_window_over',
    ])
  })
})

describe('isEditable', () => {
  it.each([
    ['new', []],
    ['open', []],
    ['resolved', []],
    ['closed', ['lifecycle.closed']],
    ['merged', ['lifecycle.closed']],
    ['nowhere', ['lifecycle.closed']],
  ])('of a ticket in %s: %j', (status, expected) => {
    expect(codes(isEditable(ticketLifecycle, aTicket({ status })))).toEqual(expected)
  })
})

describe('statusLabel and categoryOf', () => {
  it('do not take an inherited property for a status', () => {
    expect(statusLabel(ticketLifecycle, 'constructor')).toEqual({ zh: 'constructor', en: 'constructor' })
    expect(categoryOf(ticketLifecycle, 'toString')).toBeUndefined()
  })
})
