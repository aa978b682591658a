import { describe, expect, it } from 'vitest'
import { compileFilter } from '../../filter/index.js'
import type { Json } from '../../shared/index.js'
import { definePolicy } from '../index.js'
import { vectorPolicy } from './rules.js'
import { answersTo, questionOf, readOwnTable, readTable } from './table.js'
import { vectorKinds, vectorMasks } from './vocabulary.js'

const table = readTable()
const policy = definePolicy(vectorPolicy, { kinds: vectorKinds, masks: vectorMasks })

describe('the table of decisions', () => {
  it('has the cases that are open to us', () => expect(table.length).toBeGreaterThanOrEqual(142))

  it.each(table.map((vector) => [vector.id, vector.title, vector] as const))('%s %s', (_, __, vector) => {
    const { actual, expected } = answersTo(policy, vector)
    expect(actual).toEqual(expected)
  })

  it.each(readOwnTable().map((vector) => [vector.id, vector.title, vector] as const))(
    '%s %s',
    (_, __, vector) => {
      const { actual, expected } = answersTo(policy, vector)
      expect(actual).toEqual(expected)
    },
  )

  it('is what lists see, too', () => {
    for (const vector of table) {
      const { resource, ...question } = questionOf(vector)
      const { scope } = policy.filter(question)
      const admits = scope === 'all' || (scope !== 'none' && compileFilter(scope)(resource))
      expect([vector.id, admits]).toEqual([
        vector.id,
        policy.decide({ ...question, resource }).effect === 'allow',
      ])
    }
  })

  it('is the same after a round trip through JSON', () => {
    const again = definePolicy(JSON.parse(JSON.stringify(policy.source)) as typeof vectorPolicy, {
      kinds: vectorKinds,
      masks: vectorMasks,
    })
    expect(again.version).toBe(policy.version)
    for (const vector of table)
      expect(again.decide(questionOf(vector))).toEqual(
        policy.decide(questionOf(vector)) satisfies Json | object,
      )
  })
})
