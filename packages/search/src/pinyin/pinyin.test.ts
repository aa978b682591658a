import { describe, expect, it } from 'vitest'
import { createPairSounds, loadPinyin, matchPinyin, typedPinyin } from './index.js'

const reader = await loadPinyin()
const usual = (text: string) =>
  reader
    .read(text)
    .map(([first = '']) => first)
    .join(' ')

describe('loadPinyin', () => {
  it.each([
    ['设备停机', 'she bei ting ji'],
    ['银行行长', 'yin hang hang zhang'],
    ['重庆重置密码', 'chong qing chong zhi mi ma'],
    ['重量长度', 'zhong liang chang du'],
    ['参数调整', 'can shu tiao zheng'],
    ['绿色女士', 'lv se nv shi'],
    ['音乐快乐', 'yin yue kuai le'],
  ])('reads %s as %s', (text, expected) => expect(usual(text)).toBe(expected))

  it('keeps other readings, and has none for what is not Chinese', () => {
    expect(reader.read('行M')).toEqual([expect.arrayContaining(['xing', 'hang']), []])
  })
})

describe('matchPinyin', () => {
  const match = (typed: string, text: string) => {
    const letters = typedPinyin(typed)
    const found = letters && matchPinyin(letters, text, reader.read(text))
    return found ? text.slice(found.start, found.end) : undefined
  }

  it.each([
    ['shebei', '生产设备停机', '设备'],
    ['sb', '设备停机', '设备'],
    ['sbtj', '设备停机', '设备停机'],
    ['sheb', '设备停机', '设备'],
    ['shebeitj', '设备停机', '设备停机'],
    ['设bei', '设备停机', '设备'],
    ["xi'an", '西安仓库', '西安'],
    ['chongqing', '重庆', '重庆'],
    ['zhongqing', '重庆', '重庆'],
    ['zsj', '注塑机', '注塑机'],
    ['zhsj', '注塑机', '注塑机'],
    ['m8ls', 'm8螺栓', 'm8螺栓'],
    ['baojinge', '报警 e-1024', '报警 e'],
    ['lv', '绿色', '绿'],
  ])('finds %s in %s', (typed, text, expected) => expect(match(typed, text)).toBe(expected))

  it.each([
    ['s', '设备'],
    ['shebeix', '设备'],
    ['bs', '设备'],
    ['12', '设备'],
  ])('does not find %s in %s', (typed, text) => expect(match(typed, text)).toBeUndefined())

  it('thinks more of whole syllables than of initials, and of usual readings than of others', () => {
    const distance = (typed: string, text: string) => matchPinyin(typed, text, reader.read(text))?.distance
    expect(distance('shebei', '设备')).toBe(0)
    expect(distance('sb', '设备')).toBeGreaterThan(distance('sheb', '设备') ?? 0)
    expect(distance('zhongqing', '重庆')).toBeGreaterThan(distance('chongqing', '重庆') ?? 0)
  })

  it('takes a long text and many letters without end', () => {
    const long = '安'.repeat(5_000)
    expect(matchPinyin(`${'a'.repeat(60)}x`, long, reader.read(long))).toBeUndefined()
    expect(typedPinyin('a'.repeat(100))).toBeUndefined()
  })
})

describe('createPairSounds', () => {
  const sounds = createPairSounds(reader)
  for (const text of ['设备停机', '电机过热', '注塑机报警', '停机保养', '西安仓库']) sounds.add(text, 1)

  it.each([
    ['设备亭机', '设备停机'],
    ['店机过热', '电机过热'],
    ['zhusuji tingji', '注塑机 停机'],
    ['shebeitingji', '设备停机'],
    ['xian仓库', '西安仓库'],
  ])('takes %s for %s', (asked, meant) => expect(sounds.respell(asked)?.text).toBe(meant))

  it('leaves alone what is known, sounds like nothing known or is no pinyin', () => {
    for (const text of ['设备停机', '年假申请', 'servo error', 'E-1024', ''])
      expect(sounds.respell(text)).toBeUndefined()
  })

  it('names the pairs that are new, and forgets what is taken back', () => {
    expect(sounds.respell('设备亭机')?.pairs).toContain('停机')
    const one = createPairSounds(reader)
    one.add('停机', 2)
    one.add('停机', -2)
    expect(one.respell('亭机')).toBeUndefined()
  })
})
