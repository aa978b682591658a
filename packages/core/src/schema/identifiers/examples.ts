import type { LocalText } from '../../shared/index.js'
import type { SensitiveType } from './sensitive-types.js'

export interface IdentifierExamples {
  /** Canonical forms. */
  readonly valid: readonly string[]
  /** Other ways of writing, with the canonical form that they mean. */
  readonly written: readonly (readonly [written: string, canonical: string])[]
  readonly invalid: readonly { readonly text: string; readonly why: LocalText }[]
}

const no = (text: string, zh: string, en: string) => ({ text, why: { zh, en } })

/** Right and wrong examples of each identifier, for documentation and tests. All are invented: their check digits are right, their bodies are zeros, runs or dates of 1900. */
export const identifierExamples: Readonly<Record<SensitiveType, IdentifierExamples>> = {
  uscc: {
    valid: ['91330200MA00000152', '91440300000000000E', '52110000123456788N', '91310000MA1ABCDE8U'],
    written: [
      ['9133 0200 MA00 0001 52', '91330200MA00000152'],
      ['91330200ma00000152', '91330200MA00000152'],
      ['９１３３０２００ＭＡ０００００１５２', '91330200MA00000152'],
    ],
    invalid: [
      no('91330200MA00000153', '校验位不对', 'wrong check sign'),
      no('9133020OMA00000152', '代码里没有字母 O', 'the code has no letter O'),
      no('91330200MA0000015', '只有 17 位', 'only 17 signs'),
      no('00000000000000000X', '登记部门代码不存在', 'no such registration authority'),
    ],
  },
  idCard: {
    valid: ['11010119000101009X', '110101190001010014', '330106190402290021', '910101190001010013'],
    written: [
      ['110101 19000101 009x', '11010119000101009X'],
      ['110101-19000101-009X', '11010119000101009X'],
      ['１１０１０１１９０００１０１００１４', '110101190001010014'],
    ],
    invalid: [
      no('110101190001010015', '校验码不对', 'wrong check digit'),
      no('440306190002290010', '1900 年没有 2 月 29 日', '1900 had no 29 February'),
      no('000101190001010014', '没有这个地区代码', 'no such place of issue'),
      no('110101000101001', '15 位旧号码已停用', 'the old numbers of 15 digits have ended'),
    ],
  },
  phone: {
    valid: ['13800001234', '19900000000'],
    written: [
      ['138 0000 1234', '13800001234'],
      ['+86 138-0000-1234', '13800001234'],
      ['008613800001234', '13800001234'],
      ['(+86)13800001234', '13800001234'],
      ['１３８００００１２３４', '13800001234'],
    ],
    invalid: [
      no('1380000123', '只有 10 位', 'only 10 digits'),
      no('12800001234', '没有 128 号段', 'there is no range 128'),
      no('057100001234', '固定电话', 'a fixed line'),
    ],
  },
  bankCard: {
    valid: ['6222000000000000004', '6217000000000006', '4111111111111111', '370000000000002'],
    written: [
      ['6222 0000 0000 0000 004', '6222000000000000004'],
      ['6217-0000-0000-0006', '6217000000000006'],
      ['４１１１１１１１１１１１１１１１', '4111111111111111'],
    ],
    invalid: [
      no('6222000000000000005', 'Luhn 校验不通过', 'fails Luhn'),
      no('0000000000000000', '没有这样的发卡前缀', 'no such issuer'),
      no('622200000000', '位数不够', 'too short'),
    ],
  },
  email: {
    valid: ['service@example.com', 'a.b+c@mail.example.com.cn'],
    written: [
      [' service@Example.COM ', 'service@example.com'],
      ['ｓｅｒｖｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'service@example.com'],
    ],
    invalid: [
      no('service@example', '域名不完整', 'the domain is incomplete'),
      no('service.example.com', '没有 @', 'there is no @'),
      no('客服@example.com', '只支持 ASCII 地址', 'only ASCII addresses are taken'),
    ],
  },
  plate: {
    valid: ['粤B12345', '京A0000警', '浙BD12345', '沪A12345D', '苏E1234挂'],
    written: [
      ['粤B·12345', '粤B12345'],
      ['粤b 12345', '粤B12345'],
      ['浙B D12345', '浙BD12345'],
    ],
    invalid: [
      no('粤B1234', '少一位', 'one sign short'),
      no('粤I12345', '没有字母 I', 'there is no letter I'),
      no('中A12345', '没有这个省份简称', 'no such province'),
      no('粤BABCDE', '序号里没有数字', 'no digit in the serial'),
    ],
  },
}
