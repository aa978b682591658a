import { projections } from '@caselore/core/storage'
import { describe, expect, it } from 'vitest'
import { columnOf, projectedFields, projectedValues, projectionHistory } from './projections.js'

const placed = (kind: string, field: string, doc: object) =>
  projectedValues({ kind, id: 'a', doc: doc as never })[
    projectedFields.findIndex((each) => each.field === field)
  ]

describe('projections', () => {
  it('are those of the port, each brought by a version of the tables', () => {
    const asked = Object.entries(projections).flatMap(([kind, { orders, lookups }]) =>
      [...orders, ...lookups].map((field) => `${kind}.${field}`),
    )
    expect(projectionHistory.flat().toSorted()).toEqual(asked.toSorted())
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
