import { describe, expect, it } from 'vitest'
import {
  identifierExamples,
  isBankCard,
  isEmail,
  isIdCard,
  isMobile,
  isPlate,
  isUscc,
  normaliseBankCard,
  normaliseEmail,
  normaliseIdCard,
  normaliseMobile,
  normalisePlate,
  normaliseUscc,
  type SensitiveType,
  sensitiveTypes,
} from './index.js'

const checks: Record<SensitiveType, (text: string) => boolean> = {
  phone: isMobile,
  idCard: isIdCard,
  bankCard: isBankCard,
  uscc: isUscc,
  email: isEmail,
  plate: isPlate,
}
const normalisers: Record<SensitiveType, (text: string) => string | undefined> = {
  phone: normaliseMobile,
  idCard: normaliseIdCard,
  bankCard: normaliseBankCard,
  uscc: normaliseUscc,
  email: normaliseEmail,
  plate: normalisePlate,
}

describe.each(sensitiveTypes)('%s', (type) => {
  const { valid, written, invalid } = identifierExamples[type]

  it.each(valid)('takes %s', (text) => {
    expect(checks[type](text)).toBe(true)
    expect(normalisers[type](text)).toBe(text)
  })

  it.each(written)('reads %s as %s', (text, canonical) => {
    expect(checks[type](text)).toBe(false)
    expect(normalisers[type](text)).toBe(canonical)
  })

  it.each(invalid)('refuses $text ($why.en)', ({ text }) => {
    expect(checks[type](text)).toBe(false)
    expect(normalisers[type](text)).toBeUndefined()
  })

  it('refuses nothing at all', () => {
    expect(checks[type]('')).toBe(false)
    expect(normalisers[type](' ')).toBeUndefined()
  })
})

/** Every text that differs from `text` in one sign. */
const neighbours = (text: string, alphabet: string) =>
  [...text].flatMap((sign, i) =>
    [...alphabet]
      .filter((other) => other !== sign)
      .map((other) => text.slice(0, i) + other + text.slice(i + 1)),
  )

describe('check digits', () => {
  it('catch every single wrong digit', () => {
    const digits = '0123456789'
    expect(neighbours('110101190001010014', digits).filter(isIdCard)).toEqual([])
    expect(neighbours('6222000000000000004', digits).filter(isBankCard)).toEqual([])
    expect(neighbours('91330200MA00000152', digits).filter(isUscc)).toEqual([])
  })

  it('of identity numbers and credit codes catch every pair swapped by mistake', () => {
    const swaps = (text: string) =>
      [...text.slice(1)].flatMap((sign, i) =>
        sign === text[i] ? [] : [text.slice(0, i) + sign + text[i] + text.slice(i + 2)],
      )
    expect(swaps('330106190402290021').filter(isIdCard)).toEqual([])
    expect(swaps('52110000123456788N').filter(isUscc)).toEqual([])
  })
})
