import { projections } from '@caselore/core/storage'
import { describe, expect, it } from 'vitest'
import { columnOf, projectedFields, projectedValues, unprojected } from './projections.js'

const placed = (kind: string, field: string, doc: object) =>
  projectedValues({ kind, id: 'a', doc: doc as never })[
    projectedFields.findIndex((each) => each.field === field)
  ]

describe('projections', () => {
  it('tell tables what they do not have yet, and tables that are newer from those', () => {
    const all = Object.entries(projections).flatMap(([kind, { orders, lookups }]) =>
      [...orders, ...lookups].map((field) => `${kind}.${field}`),
    )
    expect(unprojected(all)).toEqual(new Map())
    const some = all.filter((pair) => !/^(ticket\.(dueAt|status)|audit\.seq)$/.test(pair))
    expect(unprojected(some)).toEqual(
      new Map([
        ['ticket', ['dueAt', 'status']],
        ['audit', ['seq']],
      ]),
    )
    expect(unprojected([...all, 'ticket.later'])).toBeUndefined()
  })

  it('have a column for the kinds that declare them, and none for others', () => {
    expect(columnOf('ticket', 'createdAt')).toBe('k_created_at')
    expect(columnOf('comment', 'createdAt')).toBeUndefined()
    expect(columnOf('constructor', 'createdAt')).toBeUndefined()
    expect(columnOf('ticket', 'constructor')).toBeUndefined()
  })

  it('hold the place of a value in the order, a list being without one', () => {
    expect(placed('ticket', 'status', { status: 'open' })).toBe('2open')
    expect(placed('ticket', 'status', {})).toBe('3')
    expect(placed('ticket', 'status', { status: ['open'] })).toBe('3')
    expect(placed('comment', 'status', { status: 'open' })).toBeNull()
  })

  it('refuse a text that no index takes', () => {
    const status = (length: number) => () => placed('ticket', 'status', { status: '开'.repeat(length) })
    expect(status(666)).not.toThrow()
    expect(status(667)).toThrow(expect.objectContaining({ code: 'storage.too_large' }))
  })
})
