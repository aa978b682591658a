import { expect } from 'vitest'
import type { SearchScenario } from '../scenario.js'
import { entry, find, library, plant, question, quoted, refused, suggest } from '../world.js'

/** Any text can be stored, asked for and quoted. */
export const textScenarios: readonly SearchScenario[] = [
  {
    key: 'text.chinese-is-found-inside-a-sentence',
    async run(create) {
      const engine = await library(create, plant)
      expect(await find(engine, '中文')).toEqual(['c4'])
      expect(await find(engine, '停机报警')).toContain('c1')
    },
  },
  {
    key: 'text.traditional-width-and-case-do-not-matter',
    async run(create) {
      const engine = await library(create, plant)
      expect((await find(engine, '註塑機停機'))[0]).toBe('c1')
      expect((await find(engine, 'Ｅ－１０２４'))[0]).toBe('c1')
      expect(await find(engine, 'THINKPAD')).toEqual(['c3'])
    },
  },
  {
    key: 'text.identifiers-whole-and-in-part',
    async run(create) {
      const engine = await library(create, plant)
      for (const text of ['e-1024', 'e1024', '1024']) expect((await find(engine, text))[0]).toBe('c1')
      expect(await find(engine, 'carbon')).toEqual(['c3'])
    },
  },
  {
    key: 'text.emoji-and-rare-han',
    async run(create) {
      const document = entry('a', '𠮷野家😀点单机👨‍👩‍👧')
      const engine = await library(create, [document, entry('b', '吉野家点单机')])
      expect(await find(engine, '𠮷')).toEqual(['a'])
      expect(await find(engine, '😀')).toEqual(['a'])
      expect((await find(engine, '𠮷野家'))[0]).toBe('a')
      expect(await quoted(engine, '𠮷野家', document)).toEqual({ title: ['𠮷野家'] })
      expect(await quoted(engine, '😀', document)).toEqual({ title: ['😀'] })
      expect((await suggest(engine, '𠮷'))[0]?.text).toBe(document.text.title)
    },
  },
  {
    key: 'text.right-to-left',
    async run(create) {
      const document = entry('a', 'طابعة لا تعمل — המדפסת תקועה')
      const engine = await library(create, [document, entry('b', '打印机')])
      expect(await find(engine, 'تعمل')).toEqual(['a'])
      expect(await quoted(engine, 'המדפסת', document)).toEqual({ title: ['המדפסת'] })
    },
  },
  {
    key: 'text.empty-and-punctuation',
    async run(create) {
      const engine = await library(create, [
        entry('a', ''),
        entry('b', { title: '', tags: [], body: undefined }),
        entry('c', '？！'),
        entry('d', { tags: ['', '停机'] }),
      ])
      expect(await find(engine, '')).toEqual(['a', 'b', 'c', 'd'])
      expect(await find(engine, ' \u3000\n')).toEqual(['a', 'b', 'c', 'd'])
      expect(await find(engine, '？！')).toEqual([])
      expect(await find(engine, '停机')).toEqual(['d'])
      expect(await suggest(engine, ' ')).toEqual([])
    },
  },
  {
    key: 'text.huge',
    async run(create) {
      const long = '传送带打滑，调整张紧轮；'.repeat(10_000)
      const engine = await library(create, [
        entry('a', { title: '手册', body: long }),
        entry('b', { title: '手册', body: `${'x'.repeat(100_000)} 张紧轮` }),
      ])
      expect((await find(engine, '张紧轮')).sort()).toEqual(['a', 'b'])
      expect((await find(engine, long.slice(0, 20_000)))[0]).toBe('a')
      await refused(() => engine.search(question('x'.repeat(20_001))), 'search.invalid_query')
    },
  },
  {
    key: 'text.unknown-words-find-nothing',
    async run(create) {
      const engine = await library(create, plant)
      expect(await engine.search(question('龘'))).toEqual({ hits: [], total: 0, facets: {} })
      expect(await find(engine, 'zyxwvut')).toEqual([])
    },
  },
  {
    key: 'highlight.quotes-the-original-text',
    async run(create) {
      const document = entry('a', {
        title: '注塑機停機，報警Ｅ－１０２４',
        body: '㎏表显示½，ﬁlter 堵塞，停机',
      })
      const engine = await library(create, [document])
      expect(await quoted(engine, '停机 e-1024', document)).toEqual({
        title: ['停機', 'Ｅ－１０２４'],
        body: ['停机'],
      })
      expect(await quoted(engine, 'filter', document)).toEqual({ body: ['ﬁlter'] })
    },
  },
  {
    key: 'highlight.says-which-item-of-a-list',
    async run(create) {
      const document = entry('a', { title: '记录', tags: ['电机过热', '停机'] })
      const engine = await library(create, [document])
      const { hits } = await engine.search(question('停机', { highlight: true }))
      expect(hits[0]?.highlights).toEqual({ tags: [{ start: 0, end: 2, item: 1 }] })
    },
  },
  {
    key: 'highlight.is-never-markup',
    async run(create) {
      const title = '<img src=x onerror=alert(1)>停机'
      const engine = await library(create, [entry('a', title)])
      const answer = await engine.search(question('停机', { highlight: true }))
      expect(JSON.stringify(answer)).not.toContain('<')
      expect(answer.hits[0]?.highlights).toEqual({ title: [{ start: 28, end: 30 }] })
    },
  },
  {
    key: 'highlight.only-when-asked-for',
    async run(create) {
      const engine = await library(create, plant)
      expect((await engine.search(question('停机'))).hits[0]).not.toHaveProperty('highlights')
    },
  },
  {
    key: 'prefix.the-last-word-may-be-unfinished',
    async run(create) {
      const engine = await library(create, plant)
      expect(await find(engine, 'thinkp')).toEqual(['c3'])
      expect(await find(engine, '屏幕 thinkp')).toEqual(['c3'])
      expect(await find(engine, 'thinkp ')).toEqual([])
      const { hits } = await engine.search(question('thinkp', { highlight: true }))
      expect(hits[0]?.highlights).toEqual({ title: [{ start: 0, end: 8 }] })
    },
  },
  {
    key: 'prefix.a-whole-word-comes-first',
    async run(create) {
      const engine = await library(create, [entry('a', 'serverless'), entry('b', 'server')])
      expect(await find(engine, 'server')).toEqual(['b', 'a'])
    },
  },
  {
    key: 'fuzzy.a-letter-off-is-found',
    async run(create) {
      const engine = await library(create, [entry('a', 'Compressor overheated'), entry('b', '压缩机')])
      for (const text of ['compresor', 'comprassor', 'ocmpressor'])
        expect(await find(engine, `${text} `)).toEqual(['a'])
      const { hits } = await engine.search(question('compresor ', { highlight: true }))
      expect(hits[0]?.highlights).toEqual({ title: [{ start: 0, end: 10 }] })
    },
  },
  {
    key: 'fuzzy.serial-numbers',
    async run(create) {
      const engine = await library(create, [
        entry('a', '序列号 SNX48210A7 漏油'),
        entry('b', '序列号 QQ1 异响'),
      ])
      expect((await find(engine, 'SNX48216A7'))[0]).toBe('a')
    },
  },
  {
    key: 'fuzzy.not-where-the-word-itself-is',
    async run(create) {
      const engine = await library(create, [entry('a', '报警 ALM1024'), entry('b', '告示 ALM1025')])
      expect(await find(engine, 'alm1024 ')).toEqual(['a'])
    },
  },
  {
    key: 'fuzzy.ends-where-words-are-others',
    async run(create) {
      const engine = await library(create, [entry('a', 'pump valve compressor')])
      for (const text of ['pamb ', 'vla ', 'pup ', 'kompresar ']) expect(await find(engine, text)).toEqual([])
    },
  },
]
