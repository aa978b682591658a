import type { SearchQuery } from '@caselore/core/search'
import { expect } from 'vitest'
import type { SearchScenario } from '../scenario.js'
import { entry, library, plant, question, refused } from '../world.js'

/** What cannot be meant is refused with a code, and leaves nothing. */
export const invalidScenarios: readonly SearchScenario[] = [
  {
    key: 'invalid.questions-are-refused',
    async run(create) {
      const engine = await library(create, plant)
      const wrong: Partial<SearchQuery>[] = [
        { limit: -1 },
        { limit: 1001 },
        { limit: 1.5 },
        { offset: -1 },
        { offset: 0.5 },
        { tenant: '' },
        { kind: '' },
        { text: 5 as unknown as string },
      ]
      for (const more of wrong)
        await refused(() => engine.search(question('停机', more)), 'search.invalid_query')
    },
  },
  {
    key: 'invalid.documents-are-refused',
    async run(create) {
      const engine = await create()
      for (const document of [
        entry('', '停机'),
        entry('a', '停机', { tenant: '' }),
        entry('a', '停机', { kind: '' }),
        entry('a', { title: 5 as unknown as string }),
        entry('a', { tags: ['x', null as unknown as string] }),
      ])
        await refused(() => engine.index([entry('sound', '停机'), document]), 'search.invalid_document')
      expect((await engine.stats()).documents).toBe(0)
    },
  },
]
