import type { Filter, Scalar } from '@caselore/core/filter'
import { describe, expect, it } from 'vitest'
import type { Dialect } from './dialect.js'
import { pageSql } from './page.js'
import { numbered, sql, words } from './sql.js'
import { whereSql } from './where.js'

const dialect: Dialect = {
  document: words('doc'),
  isOneOf: (path, values) => sql`one(${path}, ${JSON.stringify(values)})`,
  compares: (path, comparison, other) => sql`compares(${path}, '${words(comparison)}', ${other})`,
  startsWith: (path, prefix) => sql`starts(${path}, ${prefix})`,
  has: (path, item) => sql`has(${path}, ${JSON.stringify(item)})`,
  isThere: (path) => sql`there(${path})`,
  rank: (path) => sql`rank(${path})`,
  numberAt: (path) => sql`number(${path})`,
  textAt: (path) => sql`text(${path})`,
  number: (value) => sql`${value}`,
  isOneOfTexts: (column, texts) => sql`${column} IN (${JSON.stringify(texts)})`,
}
const evil = `x' OR 1=1; DROP TABLE caselore_rows; -- "]}\\ ? $1`

describe('whereSql', () => {
  it('asks projected fields in their columns, where an index helps', () => {
    const where = { field: 'status', op: 'eq', value: 'open' } as const
    expect(whereSql(where, 'ticket', dialect)).toEqual({ text: '(k_status = ?)', values: ['2open'] })
    expect(whereSql(where, 'comment', dialect)).toEqual({ text: 'one(?, ?)', values: ['status', '["open"]'] })
  })

  it('refuses what only a search engine answers', () => {
    const where: Filter = { not: { field: 'subject', op: 'matches', value: '停机' } }
    expect(() => whereSql(where, 'ticket', dialect)).toThrow(
      expect.objectContaining({ code: 'storage.not_pushable' }),
    )
  })

  it('makes no text of a statement out of what a caller gave, not even of a name that got past every check', () => {
    const ops = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'prefix', 'has'] as const
    const filters = ['status', 'custom', evil].flatMap((field): Filter[] => [
      ...ops.map((op) => ({ field, op, value: evil })),
      { field, op: 'in', value: [evil, null] },
      { field, op: 'nin', value: [evil, evil, 1] },
      { field, op: 'exists', value: true },
    ])
    const { text, values } = whereSql(
      { and: [{ or: filters }, { not: { and: filters } }] },
      'ticket',
      dialect,
    )
    expect(text.replaceAll(/[a-z_]+|[0-9]|[(),'<>=? ]|AND|OR|NOT|IN/g, '')).toBe('')
    expect(text).not.toContain('drop')
    expect(values.filter((value) => String(value).includes('DROP')).length).toBeGreaterThan(20)
    expect(numbered(text).match(/\$\d+/g)).toHaveLength(values.length)
  })
})

describe('pageSql', () => {
  it('makes no text of a statement out of an order, a cursor, a kind or a tenant', () => {
    for (const by of ['createdAt', 'subject', evil])
      for (const value of [evil, 1, null] satisfies Scalar[]) {
        const order = { by, direction: 'desc' } as const
        const { statement, withMissing } = pageSql(
          { tenant: evil, kind: evil, filter: { and: [] }, order, limit: 5, after: { value, id: evil } },
          dialect,
        )
        for (const { text, values } of [statement, withMissing ?? statement]) {
          expect(text).not.toContain('DROP')
          expect(text.match(/\?/g)).toHaveLength(values.length)
        }
      }
  })
})
