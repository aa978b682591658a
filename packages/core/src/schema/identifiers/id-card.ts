import { canonical } from './writing.js'

// Two digits for the province of issue; 81 to 83 residence permits of Hong Kong, Macao and Taiwan people, 9x foreigners' permanent residence.
const shape = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)\d{15}[\dX]$/
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkSigns = '10X98765432'

/**
 * Whether the text is a citizen's identity number (公民身份号码) in its canonical form: 17 digits and a digit or X.
 *
 * GB 11643-1999: place of issue (6), date of birth (8), sequence (3), and a check sign by ISO 7064 MOD 11-2. The date must
 * exist and lie in 1900 to 2099; whether it is in the future is not asked, since nothing here knows today. The numbers
 * of 15 digits that ended in 2013 are not taken.
 *
 * @example
 * ```ts
 * isIdCard('11010119000101009X') // true
 * isIdCard('440306190002290010') // false: 1900 had no 29 February
 * ```
 */
export function isIdCard(text: string): boolean {
  if (!shape.test(text) || !isDate(text.slice(6, 14))) return false
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return checkSigns[sum % 11] === text[17]
}

/** The canonical form of an identity number written with spaces, dashes or a small x; `undefined` if it is none. */
export const normaliseIdCard = (text: string): string | undefined => canonical(text, isIdCard)

function isDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number)
  if (year === undefined || month === undefined || day === undefined || year < 1900 || year > 2099)
    return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
