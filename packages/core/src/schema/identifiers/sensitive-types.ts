import type { LocalText } from '../../shared/index.js'

/** The kinds of personal or company identifier that are found in free text. */
export const sensitiveTypes = ['phone', 'idCard', 'bankCard', 'uscc', 'email', 'plate'] as const
export type SensitiveType = (typeof sensitiveTypes)[number]

export const sensitiveLabels: Readonly<Record<SensitiveType, LocalText>> = {
  phone: { zh: '手机号', en: 'mobile number' },
  idCard: { zh: '身份证号', en: 'identity number' },
  bankCard: { zh: '银行卡号', en: 'bank card number' },
  uscc: { zh: '统一社会信用代码', en: 'unified social credit code' },
  email: { zh: '电子邮箱', en: 'e-mail address' },
  plate: { zh: '车牌号', en: 'vehicle plate' },
}
