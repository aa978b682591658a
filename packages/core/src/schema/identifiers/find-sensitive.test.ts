import { describe, expect, it } from 'vitest'
import { findSensitive, identifierExamples, sensitiveTypes } from './index.js'

const found = (text: string) =>
  findSensitive(text).map(({ type, start, end }) => [type, text.slice(start, end)])

describe('findSensitive', () => {
  it.each([
    ['请联系13800001234。', 'phone', '13800001234'],
    ['电话：138 0000 1234，张工', 'phone', '138 0000 1234'],
    ['手机138-0000-1234', 'phone', '138-0000-1234'],
    ['拨打 +86 138 0000 1234 即可', 'phone', '+86 138 0000 1234'],
    ['86-13800001234', 'phone', '86-13800001234'],
    ['1380000 1234', 'phone', '1380000 1234'],
    ['Tom/13800001234', 'phone', '13800001234'],
    ['TEL-13800001234', 'phone', '13800001234'],
    ['订单联系电话：13800001234', 'phone', '13800001234'],
    ['在 2026-11-24 13800001234 来电', 'phone', '13800001234'],
    ['138 0000 1234 2台设备', 'phone', '138 0000 1234'],
    [
      '\uFF11\uFF13\uFF18\uFF10\uFF10\uFF10\uFF10\uFF11\uFF12\uFF13\uFF14 来电',
      'phone',
      '\uFF11\uFF13\uFF18\uFF10\uFF10\uFF10\uFF10\uFF11\uFF12\uFF13\uFF14',
    ],
    ['请拨 **13800001234**', 'phone', '13800001234'],
    ['_13800001234_', 'phone', '13800001234'],
    ['身份证11010119000101009x。', 'idCard', '11010119000101009x'],
    ['110101 19000101 009X', 'idCard', '110101 19000101 009X'],
    ['证件编号：110101190001010014', 'idCard', '110101190001010014'],
    ['卡号 6222 0000 0000 0000 004', 'bankCard', '6222 0000 0000 0000 004'],
    ['卡号6217000000000006 退款', 'bankCard', '6217000000000006'],
    ['税号 91330200MA00000152', 'uscc', '91330200MA00000152'],
    ['税号 9133 0200 MA00 0001 52', 'uscc', '9133 0200 MA00 0001 52'],
    ['发到service@example.com，谢谢', 'email', 'service@example.com'],
    ['mail 13800001234@example.com', 'email', '13800001234@example.com'],
    ['车牌粤B·12345的货车', 'plate', '粤B·12345'],
    ['更换了新A12345的轮胎', 'plate', '新A12345'],
    ['浙BD12345到厂', 'plate', '浙BD12345'],
  ])('in “%s” finds %s', (text, type, span) => {
    expect(found(text)).toEqual([[type, span]])
  })

  it.each([
    '报警 E-1024，无法复位',
    '订单号：202611241380',
    '订单号 13800001234',
    '运单号为：13800001234567',
    '订单编号：6217000000000006',
    '序列号 SN-13800001234',
    'SN_13800001234',
    'S/N: 13800001234',
    'order no. 13800001234',
    'Tracking number: 4111111111111111',
    '物料 A13800001234B',
    '尺寸 150-200-300-12 mm',
    '金额 13800001234.50 元',
    '时间戳 1764000000000',
    '身份证 110101190001010015',
    '卡号 6222000000000000005',
    '税号 91330200MA00000153',
    '已打码 138****1234',
    '固件更新B12345后恢复',
    '部署在阿里云C12345实例',
    'M8 螺栓 12 颗，X1-Carbon，IP 192.168.100.100',
    '0571-88880000',
    'user@localhost',
    '停机 2 小时 30 分',
  ])('in “%s” finds nothing', (text) => {
    expect(found(text)).toEqual([])
  })

  it('finds several, in order, with offsets in UTF-16 units', () => {
    const text = '🙂张工 13800001234、service@example.com、粤B12345、6217 0000 0000 0006 或 13900004321'
    expect(found(text)).toEqual([
      ['phone', '13800001234'],
      ['email', 'service@example.com'],
      ['plate', '粤B12345'],
      ['bankCard', '6217 0000 0000 0006'],
      ['phone', '13900004321'],
    ])
  })

  it.each(sensitiveTypes)('finds every valid example of %s in a sentence', (type) => {
    for (const example of identifierExamples[type].valid) {
      expect(found(`资料：${example}，请核对。`)).toEqual([[type, example]])
    }
  })

  it('does not hang on hostile text', () => {
    const text = `${'1 '.repeat(10_000)}${'a.'.repeat(10_000)}${'粤B'.repeat(10_000)}${'1'.repeat(20_000)}`
    const before = performance.now()
    expect(findSensitive(text)).toEqual([])
    expect(performance.now() - before).toBeLessThan(5000)
  })
})
