import { describe, expect, it } from 'vitest'
import { checkCase, standardVagueTerms } from '../index.js'
import { goodCase } from '../test-content.js'
import { createVagueFinder } from './vague.js'

const find = createVagueFinder(standardVagueTerms)
const words = (text: string) => find(text).map(({ start, end }) => text.slice(start, end))

describe('vague wording', () => {
  it.each([
    ['大概是风扇坏了', ['大概']],
    ['大概率是风扇坏了', ['大概率']],
    ['可能是接触不良', ['可能']],
    ['等待一些时间', ['一些']],
    ['不少客户经常用大量水，少量油', ['不少', '经常', '大量', '少量']],
    ['尽快联系客户', ['尽快']],
    ['差不多拧紧即可', ['差不多']],
    ['似乎、好像都有', ['似乎', '好像']],
    ['有时会报警', ['有时']],
    ['有时候会报警', ['有时候']],
    ['温度 80 度左右', ['左右']],
    ['两个小时左右', ['左右']],
    ['检查电源、风扇等等', ['等等']],
    ['尽可能拧紧', ['尽可能']],
    ['适当调整压力，视情况更换', ['适当', '视情况']],
    ['It is probably the fan, maybe the drive', ['probably', 'maybe']],
    ['Call SOON and check some cables etc.', ['SOON', 'some', 'etc']],
    ['请 check 一下 asap', ['asap']],
  ])('in “%s” is %j', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it.each([
    '不可能再次发生，可能性为零',
    '估计值为 3',
    '有时间戳的日志',
    '护罩左右两侧各两颗螺丝',
    '断开主电源，等待 10 分钟',
    '续航不少于 4 小时，减少量为 5 %',
    '经常规检查，最大量程 30 kg，最大量 8 件',
    'Handsome sofas, awesome',
    'sooner, technetcard',
    '',
  ])('is not in “%s”', (text) => {
    expect(words(text)).toEqual([])
  })

  it('is a warning with the word and its range in UTF-16 units', () => {
    const scene = '🙂夏天大概 38 度。'
    expect(checkCase(goodCase({ symptom: { scene } }))).toMatchObject([
      {
        severity: 'warning',
        code: 'quality.vague_certainty',
        path: ['symptom', 'scene'],
        range: [4, 6],
        details: { word: '大概' },
        message: { zh: '“大概”不够确定，请写明依据或查证结果。' },
      },
    ])
    expect(scene.slice(4, 6)).toBe('大概')
  })

  it('is left alone in what the customer is quoted with', () => {
    const quotes = { symptom: { customerWords: '大概坏了' }, result: { testimonial: '可能是最快的一次' } }
    expect(checkCase(goodCase(quotes))).toEqual([])
  })

  it('quotes host terms, so that they are text and no pattern', () => {
    const dots = createVagueFinder([{ term: '...', kind: 'list' }])
    expect(dots('abc').length).toBe(0)
    expect(dots('abc...').length).toBe(1)
  })
})
