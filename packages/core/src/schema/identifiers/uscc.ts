import { canonical } from './writing.js'

// I, O, S, V and Z are left out, being too like 1, 0, 5, U and 2.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const shape = /^[1-9ANY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/**
 * Whether the text is a unified social credit code (统一社会信用代码) in its canonical form of 18 capitals and digits.
 *
 * GB 32100-2015: the sign at place i (from 0) counts with weight 3^i mod 31, and the last is the check sign
 * (31 − sum mod 31) mod 31. The organisation code inside (places 9 to 17) has a check digit of its own by GB 11714; it
 * is not asked for here, because the outer one covers it and codes without it are in circulation.
 *
 * @example
 * ```ts
 * isUscc('91330200MA00000152') // true
 * isUscc('91330200MA00000153') // false: the check sign is wrong
 * ```
 */
export function isUscc(text: string): boolean {
  if (!shape.test(text)) return false
  let sum = 0
  let weight = 1
  for (const sign of text.slice(0, 17)) {
    sum += alphabet.indexOf(sign) * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31] === text[17]
}

/** The canonical form of a credit code written with spaces, dashes, small or full-width letters; `undefined` if it is none. */
export const normaliseUscc = (text: string): string | undefined => canonical(text, isUscc)
