import { canonical } from './writing.js'

/** The one-sign names of the provinces on plates. */
export const plateProvinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

const sign = '[A-HJ-NP-Z0-9]'
/**
 * The pattern of what follows the issuing letter, without anchors. New energy has six signs, with the energy letter
 * first on small vehicles and last on large ones (A to E purely electric, F to K not); all others have five.
 */
export const plateSerial = `(?:[A-HJK]${sign}\\d{4}|\\d{5}[A-HJK]|(?=[A-Z0-9]{0,3}\\d)${sign}{4}[A-HJ-NP-Z0-9挂学警港澳])`

const pattern = new RegExp(`^[${plateProvinces}][A-HJ-Z]${plateSerial}$`)

/**
 * Whether the text is a Chinese vehicle plate in its canonical form, without the dot: GA 36-2018, ordinary ones of five
 * signs (粤B12345; also 挂、学、警、港、澳) and new-energy ones of six (粤BD12345, 粤B12345D). The serial has no I and no O.
 *
 * @example
 * ```ts
 * isPlate('粤BD12345') // true
 * ```
 */
export const isPlate = (text: string): boolean => pattern.test(text)

/** The canonical form of a plate written with a dot, spaces, small or full-width letters; `undefined` if it is none. */
export const normalisePlate = (text: string): string | undefined => canonical(text, isPlate)
