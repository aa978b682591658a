import type { Filter } from '@caselore/core/filter'
import type { Query } from '@caselore/core/storage'
import Connection from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { sqliteStorage } from './sqlite-storage.js'

const tenant = 'acme'
const mine: Filter = { field: 'requester', op: 'eq', value: 'r7' }
const open: Filter = { field: 'status', op: 'eq', value: 'open' }

/** Two thousand tickets, half of them open, two of each customer; and how the last page was looked for. */
async function large() {
  const database = new Connection(':memory:')
  const storage = await sqliteStorage(database)
  await storage.bulkLoad?.({
    tenant,
    load: 'l',
    sequence: 1,
    rows: Array.from({ length: 2000 }, (_, n) => ({
      kind: 'ticket',
      id: `t${String(n).padStart(4, '0')}`,
      doc: { requester: `r${n % 1000}`, status: n % 2 ? 'open' : 'closed', updatedAt: n % 1999 },
    })),
  })
  const asked: string[] = []
  const prepare = database.prepare.bind(database)
  database.prepare = ((text: string) => {
    asked.push(text)
    return prepare(text)
  }) as typeof database.prepare
  const plan = () => {
    const text = asked.at(-1) ?? ''
    const values = Array.from({ length: text.split('?').length - 1 }, () => 'x')
    return prepare(`EXPLAIN QUERY PLAN ${text}`)
      .all(...values)
      .map((step) => (step as { detail: string }).detail)
      .join('\n')
  }
  const ask = (query: Partial<Query>) =>
    storage.query(
      { kind: 'ticket', order: { by: 'updatedAt', direction: 'desc' }, limit: 10, ...query },
      { tenant },
    )
  return { ask, plan, asked }
}

describe('a page of a large kind', () => {
  it('is looked up by a value that few records have, and sorted', async () => {
    const { ask, plan } = await large()
    for (const scope of [mine, { or: [mine, { ...mine, value: 'r8' }] }, { and: [open, mine] }]) {
      const { rows } = await ask({ scope })
      expect(rows.map((row) => row.doc.updatedAt)).toEqual(
        rows.map((row) => row.doc.updatedAt).toSorted((a, b) => Number(b) - Number(a)),
      )
      expect(rows.length).toBeGreaterThan(0)
      expect(plan()).toContain('k_requester=?')
      expect(plan()).not.toContain('k_updated_at<')
    }
  })

  it('is read along the order where many records match', async () => {
    const { ask, plan } = await large()
    expect((await ask({ scope: open })).rows).toHaveLength(10)
    expect(plan()).toMatch(/k_updated_at \(tenant=\? AND kind=\? AND k_updated_at<\?\)/)
    expect(plan()).not.toContain('TEMP B-TREE')
  })

  it('begins where the one before ended, whichever way it is sorted', async () => {
    const { ask, asked } = await large()
    for (const direction of ['asc', 'desc'] as const) {
      const order = { by: 'updatedAt', direction }
      const { cursor } = await ask({ order })
      await ask({ order, cursor })
      // A bound on the column beside the cursor's own would be the one that the index is entered by.
      const bounds = asked.at(-1)?.match(/AND k_updated_at [<>]=? \?/g)
      expect(bounds?.at(-1)).toBe(`AND k_updated_at ${direction === 'asc' ? '>=' : '<='} ?`)
    }
  })

  it('asks once where every record has the value that it is sorted by', async () => {
    const { ask, asked } = await large()
    asked.length = 0
    await ask({ scope: { and: [mine, open] } })
    expect(asked.filter((text) => text.includes('doc'))).toHaveLength(1)
    await ask({ order: { by: 'dueAt', direction: 'desc' } })
    expect(asked.at(-1)).toContain('UNION ALL')
  })
})
