import { compareSortKeys, type SortKey } from '@caselore/core/storage'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesOf, idPart, valuePart } from './projections.js'

const value = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.string({ unit: 'binary', maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom('', 'a', 'ab', '中', '中文', '😀', '﹏', '\ue000', '\uffee', '𠮷'),
)
const id = fc.stringMatching(/^[\x21-\x7e]{1,3}$/)
const sortKey: fc.Arbitrary<SortKey> = fc.record({ value, id })

describe('valuePart and idPart', () => {
  it.each(['asc', 'desc'] as const)('sort as text the way the contract sorts values, %s', (direction) => {
    const entry = ({ value, id }: SortKey) => valuePart(value, direction) + idPart(id, direction)
    fc.assert(
      fc.property(sortKey, sortKey, (a, b) => {
        const byEntry = entry(a) < entry(b) ? -1 : entry(a) > entry(b) ? 1 : 0
        expect(byEntry).toBe(Math.sign(compareSortKeys(a, b, direction)) + 0)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('entriesOf', () => {
  it('keeps a record without the field, at the end', () => {
    const row = { tenant: 'acme', kind: 'ticket', id: 'a', version: 1, doc: { createdAt: 5 } }
    expect(entriesOf(row)).toContain(`acme ticket createdAt asc ${valuePart(5, 'asc')}a`)
    expect(entriesOf(row)).toContain('acme ticket dueAt asc 3a')
  })

  it('writes none for kinds that are never listed', () => {
    expect(entriesOf({ tenant: 'acme', kind: 'claim', id: 'a', version: 1, doc: {} })).toEqual([])
  })
})
