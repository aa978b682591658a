import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Analyzer,
  composeAnalyzer,
  createAnalyzer,
  dictionaryWords,
  loadTraditionalMap,
} from './index.js'

let analyzer: Analyzer
beforeAll(async () => {
  analyzer = await createAnalyzer()
})

const terms = (text: string) => analyzer.terms(text)
const quoted = (text: string, term: string) =>
  analyzer.tokens(text).flatMap((token) => (token.term === term ? [text.slice(token.start, token.end)] : []))

describe('createAnalyzer', () => {
  it('takes Han text as characters and pairs, so that 中文 is found inside 支持中文吗', () => {
    expect(terms('支持中文吗')).toEqual(['支', '持', '支持', '中', '持中', '文', '中文', '吗', '文吗'])
  })

  it.each([
    ['SN123-ab1', ['sn123-ab1', 'sn123ab1', 'sn123', 'sn', '123', 'ab1', 'ab']],
    ['E-1024', ['e-1024', 'e1024', '1024']],
    ['X1-Carbon', ['x1-carbon', 'x1carbon', 'x1', 'carbon']],
    ['M8螺栓', ['m8', '螺', '栓', '螺栓']],
    ['iPhone15无', ['iphone15', 'iphon', '15', '无']],
    ['v2.3.1', ['v2.3.1', 'v231', 'v2']],
    ['M8/M10', ['m8', 'm10', '10']],
    ['C# C++', ['c#', 'c++']],
    ["don't card's", ['nt', 'card']],
    ['12 V', ['12', 'v', '12v']],
  ])('keeps %s whole and splits it', (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })

  it('makes widths, case, dashes and traditional characters equal', () => {
    expect(terms('ＳＮ１２３－ＡＢ 設備停機')).toEqual(terms('sn123-ab 设备停机'))
    expect(terms('E–1024')).toEqual(terms('E-1024'))
  })

  it('stems English and leaves out function words beside other words only', () => {
    expect(terms('the cards are waiting')).toEqual(['card', 'wait'])
    expect(terms('IT 部门')).toContain('it')
    expect(terms('is it')).toEqual(['is', 'it'])
  })

  it('takes emoji and Han beyond the basic plane as single characters', () => {
    expect(terms('𠮷野😀')).toEqual(['𠮷', '野', '𠮷野', '😀'])
  })

  it('keeps the way back to the original text', () => {
    expect(quoted('請問　ＳＮ１２３怎麼用', 'sn123')).toEqual(['ＳＮ１２３'])
    expect(quoted('注塑機停機了', '停机')).toEqual(['停機'])
    expect(quoted('㍿の㎜ ﬁle', 'file')).toEqual(['ﬁle'])
  })

  it('has nothing to say of nothing', () => {
    expect(terms('')).toEqual([])
    expect(terms('，。！ \n')).toEqual([])
    expect(analyzer.query('')).toEqual([])
  })

  it('takes any text, however long or broken', () => {
    expect(terms('\ud800\u0000停机').length).toBe(3)
    expect(Math.max(...terms('a1'.repeat(50_000)).map((term) => term.length))).toBeLessThanOrEqual(64)
    expect(terms('注塑机停机，'.repeat(20_000)).length).toBe(180_000)
  })

  it('counts identifiers more than pairs and pairs more than characters', () => {
    const weights = new Map(analyzer.query('报警 E-1024').map(({ term, weight }) => [term, weight]))
    expect([weights.get('e-1024'), weights.get('报警'), weights.get('报')]).toEqual([3, 1, 0.7])
  })

  it('asks each term once and counts how often it was said', () => {
    const asked = analyzer.query('停机停机').filter(({ term }) => term === '停机')
    expect(asked).toEqual([{ term: '停机', kind: 'pair', weight: 2, open: false }])
  })

  it('marks the word that may still be being typed', () => {
    const open = (text: string) => analyzer.query(text).flatMap((term) => (term.open ? [term.term] : []))
    expect(open('servo dri')).toEqual(['dri'])
    expect(open('servo driver ')).toEqual([])
  })
})

describe('host words and synonyms', () => {
  it('adds host words on top of characters and pairs', () => {
    const withWords = composeAnalyzer({ words: dictionaryWords(['伺服驱动器', '驱动器'], 'parts-1') })
    expect(withWords.terms('换伺服驱动器')).toEqual([
      ...composeAnalyzer().terms('换伺服驱动器'),
      '伺服驱动器',
      '驱动器',
    ])
  })

  it('asks for synonyms at less weight, in both directions or one', () => {
    const synonyms = { same: [['停机', '宕机']], expand: { plc: ['可编程控制器'] } }
    const asked = (text: string) => composeAnalyzer({ synonyms }).query(text)
    expect(asked('停机')).toContainEqual({ term: '宕机', kind: 'pair', weight: 0.5, open: false })
    expect(asked('宕机')).toContainEqual({ term: '停机', kind: 'pair', weight: 0.5, open: false })
    expect(asked('PLC 故障').map(({ term }) => term)).toContain('编程')
    expect(asked('可编程控制器').map(({ term }) => term)).not.toContain('plc')
    expect(asked('plcs').map(({ term }) => term)).not.toContain('编程')
  })
})

describe('fingerprint', () => {
  it('changes with what is stored and not with how it is asked', async () => {
    const { fingerprint } = analyzer
    expect(composeAnalyzer({ characters: await loadTraditionalMap() }).fingerprint).toBe(fingerprint)
    expect(composeAnalyzer().fingerprint).not.toBe(fingerprint)
    expect((await createAnalyzer({ words: dictionaryWords([], 'x') })).fingerprint).not.toBe(fingerprint)
    expect((await createAnalyzer({ synonyms: { same: [['a', 'b']] } })).fingerprint).toBe(fingerprint)
    expect((await createAnalyzer({ weights: { single: 0.1 } })).fingerprint).toBe(fingerprint)
  })
})
