import { caseIndex } from '@caselore/core/search'
import { describe, expect, it } from 'vitest'
import { createAnalyzer } from './analysis/index.js'
import { compactEngine } from './compact/index.js'
import { createSearch } from './create-search.js'

describe('createSearch', () => {
  it('makes the engine that it is given for the fields of cases, and adds only what was asked for', async () => {
    const analyzer = await createAnalyzer()
    const plain = await createSearch({ engine: compactEngine, analyzer, pinyin: false })
    expect(plain.name).toBe('compact')
    expect(plain.version).toContain(Object.keys(caseIndex.fields).join(','))
    expect(
      (await createSearch({ engine: async (options) => compactEngine(options), analyzer, pinyin: true }))
        .name,
    ).toBe('compact+pinyin')
  })
})
