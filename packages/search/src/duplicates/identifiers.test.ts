import { describe, expect, it } from 'vitest'
import { comparedIdentifier, findIdentifiers, matchIdentifier } from './index.js'

const found = (text: string) => findIdentifiers(text).map(({ kind, value }) => `${kind} ${value}`)

describe('findIdentifiers', () => {
  it.each([
    ['运单 SF1234567890123 三天没动', 'waybill SF1234567890123'],
    ['快递单号是 7312 没有', undefined],
    ['面单号：YT2468013579246', 'waybill YT2468013579246'],
    ['物流单号7739 不对，JD0123456789012', 'waybill JD0123456789012'],
    ['国际件 RR473124829GB 到哪了', 'waybill RR473124829GB'],
    ['不是单号 RR473124828GB', undefined],
    ['订单号 DD20261124-0087 没发货', 'order DD202611240087'],
    ['合同编号：HT-2026-00318', 'order HT202600318'],
    ['Order No. A-100256 is late', 'order A100256'],
    ['机身号 XK2208-00417', 'serial XK220800417'],
    ['SN:AB12-C93', 'serial AB12C93'],
    ['ＳＮ１２３－ａｂ１', 'serial SN123AB1'],
    ['屏幕报警 E-1024', 'error E1024'],
    ['错误码：P417', 'error P417'],
    ['升级到 v6.4.2 以后', 'version 6.4.2'],
    ['电压 3.5 V，长 0.05 毫米', undefined],
    ['电话 13800001234', undefined],
    ['', undefined],
  ])('in “%s” finds %s', (text, expected) => expect(found(text)).toEqual(expected ? [expected] : []))

  it('says where it stands in the original and lets none overlap', () => {
    const text = '订单ＤＤ２０２６１１２４，运单号 SF1234567890123，SN-9981-22'
    const all = findIdentifiers(text)
    expect(all.map(({ start, end }) => text.slice(start, end))).toEqual([
      'ＤＤ２０２６１１２４',
      'SF1234567890123',
      'SN-9981-22',
    ])
  })

  it('takes a host’s own patterns', () => {
    const own = [{ kind: 'serial', shape: /(?<value>MC-\d{4})/dg } as const]
    expect(findIdentifiers('泵 MC-0042', own)).toMatchObject([{ value: 'MC0042' }])
  })

  it('takes very long texts without end', () => {
    expect(findIdentifiers(`运单${'A1-'.repeat(50_000)}`).length).toBeLessThan(3)
    expect(findIdentifiers('1.'.repeat(50_000)).length).toBeLessThan(3)
  })
})

describe('matchIdentifier', () => {
  const records = [
    { id: 'm1', identifier: 'XK2208-00417' },
    { id: 'm2', identifier: 'XK2208-00471' },
    { id: 'm3', identifier: 'E-27' },
    { id: 'm4', identifier: 'BO8812-S5501' },
  ]
  const matched = (text: string, options = {}) => matchIdentifier(text, records, options)

  it('takes the same in any width, case and writing for the same', () => {
    expect(matched('ｘｋ2208 00417')[0]).toEqual({ record: 'm1', distance: 0, corrected: false })
    expect(comparedIdentifier('x-1 Carbon')).toBe('X1CARBON')
  })

  it.each([
    ['XK2208-0417', 'm1'],
    ['XK2208-O0417', 'm1'],
    ['XK2280-00471', 'm2'],
    ['80BB12-S5501', 'm4'],
  ])('takes %s for what it probably is', (typed, record) => expect(matched(typed)[0]?.record).toBe(record))

  it('thinks less of it the further off it is, and does not guess short ones', () => {
    expect(matched('XK2208-00417').map(({ record }) => record)).toEqual(['m1', 'm2'])
    expect(matched('E-28')).toEqual([])
    expect(matched('QQ0000-99999')).toEqual([])
    expect(matched('')).toEqual([])
  })

  it('does as people said before', () => {
    const corrections = { [comparedIdentifier('XK2208-00417')]: 'm2' }
    expect(matched('xk2208-00417', { corrections })[0]).toMatchObject({ record: 'm2', corrected: true })
  })
})
