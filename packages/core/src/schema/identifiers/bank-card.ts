import { canonical } from './writing.js'

// Prefix and length as issued: UnionPay, old national ranges, Visa, Mastercard, American Express, Diners, JCB, Discover.
const issued =
  /^(?:62\d{14,17}|9558\d{12}(?:\d{3})?|6[05]\d{14}(?:\d{3})?|4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|(?=222[1-9]|22[3-9]|2[3-6]|27[01]|2720)\d{16}|3[47]\d{13}|3[068]\d{12}|35\d{14})$/

/**
 * Whether the text is a bank card number in its canonical form: 13 to 19 digits, a prefix and length in which cards
 * are issued (ISO/IEC 7812), and the right check digit by Luhn's formula (ISO/IEC 7812-1, annex B): from the right,
 * every second digit is doubled, the digits of the products are added up, and the total is a multiple of ten.
 *
 * One in ten numbers passes Luhn by chance; the prefix is asked for so that most order numbers do not.
 *
 * @example
 * ```ts
 * isBankCard('6222000000000000004') // true
 * ```
 */
export const isBankCard = (text: string): boolean => issued.test(text) && passesLuhn(text)

/** The digits of a card number written with spaces, dashes or full-width digits; `undefined` if it is none. */
export const normaliseBankCard = (text: string): string | undefined => canonical(text, isBankCard)

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const counted = i % 2 === 1 ? digit * 2 : digit
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum % 10 === 0
}
