import { describe, expect, it } from 'vitest'
import { type ComparedTicket, findDuplicateTickets } from './index.js'

const hour = 3_600_000
const ticket = (id: string, subject: string, more: Partial<ComparedTicket> = {}): ComparedTicket => ({
  id,
  subject,
  customer: '华东一厂',
  filedAt: 100 * hour,
  ...more,
})

/** Pairs made for this: whether they are one problem, filed by the same customer within a day. */
const pairs: readonly (readonly [one: string, other: string, isSame: boolean])[] = [
  ['注塑机报警 E-1024 停机', '7号注塑机又停机了，报警E-1024', true],
  ['登录失败提示未绑定', '三个新同事登录提示未绑定', true],
  ['打印机卡纸，总是报 E5', '标签打印机卡纸报E5', true],
  ['运单 SF1234567890123 三天没更新', '查一下 SF1234567890123 到哪了', true],
  ['订单 DD20261124-0087 没发货', '催发货，订单号DD202611240087', true],
  ['冷柜温度降不下来，酸奶坏了', '冷柜温度降不下来', true],
  ['扫码支付超时，钱扣了没到账', '顾客扫码支付钱扣了，收银没到账', true],
  ['月报毛利变成负数', '报表毛利是负数', true],
  ['审批单卡在系统处理中', '合同审批卡在系统处理中半天了', true],
  ['输液泵频繁报管路阻塞', '输液泵一直报阻塞，管路没问题', true],
  ['注塑机报警 E-1024 停机', '注塑机料筒温度不稳', false],
  ['登录失败提示未绑定', '导出文件乱码', false],
  ['打印机卡纸，总是报 E5', '电子价签不更新', false],
  ['运单 SF1234567890123 三天没更新', '运单 SF9876543210987 地址写错了', false],
  ['订单 DD20261124-0087 没发货', '订单 DD20261120-0311 开票抬头错了', false],
  ['冷柜温度降不下来，酸奶坏了', '路由器中午断网', false],
  ['扫码支付超时，钱扣了没到账', '钱箱弹不开', false],
  ['月报毛利变成负数', '库存比实际多', false],
  ['审批单卡在系统处理中', '手机收不到待办提醒', false],
  ['输液泵频繁报管路阻塞', '监护仪血氧误报', false],
]

describe('findDuplicateTickets', () => {
  it('finds nine of ten pairs that are one problem, and none of ten that are two, of one customer on one day', () => {
    const wrong = pairs.filter(([one, other, isSame]) => {
      const found = findDuplicateTickets(ticket('a', one), [ticket('b', other, { filedAt: 96 * hour })])
      return found.length > 0 !== isSame
    })
    expect(wrong.filter(([, , isSame]) => !isSame)).toEqual([])
    expect(wrong.length).toBeLessThanOrEqual(1)
  })

  it('gives its reasons, the strongest first', () => {
    const [found] = findDuplicateTickets(
      ticket('a', '运单 SF1234567890123 没更新', { product: '快递', contact: '王' }),
      [ticket('b', '查 SF1234567890123', { product: '快递', contact: '王', filedAt: 98 * hour })],
    )
    expect(found?.reasons[0]).toEqual({ code: 'same_identifier', identifier: 'SF1234567890123' })
    expect(found?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['same_contact', 'same_product', 'close_in_time']),
    )
  })

  it('takes one conversation for one ticket, whatever is said in it', () => {
    const [found] = findDuplicateTickets(ticket('a', '在吗', { conversation: 'wx-1' }), [
      ticket('b', '发票开错了', { conversation: 'wx-1', customer: '别家' }),
    ])
    expect(found).toMatchObject({
      id: 'b',
      reasons: [{ code: 'same_conversation' }, { code: 'close_in_time' }],
    })
  })

  it('never names the ticket itself, nor others of the customer for that alone', () => {
    const one = ticket('a', '注塑机停机')
    expect(findDuplicateTickets(one, [one, ticket('b', '发票抬头开错')])).toEqual([])
  })

  it('puts the more probable first', () => {
    const found = findDuplicateTickets(ticket('a', '注塑机报警 E-1024 停机'), [
      ticket('far', '注塑机报警停机', { customer: '别家', filedAt: 0 }),
      ticket('near', '注塑机报警 E-1024 停机'),
    ])
    expect(found[0]?.id).toBe('near')
  })
})
