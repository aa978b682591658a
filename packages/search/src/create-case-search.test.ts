import { caseIndex } from '@caselore/core/search'
import { describe, expect, it } from 'vitest'
import { casePinyin, createCaseSearch } from './create-case-search.js'

describe('createCaseSearch', () => {
  it('looks for pinyin in fields that cases have, and can be told not to', async () => {
    for (const field of [...casePinyin.suggest, ...casePinyin.words])
      expect(caseIndex.fields).toHaveProperty([field])
    expect((await createCaseSearch()).name).toBe(`${(await createCaseSearch({ pinyin: false })).name}+pinyin`)
  })
})
