import type { Filter } from '@caselore/core/filter'
import { expect, it } from 'vitest'
import { lookupsOf } from './lookups.js'

const mine: Filter = { field: 'requester', op: 'eq', value: 'r1' }
const open: Filter = { field: 'status', op: 'in', value: ['new', 'open'] }
const south: Filter = { field: 'regions', op: 'has', value: '华南' }
const of = (filter: Filter) => lookupsOf(filter, 'ticket')

it('finds each condition on a column by which the records can be looked up', () => {
  expect(of({ and: [mine, south, open] })).toEqual([[mine], [open]])
})

it('takes alternatives together, where every one of them can be looked up', () => {
  expect(of({ or: [mine, { and: [south, open] }] })).toEqual([[mine, open]])
  expect(of({ or: [mine, south] })).toEqual([])
  expect(of({ or: [] })).toEqual([])
})

it('leaves what an index does not answer', () => {
  expect(of({ not: mine })).toEqual([])
  expect(of({ field: 'requester', op: 'eq', value: null })).toEqual([])
  expect(of({ field: 'assignee', op: 'in', value: ['a1', null] })).toEqual([])
  expect(of({ field: 'requester', op: 'prefix', value: 'r' })).toEqual([])
  expect(lookupsOf(mine, 'comment')).toEqual([])
})
