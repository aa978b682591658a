import { expect } from 'vitest'
import type { SearchScenario } from '../scenario.js'
import { entry, library, numbered, refused, suggest } from '../world.js'

/** Completions are texts of rows in reach. */
export const suggestScenarios: readonly SearchScenario[] = [
  {
    key: 'suggest.beginnings-first-each-once',
    async run(create) {
      const engine = await library(create, [
        entry('b', { title: '設備保养', tags: ['设备'] }),
        entry('a', { title: '生产设备停机', tags: ['设备'] }),
      ])
      expect(await suggest(engine, '设备')).toEqual([
        { text: '设备', field: 'tags', count: 2, id: 'a', spans: [{ start: 0, end: 2 }] },
        { text: '設備保养', field: 'title', count: 1, id: 'b', spans: [{ start: 0, end: 2 }] },
        { text: '生产设备停机', field: 'title', count: 1, id: 'a', spans: [{ start: 2, end: 4 }] },
      ])
    },
  },
  {
    key: 'suggest.follows-changes',
    async run(create) {
      const engine = await library(create, [entry('a', '设备停机'), entry('b', '设备保养')])
      await engine.remove('acme', ['a'])
      await engine.index([entry('b', '设备点检')])
      expect((await suggest(engine, '设备')).map(({ text }) => text)).toEqual(['设备点检'])
    },
  },
  {
    key: 'suggest.answers-at-most-so-many',
    async run(create) {
      const engine = await library(
        create,
        numbered(30, (n) => entry('', `设备${n}`)),
      )
      expect(await suggest(engine, '设备', { limit: 7 })).toHaveLength(7)
      for (const limit of [0, 101, 1.5])
        await refused(() => suggest(engine, '设备', { limit }), 'search.invalid_query')
    },
  },
]
