import { describe, expect, it } from 'vitest'
import { composeAnalyzer } from '../analysis/index.js'
import { createMiniSearchEngine } from '../minisearch/index.js'
import { createSearchLog, type SearchEvent, scrubQuery, searchStatistics, withSearchLog } from './index.js'

describe('scrubQuery', () => {
  it.each([
    ['手机 13812345678 收不到短信', '手机 □ 收不到短信'],
    ['１３８１２３４５６７８ 没到账', '□ 没到账'],
    ['发到 li.lei@example.com 的发票', '发到 □ 的发票'],
    ['身份证 11010519491231002X 认证失败', '身份证 □ 认证失败'],
    ['运单 SF1234567890123 没动', '运单 □ 没动'],
    ['订单号 DD20261124-0087 没发货', '订单号 □ 没发货'],
    ['会员 20261124001 积分', '会员 □ 积分'],
    ['注塑机 报警  E-1024', '注塑机 报警 e-1024'],
    ['', ''],
  ])('keeps of “%s” “%s”', (text, expected) => expect(scrubQuery(text)).toBe(expected))

  it('takes out names that are given, and surnames before titles', () => {
    expect(scrubQuery('李建国的工单，王女士催', { names: ['李建国'] })).toBe('□的工单,□女士催')
  })

  it('keeps model numbers and codes, which lead to no person', () => {
    expect(scrubQuery('HT-280 报警 E1024 电压 380V')).toBe('ht-280 报警 e1024 电压 380v')
    expect([...scrubQuery('长'.repeat(500))].length).toBe(100)
  })
})

describe('withSearchLog', () => {
  it('notes questions with what they found, scrubbed, once for all their pages', async () => {
    const events: SearchEvent[] = []
    const options = { now: () => 7, record: (event: SearchEvent) => void events.push(event) }
    const engine = withSearchLog(
      createMiniSearchEngine({ analyzer: composeAnalyzer(), fields: { title: {} }, attributes: {} }),
      options,
    )
    await engine.index([
      { id: 'a', tenant: 't', kind: 'case', text: { title: '注塑机停机' }, attributes: {} },
    ])
    const reach = { tenant: 't', kind: 'case', scope: 'all', fields: ['title'], limit: 5 } as const
    await engine.search({ ...reach, text: '停机 13812345678' })
    await engine.search({ ...reach, text: '停机 13812345678', offset: 5 })
    await engine.search({ ...reach, text: ' ' })
    await engine.search({ ...reach, text: '年假' })
    createSearchLog(options).cited('停机 13812345678', 'a', 1)
    expect(events).toEqual([
      { kind: 'asked', at: 7, query: '停机 □', total: 1 },
      { kind: 'asked', at: 7, query: '年假', total: 0 },
      { kind: 'cited', at: 7, query: '停机 □', id: 'a', position: 1 },
    ])
    expect(JSON.stringify(events)).not.toContain('138')
  })
})

describe('searchStatistics', () => {
  const at = (text: string) => Date.parse(text)
  const october = at('2026-10-31T15:30:00Z')
  // Half an hour before midnight in London is November in Shanghai.
  const november = at('2026-10-31T16:30:00Z')
  const asked = (query: string, total: number, when = november): SearchEvent => ({
    kind: 'asked',
    at: when,
    query,
    total,
  })
  const events: SearchEvent[] = [
    asked('停机', 4, october),
    asked('停机', 5),
    asked('停机', 5),
    asked('年假', 0),
    asked('年假', 0),
    asked('卡纸', 2),
    { kind: 'opened', at: november, query: '停机', id: 'a', position: 1 },
    { kind: 'opened', at: november, query: '停机', id: 'b', position: 3 },
    { kind: 'cited', at: november, query: '停机', id: 'b', position: 4 },
  ]
  const options = { unit: 'month', zone: 'Asia/Shanghai' } as const

  it('counts by period of the zone, in the order of time', () => {
    const periods = searchStatistics(events.toReversed(), options)
    expect(periods.map(({ label, asked }) => [label, asked])).toEqual([
      ['2026-10', 1],
      ['2026-11', 5],
    ])
    expect(periods[1]).toEqual({
      label: '2026-11',
      asked: 5,
      different: 3,
      zeroShare: 0.4,
      tailShare: 0.2,
      top: [
        { query: '停机', count: 2 },
        { query: '年假', count: 2 },
        { query: '卡纸', count: 1 },
      ],
      zeroResults: [{ query: '年假', count: 2 }],
      unanswered: [{ query: '卡纸', count: 1 }],
      opened: { count: 2, meanPosition: 2, meanReciprocalRank: expect.closeTo(2 / 3) },
      cited: { count: 1, meanPosition: 4, meanReciprocalRank: 0.25 },
      openedPerAnswer: expect.closeTo(2 / 3),
    })
  })

  it('lists no question that was asked less often than said, and counts it all the same', () => {
    const [, november] = searchStatistics(events, { ...options, least: 2, limit: 1 })
    expect(november?.top).toEqual([{ query: '停机', count: 2 }])
    expect(november?.unanswered).toEqual([])
    expect(november?.different).toBe(3)
  })

  it('has nothing to say of nothing, and takes all time as one', () => {
    expect(searchStatistics([], options)).toEqual([])
    expect(searchStatistics(events, { ...options, unit: 'all' }).map(({ label }) => label)).toEqual(['all'])
  })
})
