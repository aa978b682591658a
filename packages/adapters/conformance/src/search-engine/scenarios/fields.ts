import { expect } from 'vitest'
import type { SearchScenario } from '../scenario.js'
import { entry, find, library, plant, question, refused, suggest } from '../world.js'

const note = entry('n', { title: '停机记录', tags: ['内部标签'], body: '密钥在停机柜' })

/** Text that was not given is neither searched, quoted nor suggested. */
export const fieldScenarios: readonly SearchScenario[] = [
  {
    key: 'fields.others-are-not-searched',
    async run(create) {
      const engine = await library(create, [note])
      expect(await find(engine, '密钥', { fields: ['title', 'tags'] })).toEqual([])
      expect(await find(engine, '密钥', { fields: ['body'] })).toEqual(['n'])
      expect(await find(engine, '停机', { fields: [] })).toEqual([])
    },
  },
  {
    key: 'fields.others-are-not-highlighted',
    async run(create) {
      const engine = await library(create, [note])
      const query = question('停机', { highlight: true, fields: ['title'] })
      expect((await engine.search(query)).hits[0]?.highlights).toEqual({ title: [{ start: 0, end: 2 }] })
    },
  },
  {
    key: 'fields.others-are-not-suggested-from',
    async run(create) {
      const engine = await library(create, [note])
      expect(await suggest(engine, '内部', { fields: ['title', 'body'] })).toEqual([])
      expect((await suggest(engine, '内部', { fields: ['tags'] })).map(({ text }) => text)).toEqual([
        '内部标签',
      ])
      expect(await suggest(engine, '密钥', { fields: ['body'] })).toEqual([])
    },
  },
  {
    key: 'fields.others-do-not-raise-relevance',
    async run(create) {
      const [plain, rich] = await Promise.all([
        library(create, [entry('a', '停机'), entry('b', '过热')]),
        library(create, [entry('a', { title: '停机', body: '电机过热' }), entry('b', '过热')]),
      ])
      const query = question('停机过热', { fields: ['title'] })
      const shown = async (engine: typeof plain) =>
        (await engine.search(query)).hits.map(({ id, relevance }) => [id, relevance])
      expect(await shown(rich)).toEqual(await shown(plain))
    },
  },
  {
    key: 'fields.unknown-ones-are-refused',
    async run(create) {
      const engine = await library(create, plant)
      for (const field of ['colour', 'constructor', '__proto__', 'status']) {
        await refused(() => engine.search(question('停机', { fields: [field] })), 'search.unknown_field')
        await refused(() => suggest(engine, '停', { fields: [field] }), 'search.unknown_field')
        await refused(
          () => engine.search(question('停机', { weights: { [field]: 2 } })),
          'search.unknown_field',
        ).catch((error: unknown) => {
          // As a literal's key it is no key at all.
          if (field !== '__proto__') throw error
        })
      }
    },
  },
  {
    key: 'fields.unknown-ones-of-a-document-are-refused',
    async run(create) {
      const engine = await create()
      await refused(() => engine.index([entry('a', { colour: '红' })]), 'search.unknown_field')
    },
  },
]
