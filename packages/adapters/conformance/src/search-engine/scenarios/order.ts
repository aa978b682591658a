import { expect } from 'vitest'
import type { SearchScenario } from '../scenario.js'
import { entry, find, library, numbered, plant, question, refused } from '../world.js'

const same = (ids: readonly string[]) => ids.map((id) => entry(id, '电机异响'))

/** One order for one question; pages are pieces of it. */
export const orderScenarios: readonly SearchScenario[] = [
  {
    key: 'sort.by-an-attribute-missing-last',
    async run(create) {
      const engine = await library(create, plant)
      const by = 'reuse'
      expect(await find(engine, '', { sort: { by, direction: 'desc' } })).toEqual(['c2', 'c1', 'c3', 'c4'])
      expect(await find(engine, '', { sort: { by, direction: 'asc' } })).toEqual(['c3', 'c1', 'c2', 'c4'])
      expect(await find(engine, '停机', { sort: { by, direction: 'asc' } })).toEqual(['c1', 'c2'])
    },
  },
  {
    key: 'sort.texts-by-code-point',
    async run(create) {
      const values = ['！', '𠮷', 'a', 'B', '中']
      const engine = await library(
        create,
        values.map((region) => entry(region, '停机', { attributes: { region } })),
      )
      expect(await find(engine, '', { sort: { by: 'region', direction: 'asc' } })).toEqual([
        'B',
        'a',
        '中',
        '！',
        '𠮷',
      ])
    },
  },
  {
    key: 'sort.by-an-undeclared-attribute-is-refused',
    async run(create) {
      const engine = await library(create, plant)
      for (const by of ['salary', 'toString'])
        await refused(
          () => engine.search(question('', { sort: { by, direction: 'asc' } })),
          'search.unknown_attribute',
        )
    },
  },
  {
    key: 'tie.goes-by-id',
    async run(create) {
      for (const ids of [
        ['z', 'a', 'm', '𠮷', '！'],
        ['！', 'm', 'z', '𠮷', 'a'],
      ]) {
        const engine = await create()
        for (const document of same(ids)) await engine.index([document])
        for (const text of ['电机异响', ''])
          expect(await find(engine, text)).toEqual(['a', 'm', 'z', '！', '𠮷'])
      }
    },
  },
  {
    key: 'tie.of-a-sort-goes-by-id',
    async run(create) {
      const engine = await library(create, same(['b', 'c', 'a']))
      expect(await find(engine, '', { sort: { by: 'reuse', direction: 'asc' } })).toEqual(['a', 'b', 'c'])
    },
  },
  {
    key: 'page.walk-meets-each-once',
    async run(create) {
      const engine = await library(
        create,
        numbered(57, (n) => entry('', '停机'.repeat(1 + (n % 4)), { attributes: { reuse: n % 5 } })),
      )
      for (const sort of ['relevance', { by: 'reuse', direction: 'desc' }] as const) {
        for (const text of ['停机', '']) {
          const whole = await find(engine, text, { sort })
          const walked: string[] = []
          for (let offset = 0; offset < 60; offset += 10)
            walked.push(...(await find(engine, text, { sort, offset, limit: 10 })))
          expect(walked).toEqual(whole)
          expect(new Set(walked).size).toBe(57)
        }
      }
    },
  },
  {
    key: 'page.past-the-end-is-empty',
    async run(create) {
      const engine = await library(create, plant)
      const answer = await engine.search(question('停机', { offset: 1000 }))
      expect([answer.hits, answer.total]).toEqual([[], 2])
    },
  },
  {
    key: 'page.same-question-same-answer',
    async run(create) {
      const engine = await library(create, plant)
      const query = question('电机停机 e-1024', { facets: ['labels'], highlight: true })
      const first = await engine.search(query)
      await engine.search(question('屏幕'))
      expect(await engine.search(query)).toEqual(first)
    },
  },
  {
    key: 'rank.heavier-field-first',
    async run(create) {
      const engine = await library(create, [
        entry('a', { title: '保养手册', body: '清洁滤网' }),
        entry('b', { title: '滤网', body: '保养手册' }),
      ])
      expect(await find(engine, '滤网')).toEqual(['b', 'a'])
      expect(await find(engine, '滤网', { weights: { title: 0.01, body: 5 } })).toEqual(['a', 'b'])
    },
  },
  {
    key: 'rank.scores-never-rise',
    async run(create) {
      const engine = await library(create, plant)
      const scores = (await engine.search(question('电机停机报警'))).hits.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    },
  },
  {
    key: 'rank.rarer-words-count-more',
    async run(create) {
      const engine = await library(create, [entry('rare', '断轴'), ...numbered(20, () => entry('', '故障'))])
      expect((await find(engine, '故障断轴'))[0]).toBe('rare')
    },
  },
  {
    key: 'relevance.tells-answers-from-other-subjects',
    async run(create) {
      const engine = await library(create, plant)
      const best = async (text: string) => (await engine.search(question(text))).hits[0]?.relevance ?? 0
      expect(await best('注塑机停机报警 E-1024 的处理')).toBeGreaterThan(0.9)
      expect(await best('如何申请年假')).toBeLessThan(0.5)
      expect(await best('')).toBe(0)
      for (const { relevance } of (await engine.search(question('电机停机'))).hits) {
        expect(relevance).toBeGreaterThanOrEqual(0)
        expect(relevance).toBeLessThanOrEqual(1)
      }
    },
  },
]
