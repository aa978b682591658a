import { isBankCard } from './bank-card.js'
import { domainPattern } from './email.js'
import { isIdCard } from './id-card.js'
import { isMobile } from './mobile.js'
import { type NumberWord, numberWords, plainWidth } from './number-words.js'
import { normalisePlate, plateProvinces, plateSerial } from './plate.js'
import type { SensitiveType } from './sensitive-types.js'
import { isUscc } from './uscc.js'

/** Something found in a text: `text.slice(start, end)`, with offsets in UTF-16 units. */
export interface SensitiveSpan {
  readonly type: SensitiveType
  readonly start: number
  readonly end: number
}

/**
 * Finds mobile numbers, identity numbers, bank cards, credit codes, e-mail addresses and vehicle plates in free text,
 * in order, without overlaps.
 *
 * Check digits are verified. Numbers may be written full-width or in up to eight groups parted by single spaces or dashes; a
 * number is made of whole groups. What is called an order, waybill or serial number, or hangs on a code by a dash (SN-138…), is
 * not taken for a phone or card.
 *
 * @example
 * ```ts
 * findSensitive('请联系 138 0000 1234,报警 E-1024') // [{ type: 'phone', start: 4, end: 17 }]
 * ```
 */
export function findSensitive(text: string): SensitiveSpan[] {
  const plain = plainWidth(text)
  // The shortest is an address as short as a@b.cn; every number and plate has a digit.
  if (plain.length < shortest || !/[\d@]/.test(plain)) return []
  const spans = plain.includes('@') ? findEmails(plain) : []
  const isFree = (part: { readonly start: number; readonly end: number }) =>
    !spans.some((span) => span.start < part.end && part.start < span.end)
  spans.push(...findPlates(plain).filter(isFree))
  spans.push(...findNumbers(plain, numberWords(plain).filter(isFree)))
  return spans.sort((a, b) => a.start - b.start)
}

const shortest = 6

const address = new RegExp(`[A-Za-z0-9._%+-]@${domainPattern}(?![A-Za-z0-9-])`)

/** Addresses run together, or with a local part that is too long, are taken as one, so that no half is left over. */
function findEmails(plain: string): SensitiveSpan[] {
  return [...plain.matchAll(/[A-Za-z0-9_][A-Za-z0-9._%+@-]*/g)].flatMap(
    ({ 0: run, index }): SensitiveSpan[] => {
      const match = address.exec(run)
      if (!match) return []
      const length = run.indexOf('@') === run.lastIndexOf('@') ? match.index + match[0].length : run.length
      return [{ type: 'email', start: index, end: index + length }]
    },
  )
}

// 更新B12345, 阿里云C12345, 北京A12345 and the like name versions, products and places.
const notPlates = '(?<![更全最重翻创刷焕崭换]新|[里为讯度外]云|[北南东]京|南宁|昂贵)'
const plates = new RegExp(
  `[${plateProvinces}]${notPlates} ?[A-HJ-Z][ ·•.-]?${plateSerial}(?:(?<=[挂学警港澳])|(?![A-Z0-9]))`,
  'gi',
)

const findPlates = (plain: string): SensitiveSpan[] =>
  [...plain.matchAll(plates)]
    .filter(([plate]) => normalisePlate(plate.replace('.', '')) !== undefined)
    .map(({ 0: plate, index }) => ({ type: 'plate', start: index, end: index + plate.length }))

const maxSigns = 19
const maxWords = 8

function findNumbers(plain: string, words: readonly NumberWord[]): SensitiveSpan[] {
  const spans: SensitiveSpan[] = []
  for (let first = 0; first < words.length; first++) {
    const found = longestFrom(plain, words, first)
    if (!found) continue
    spans.push(found.span)
    first = found.last
  }
  return spans
}

/** The longest identifier that begins with a word and ends with a word linked to it. */
function longestFrom(plain: string, words: readonly NumberWord[], first: number) {
  let best: { readonly span: SensitiveSpan; readonly last: number } | undefined
  const group: NumberWord[] = []
  let signs = 0
  for (let last = first; last < Math.min(words.length, first + maxWords); last++) {
    const word = words[last]
    if (!word || (last > first && !isLinked(words[last - 1], word))) break
    group.push(word)
    signs += word.text.length
    if (signs > maxSigns) break
    const type = typeOf(plain, group, words[first - 1])
    if (type) best = { span: { type, ...extent(plain, group) }, last }
  }
  return best
}

// A word between the two may have been found to be something else.
const isLinked = (before: NumberWord | undefined, word: NumberWord): boolean =>
  word.link !== undefined && before?.end === word.start - word.link.length

function typeOf(
  plain: string,
  group: readonly NumberWord[],
  before: NumberWord | undefined,
): SensitiveType | undefined {
  const signs = group
    .map(({ text }) => text)
    .join('')
    .toUpperCase()
  if (signs.length < 11) return undefined
  if (isIdCard(signs)) return 'idCard'
  if (isUscc(signs)) return 'uscc'
  const isCard = isBankCard(signs) && group.slice(0, -1).every(({ text }) => text.length >= 3)
  if (!isCard && !isPhone(group)) return undefined
  if (isNamedOtherwise(plain, group, before)) return undefined
  return isCard ? 'bankCard' : 'phone'
}

// How 11 digits are grouped by hand; any other grouping (150-200-300-12) is a list of figures.
const phoneGroups = /^(?:11|3,4,4|3,8|4,3,4|4,4,3|3,3,5|7,4)$/

function isPhone(group: readonly NumberWord[]): boolean {
  const digits = group.map(({ text }) => text)
  const [prefix = ''] = digits
  const hasPrefix = /^(?:00)?86$/.test(prefix)
  const parts = hasPrefix
    ? digits.slice(1)
    : [prefix.replace(/^(?:00)?86(?=1\d{10}$)/, ''), ...digits.slice(1)]
  return isMobile(parts.join('')) && phoneGroups.test(parts.map((part) => part.length).join())
}

const labels =
  /(?:(?:订单|运单|快递|物流|采购|销售|退货|工单|单据|合同|发票|序列|流水|批|料|条|出厂|设备|产品|机身|机器)(?:单号|编号|编码|号码|号|码|代码)|单号|\b(?:s\/?n|serial|order|tracking|waybill|invoice|po|batch|lot|ticket|part)(?: ?(?:no|number|id|#))?\.?)$/i

/** Whether the words before say that the number is an order, a part or the like, or it goes on an amount. */
function isNamedOtherwise(
  plain: string,
  group: readonly NumberWord[],
  before: NumberWord | undefined,
): boolean {
  const { start, end } = extent(plain, group)
  if (/\d\.$/.test(plain.slice(start - 2, start)) || /^\.\d/.test(plain.slice(end, end + 2))) return true
  if (
    /[-_]/.test(group[0]?.link ?? '') &&
    before &&
    !/^(?:tel|phone|mobile|mob|cell|0|\+?86)$/i.test(before.text)
  )
    return true
  const lead = plain.slice(Math.max(0, start - 24), start).replace(/(?:[\s:#]|为|是)+$/, '')
  return labels.test(lead)
}

function extent(plain: string, group: readonly NumberWord[]): { start: number; end: number } {
  const start = group[0]?.start ?? 0
  const plus = plain[start - 1] === '+' ? 1 : 0
  return { start: start - plus, end: group.at(-1)?.end ?? start }
}
