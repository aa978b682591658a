import { describe, expect, it } from 'vitest'
import { createMiniSearchEngine } from '../minisearch/index.js'
import {
  composeAnalyzer,
  createAnalyzer,
  groupedSpellings,
  hanTokens,
  scriptRuns,
  unitSpellings,
  versionSpellings,
  wordTokens,
} from './index.js'

async function finder(texts: readonly string[], options = {}) {
  const engine = createMiniSearchEngine({
    analyzer: await createAnalyzer(options),
    fields: { title: {} },
    attributes: {},
  })
  await engine.index(
    texts.map((title) => ({ id: title, tenant: 't', kind: 'k', text: { title }, attributes: {} })),
  )
  return async (text: string) => {
    const { hits } = await engine.search({
      tenant: 't',
      kind: 'k',
      scope: 'all',
      fields: ['title'],
      text,
      limit: 1,
    })
    return hits[0]?.id
  }
}

describe('spellings', () => {
  it.each([
    [unitSpellings, '缝宽30mm', ['30毫米']],
    [unitSpellings, '30 毫米', ['30mm']],
    [unitSpellings, '12v 5公斤', ['12伏', '5kg']],
    [unitSpellings, 'm8 型号 a5 x30mmb', []],
    [versionSpellings, '升级 v6.4', ['6.4']],
    [versionSpellings, '6.4.2 版', ['v6.4.2']],
    [versionSpellings, '3.5 毫米', []],
    [groupedSpellings, 'sf 1234 5678 90123', ['sf1234567890123']],
    [groupedSpellings, '12 34', []],
  ] as const)('%o knows other ways to write “%s”', (find, text, expected) => {
    expect(find(text)).toEqual(expected)
  })

  it.each([
    ['公差 30mm', '公差 30 毫米的件'],
    ['12伏', '电压 12V 不稳'],
    ['5公斤', '秤 5kg 偏差'],
    ['6.4.2', '升级到 v6.4.2 白屏'],
    ['v6.4.2', '升级到 v6.4.2 白屏'],
    ['SF 1234 5678 90123', '运单 SF1234567890123 未更新'],
    ['sf1234567890123', '运单 SF1234567890123 未更新'],
    ['e1024', '报警 E-1024'],
    ['E－1024', '报警 E-1024'],
    ['XK2208', '机身号 XK2208-00417'],
    ['00417', '机身号 XK2208-00417'],
    ['m8x40', '螺栓 M8×40'],
    ['紧固M8螺栓', '紧固 M8 螺栓'],
  ])('%s finds %s', async (asked, title) => {
    const find = await finder([
      '公差 30 毫米的件',
      '电压 12V 不稳',
      '秤 5kg 偏差',
      '升级到 v6.4.2 白屏',
      '运单 SF1234567890123 未更新',
      '报警 E-1024',
      '机身号 XK2208-00417',
      '螺栓 M8×40',
      '紧固 M8 螺栓',
    ])
    expect(await find(asked)).toBe(title)
  })

  it('are not stored, so that an index need not be rebuilt for them, and can be left out', () => {
    const [ours, without] = [composeAnalyzer(), composeAnalyzer({ spellings: [] })]
    expect(without.fingerprint).toBe(ours.fingerprint)
    expect(ours.query('30mm').map(({ term }) => term)).toContain('毫米')
    expect(without.query('30mm').map(({ term }) => term)).not.toContain('毫米')
  })
})

describe('synonyms of several words', () => {
  it('find each other both ways or one', async () => {
    const synonyms = { same: [['blue screen', '蓝屏']], expand: { 路由: ['wi fi', '无线网络'] } }
    const find = await finder(['电脑蓝屏', '无线网络断开', '路由配置'], { synonyms })
    expect(await find('Blue Screen')).toBe('电脑蓝屏')
    expect(await find('路由')).toBe('路由配置')
    expect(await find('无线网络')).toBe('无线网络断开')
  })
})

describe('steps of a host’s own', () => {
  it('take the place of ours, which they may call', () => {
    const analyzer = composeAnalyzer({
      steps: {
        id: 'pairs-only-1',
        runs: (text) => [...scriptRuns(text)].filter(({ kind }) => kind !== 'symbol'),
        han: (run, words) => hanTokens(run, words).filter(({ kind }) => kind !== 'single'),
        word: (run, stem) => wordTokens(run, stem).slice(0, 1),
        unit: () => undefined,
      },
    })
    expect(analyzer.terms('设备停机 E-1024 12 V 😀')).toEqual(['设备', '备停', '停机', 'e-1024', '12', 'v'])
    expect(analyzer.fingerprint).toContain('steps-pairs-only-1')
    expect(analyzer.scan).toBeUndefined()
    const offsets = analyzer.tokens('設備ＳＮ１').map(({ start, end }) => [start, end])
    expect(offsets).toEqual([
      [0, 2],
      [2, 5],
    ])
  })
})
