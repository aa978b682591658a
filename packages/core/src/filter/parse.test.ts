import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createFilterSchema, type FieldTypes, filterLimits, parseFilter } from './index.js'

const fields: FieldTypes = {
  number: 'string',
  priority: 'string',
  reopened: 'number',
  escalated: 'boolean',
  tags: 'strings',
  customer: 'object',
  'customer.name': 'string',
  attachments: 'objects',
  'custom.*': 'any',
}

const problems = (input: unknown, options: Parameters<typeof parseFilter>[1] = { fields }) => {
  const result = parseFilter(input, options)
  return result.ok ? [] : result.refusals.map(({ code, path }) => [code, path?.join('.') ?? ''])
}

describe('parseFilter', () => {
  it.each([
    { field: 'priority', op: 'eq', value: 'urgent' },
    { field: 'priority', op: 'eq', value: null },
    { field: 'priority', op: 'in', value: ['urgent', null] },
    { field: 'priority', op: 'nin', value: [] },
    { field: 'number', op: 'prefix', value: 'T-2026' },
    { field: 'number', op: 'gte', value: 'T-2026' },
    { field: 'reopened', op: 'lt', value: 3 },
    { field: 'escalated', op: 'ne', value: true },
    { field: 'tags', op: 'has', value: '注塑机' },
    { field: 'tags', op: 'eq', value: null },
    { field: 'customer', op: 'exists', value: true },
    { field: 'attachments', op: 'exists', value: false },
    { field: 'customer.name', op: 'eq', value: '某厂' },
    { field: 'custom.machine.hours', op: 'gt', value: 1000 },
    { field: 'custom.运行小时', op: 'has', value: 1 },
    { and: [] },
    { or: [{ not: { and: [{ field: 'reopened', op: 'eq', value: 0 }] } }] },
  ])('takes %j', (input) => {
    expect(parseFilter(input, { fields })).toEqual({ ok: true, value: input })
  })

  it.each([
    [{ field: 'priority', op: 'like', value: 'x' }, 'filter.unknown_operator', 'op'],
    [{ field: 'priority', op: 'toString', value: 'x' }, 'filter.unknown_operator', 'op'],
    [{ field: 'priority', value: 'x' }, 'filter.unknown_operator', 'op'],
    [{ field: 'colour', op: 'eq', value: 'x' }, 'filter.unknown_field', 'field'],
    [{ field: 'custom', op: 'eq', value: 'x' }, 'filter.unknown_field', 'field'],
    [{ field: 'custom.*', op: 'eq', value: 'x' }, 'filter.unknown_field', 'field'],
    [{ field: 'custom..x', op: 'eq', value: 'x' }, 'filter.unknown_field', 'field'],
    [{ field: `custom.x' OR 1=1`, op: 'eq', value: 'x' }, 'filter.unknown_field', 'field'],
    [{ field: 'constructor', op: 'eq', value: 'x' }, 'filter.unknown_field', 'field'],
    [{ field: 7, op: 'eq', value: 'x' }, 'filter.unknown_field', 'field'],
    [{ field: 'priority', op: 'eq', value: 'x', note: 1 }, 'filter.unknown_key', 'note'],
    [{ and: [], or: [] }, 'filter.unknown_key', 'or'],
    [{ not: { and: [] }, field: 'priority' }, 'filter.unknown_key', 'field'],
    [{ field: 'priority', op: 'eq', value: 1 }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'eq', value: ['x'] }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'eq' }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'in', value: 'x' }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'in', value: ['x', 1] }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'in', value: Array(1001).fill('x') }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'lt', value: null }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'exists', value: 'yes' }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'has', value: 'x' }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'eq', value: 'a\0b' }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'eq', value: 'half \uD842' }, 'filter.wrong_value', 'value'],
    [{ field: 'priority', op: 'eq', value: 'x'.repeat(1001) }, 'filter.wrong_value', 'value'],
    [{ field: 'reopened', op: 'eq', value: Number.NaN }, 'filter.wrong_value', 'value'],
    [{ field: 'reopened', op: 'prefix', value: '1' }, 'filter.wrong_value', 'value'],
    [{ field: 'tags', op: 'eq', value: 'x' }, 'filter.wrong_value', 'value'],
    [{ field: 'custom.x', op: 'has', value: null }, 'filter.wrong_value', 'value'],
    [{ field: 'number', op: 'matches', value: 'x' }, 'filter.not_supported', 'op'],
    [{ field: 'priority', op: 'eq', value: { ref: 'actor.id' } }, 'filter.unknown_reference', 'value'],
    [{ and: 1 }, 'filter.wrong_value', 'and'],
    [null, 'filter.wrong_value', ''],
    ['priority', 'filter.wrong_value', ''],
    [[], 'filter.wrong_value', ''],
  ])('refuses %j as %s', (input, code, path) => {
    expect(problems(input)).toEqual([[code, path]])
  })

  it('names every problem with the path of its part', () => {
    const input = {
      and: [{ field: 'colour', op: 'eq', value: 1 }, { not: { field: 'priority', op: '~', value: 1 } }],
    }
    expect(problems(input)).toEqual([
      ['filter.unknown_field', 'and.0.field'],
      ['filter.unknown_operator', 'and.1.not.op'],
    ])
  })

  it('takes any well-formed path where no fields are given', () => {
    expect(problems({ field: 'anything.at.all', op: 'gt', value: 1 }, {})).toEqual([])
    expect(problems({ field: 'a b', op: 'gt', value: 1 }, {})).toEqual([['filter.unknown_field', 'field']])
  })

  it('takes `matches` for a search engine', () => {
    expect(problems({ field: 'number', op: 'matches', value: '停机' }, { fields, engine: true })).toEqual([])
  })

  it('takes the references it is told of, and wildcards', () => {
    const options = { fields, references: ['env.now', 'actor.*'] }
    const condition = (ref: string) => ({ field: 'priority', op: 'eq', value: { ref } })
    expect(parseFilter(condition('actor.attributes.level'), options).ok).toBe(true)
    expect(parseFilter(condition('env.now'), options).ok).toBe(true)
    expect(parseFilter(condition('env.other'), options).ok).toBe(false)
    expect(parseFilter({ ...condition('env.now'), value: { ref: 'env.now', or: 1 } }, options).ok).toBe(false)
    expect(parseFilter({ field: 'priority', op: 'exists', value: { ref: 'env.now' } }, options).ok).toBe(
      false,
    )
  })

  it('gives a copy, so that changing the input afterwards changes nothing', () => {
    const value = ['urgent']
    const result = parseFilter({ field: 'priority', op: 'in', value }, { fields })
    value.push('low')
    expect(result).toEqual({ ok: true, value: { field: 'priority', op: 'in', value: ['urgent'] } })
  })

  it('refuses what is nested too deeply, once, and does not run out of stack', () => {
    let input: unknown = { field: 'priority', op: 'eq', value: 'x' }
    for (let i = 0; i < 100_000; i++) input = { not: input }
    expect(problems(input).map(([code]) => code)).toEqual(['filter.too_deep'])
  })

  it('refuses what is too large, once', () => {
    const branch = { or: Array(100).fill({ field: 'priority', op: 'eq', value: 'x' }) }
    expect(problems({ and: Array(100).fill(branch) }).map(([code]) => code)).toEqual(['filter.too_large'])
    expect(problems({ and: Array(filterLimits.nodes - 1).fill({ and: [] }) })).toEqual([])
  })

  it('never repeats an unstorable or endless input in a refusal', () => {
    const result = parseFilter({ field: `\uD842\0${'x'.repeat(500)}`, op: 'eq', value: 1 })
    expect(result.ok || result.refusals[0].details?.field).toBe(`\uFFFD\uFFFD${'x'.repeat(58)}`)
  })
})

describe('createFilterSchema', () => {
  const schema = z.object({ where: createFilterSchema({ fields }) })

  it('reads a filter inside another schema', () => {
    const input = { where: { field: 'priority', op: 'eq', value: 'urgent' } }
    expect(schema.parse(input)).toEqual(input)
  })

  it('carries the coded refusal and the path in the issue', () => {
    const result = schema.safeParse({ where: { and: [{ field: 'colour', op: 'eq', value: 'x' }] } })
    const issue = result.error?.issues[0]
    expect(issue).toMatchObject({
      code: 'custom',
      path: ['where', 'and', 0, 'field'],
      params: { refusal: { code: 'filter.unknown_field', details: { field: 'colour' } } },
    })
  })
})
