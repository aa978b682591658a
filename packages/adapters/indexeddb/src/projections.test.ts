import { compareSortKeys, type SortKey } from '@caselore/core/storage'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesOf, sortPart } from './projections.js'

const value = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('', 'a', 'ab', '中', '中文', '😀', '﹏', '\ue000', '\uffee', '𠮷'),
)
const id = fc.stringMatching(/^[\x21-\x7e]{1,3}$/)
const sortKey: fc.Arbitrary<SortKey> = fc.record({ value, id })

/** The order in which IndexedDB keeps lists of numbers and texts: by UTF-16 units, numbers before texts. */
function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? ''
    if (x === y) continue
    if (typeof x !== typeof y) return typeof x === 'number' ? -1 : 1
    return x < y ? -1 : 1
  }
  return 0
}

describe('sortPart', () => {
  it.each(['asc', 'desc'] as const)('sorts as the contract does, %s', (direction) => {
    fc.assert(
      fc.property(sortKey, sortKey, (a, b) => {
        const byEntry = compareKeys(sortPart(a, direction), sortPart(b, direction))
        expect(Math.sign(byEntry)).toBe(Math.sign(compareSortKeys(a, b, direction)))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('entriesOf', () => {
  it('keeps a record without the field, at the end', () => {
    const row = { tenant: 'acme', kind: 'ticket', id: 'a', version: 1, doc: { createdAt: 5 } }
    expect(entriesOf(row)).toContainEqual(['acme', 'ticket', 'createdAt', 'asc', 1, 5, 'a'])
    expect(entriesOf(row)).toContainEqual(['acme', 'ticket', 'dueAt', 'asc', 3, 0, 'a'])
  })

  it('writes none for kinds that are never listed', () => {
    expect(entriesOf({ tenant: 'acme', kind: 'audit', id: 'a', version: 1, doc: {} })).toEqual([])
  })
})
