import { beforeAll, describe, expect, it } from 'vitest'
import { composeAnalyzer, loadTraditionalMap } from '../analysis/index.js'
import {
  composeWordSegmenter,
  contentWords,
  createIntlWordSegmenter,
  createWordSegmenter,
  dictionarySplit,
  segmenterWords,
  type WordSegmenter,
} from './index.js'

const hostWords = ['伺服驱动器', 'M8螺栓', '驱动器', 'PLC', 'X1 Carbon', '保养计划']
let segmenter: WordSegmenter
let withHost: WordSegmenter
beforeAll(async () => {
  segmenter = await createWordSegmenter()
  withHost = await createWordSegmenter({ hostWords })
})

const cut = (text: string, by = segmenter) => by.segment(text).map(({ start, end }) => text.slice(start, end))

describe('createWordSegmenter', () => {
  it.each([
    ['研究生命的起源', ['研究', '生命', '的', '起源']],
    ['电机过热导致生产线停产', ['电机', '过热', '导致', '生产线', '停产']],
    ['一个月三台设备', ['一个月', '三', '台', '设备']],
    ['二十三台', ['二十三', '台']],
  ])('cuts %s', (text, expected) => expect(cut(text)).toEqual(expected))

  it('leaves Latin words, numbers and identifiers whole and names what is neither', () => {
    expect(segmenter.segment('报警 E-1024！').map(({ term, kind }) => [term, kind])).toEqual([
      ['报警', 'han'],
      [' ', 'other'],
      ['e-1024', 'latin'],
      ['!', 'other'],
    ])
  })

  it('cuts traditional and full-width text alike, at places in the original', () => {
    expect(cut('生產線過熱ＰＬＣ')).toEqual(['生產線', '過熱', 'ＰＬＣ'])
    expect(segmenter.segment('電機過熱').map(({ term }) => term)).toEqual(['电机', '过热'])
  })

  it('takes the host’s words first, whatever the dictionary would', () => {
    expect(cut('换伺服驱动器和Ｍ８螺栓', withHost)).toEqual(['换', '伺服驱动器', '和', 'Ｍ８螺栓'])
    expect(cut('旧 X1 Carbon 的PLC', withHost)).toEqual(['旧', ' ', 'X1 Carbon', ' ', '的', 'PLC'])
  })

  it('does not find a host’s word inside a longer Latin one', () => {
    expect(cut('PLCs', withHost)).toEqual(['PLCs'])
    expect(withHost.segment('PLCs')[0]?.kind).toBe('latin')
  })

  it('covers most by overlapping host words', async () => {
    const both = await createWordSegmenter({ hostWords: ['报表导出', '导出失败', '失败'] })
    expect(cut('报表导出失败', both)).toEqual(['报表导出', '失败'])
  })

  it('is named by its dictionary and host words, in any order of these', async () => {
    const again = await createWordSegmenter({ hostWords: hostWords.toReversed() })
    expect(again.id).toBe(withHost.id)
    expect(segmenter.id).not.toBe(withHost.id)
  })

  it('takes very long and broken text', () => {
    const long = '注塑机停机报警'.repeat(20_000)
    expect(cut(long).join('')).toBe(long)
    expect(cut('\ud800𠮷😀\u0000停机').join('')).toBe('\ud800𠮷😀\u0000停机')
    expect(segmenter.segment('')).toEqual([])
  })
})

describe('createIntlWordSegmenter', () => {
  it('cuts with the host’s words first and is named by how it cuts', async () => {
    const intl = await createIntlWordSegmenter({ hostWords })
    expect(cut('换伺服驱动器，电机过热', intl)).toEqual(expect.arrayContaining(['伺服驱动器', '电机', '，']))
    expect(cut('换伺服驱动器，电机过热', intl).join('')).toBe('换伺服驱动器，电机过热')
    expect(intl.id).toMatch(/^intl-[0-9a-z]+ host-[0-9a-z]+$/)
  })
})

describe('composeWordSegmenter', () => {
  it('takes any dictionary and map', async () => {
    const dictionary = { id: 'mine', longest: 2, costOf: (word: string) => (word === '停机' ? 1 : undefined) }
    const mine = composeWordSegmenter({
      id: 'mine',
      split: dictionarySplit(dictionary),
      characters: await loadTraditionalMap(),
    })
    expect(cut('要停機了', mine)).toEqual(['要', '停機', '了'])
  })
})

describe('contentWords', () => {
  it('keeps what a sentence is about', () => {
    const about = (text: string) => contentWords(withHost.segment(text)).map(({ term }) => term)
    expect(about('请问我们的电机为什么总是过热，PLC 报警 E-1024 三次？')).toEqual([
      '电机',
      '过热',
      'plc',
      '报警',
      'e-1024',
    ])
  })
})

describe('segmenterWords', () => {
  it('gives an analyzer words on top of characters and pairs', () => {
    const analyzer = composeAnalyzer({ words: segmenterWords(withHost) })
    expect(analyzer.terms('换伺服驱动器')).toContain('伺服驱动器')
    expect(analyzer.fingerprint).toContain(withHost.id)
  })
})
