import { describe, expect, it } from 'vitest'
import {
  applyView,
  closedView,
  type FieldView,
  type Mask,
  openView,
  unwritable,
  visibilityOf,
} from './index.js'

const doc = {
  id: 'c1',
  title: '注塑机 E-1024',
  customer: { name: '某注塑厂', uscc: '91330000X', authorisation: { reference: 'A-1' } },
  solution: { steps: [{ text: '断电', caution: '挂牌' }, { text: '更换驱动器' }], tools: ['万用表'] },
  custom: { hours: 1200, line: 'B' },
  reviews: [],
}
const masks: Record<string, Mask> = {
  stars: (value) => (Array.isArray(value) ? value.map(() => '*') : '*'),
  named: (_, whole) => `of ${String(whole.id)}`,
}
const view = (part: Partial<FieldView>): FieldView => ({ ...openView, ...part })
const apply = (part: Partial<FieldView>) => applyView(doc, view(part), masks)

describe('applyView', () => {
  it('gives the record itself where nothing is kept back', () => expect(apply({}).doc).toBe(doc))

  it('leaves hidden fields out, with all that is below them', () => {
    expect(apply({ hidden: ['customer'] }).doc).not.toHaveProperty('customer')
    expect(apply({ hidden: ['customer.*'] }).doc).not.toHaveProperty('customer')
    expect(apply({ hidden: ['customer.uscc'] }).doc.customer).toEqual({
      name: '某注塑厂',
      authorisation: { reference: 'A-1' },
    })
    expect(applyView(doc, closedView, masks).doc).toEqual({})
  })

  it('reaches into lists of objects', () =>
    expect(
      apply({ hidden: ['solution.steps.caution'], masked: { 'solution.steps.text': 'stars' } }).doc.solution,
    ).toEqual({
      steps: [{ text: '*' }, { text: '*' }],
      tools: ['万用表'],
    }))

  it('shows what is excepted from a hidden whole, and no list of empty things', () => {
    expect(apply({ hidden: ['custom'], shown: ['custom.line'] }).doc.custom).toEqual({ line: 'B' })
    expect(apply({ hidden: ['solution'], shown: ['solution.steps.gone'] }).doc).not.toHaveProperty('solution')
  })

  it('masks with the named mask, which is told of the whole record', () => {
    expect(apply({ masked: { title: 'named', 'solution.tools': 'stars' } }).doc).toMatchObject({
      title: 'of c1',
      solution: { tools: ['*'] },
    })
  })

  it('hides where the mask is not known', () => {
    expect(apply({ masked: { title: 'gone' } }).doc).not.toHaveProperty('title')
    expect(apply({ masked: { title: 'constructor' } }).doc).not.toHaveProperty('title')
  })

  it('tells what it masked of this record and what the view hides of any', () =>
    expect(
      apply({ hidden: ['reviews', 'gone'], masked: { title: 'stars', missing: 'stars' } }),
    ).toMatchObject({
      masked: ['title'],
      hidden: ['reviews', 'gone'],
    }))

  it('never changes the record', () => {
    const frozen = JSON.stringify(doc)
    apply({ hidden: ['customer.name', 'solution.steps.text'], masked: { custom: 'stars' } })
    expect(JSON.stringify(doc)).toBe(frozen)
  })
})

describe('visibilityOf', () => {
  const some = view({
    hidden: ['customer.uscc', 'custom'],
    masked: { solution: 'stars' },
    shown: ['custom.line'],
  })
  it.each([
    ['title', 'visible'],
    ['customer.name', 'visible'],
    ['customer.uscc', 'hidden'],
    ['customer', 'hidden'],
    ['solution.steps', 'masked'],
    ['custom.hours', 'hidden'],
    ['custom.line', 'visible'],
    ['custom', 'hidden'],
  ])('%s is %s', (field, expected) => expect(visibilityOf(some, field)).toBe(expected))

  it('nothing is visible in a closed view', () => expect(visibilityOf(closedView, 'title')).toBe('hidden'))
})

describe('unwritable', () => {
  const some = view({ writable: ['title', 'customer'], readOnly: ['customer.uscc'] })
  it.each([
    [['title'], []],
    [['customer.name'], []],
    [['status', 'title'], ['status']],
    [['customer.uscc'], ['customer.uscc']],
    [['customer'], ['customer']],
  ])('of %j: %j', (changed, expected) => expect(unwritable(some, changed)).toEqual(expected))

  it('everything may be written in an open view, a part of it does not open the whole', () => {
    expect(unwritable(openView, ['anything'])).toEqual([])
    expect(unwritable(view({ writable: ['customer.name'] }), ['customer'])).toEqual(['customer'])
  })
})
