import type { Filter } from '@caselore/core/filter'
import { describe, expect, it } from 'vitest'
import { pageName } from './page-name.js'

const region: Filter = { field: 'regions', op: 'has', value: '华东' }
const mine: Filter = { field: 'assignee', op: 'eq', value: 'a1' }
const asked = (filter: Filter) => ({
  tenant: 't',
  kind: 'ticket',
  filter,
  order: undefined,
  limit: 10,
  after: undefined,
})

describe('pageName', () => {
  it('is the same for the same text, and another for another', () => {
    const name = pageName(asked(region), 'SELECT 1')
    expect(name).toMatch(/^caselore_page_\d+$/)
    expect(pageName(asked({ and: [] }), 'SELECT 1')).toBe(name)
    expect(pageName(asked(region), 'SELECT 2')).not.toBe(name)
  })

  it('is not given where a column of its own may be the shorter way, which depends on its value', () => {
    expect(pageName(asked({ and: [region, mine] }), 'SELECT 3')).toBeUndefined()
    expect(pageName(asked({ or: [mine, mine] }), 'SELECT 3')).toBeUndefined()
    expect(pageName(asked({ or: [region, mine] }), 'SELECT 3')).toBeDefined()
  })

  it('is given to so many texts and no more', () => {
    const names = Array.from({ length: 300 }, (_, i) => pageName(asked(region), `SELECT 'flood ${i}'`))
    expect(new Set(names.filter(Boolean)).size).toBeLessThanOrEqual(100)
    expect(names.at(-1)).toBeUndefined()
  })
})
