import type { FoundIdentifier, IdentifierKind } from '@caselore/core/search'

/** How one kind of identifier is recognised; `shape` needs the flags `g` and `d` and names its part `value`. */
export interface IdentifierPattern {
  readonly kind: IdentifierKind
  readonly shape: RegExp
  /** A check digit or the like, on the compared value. */
  readonly check?: (value: string) => boolean
}

const number = '(?<value>(?:[A-Z]{1,6}[- ]?)?\\d[A-Z\\d-]{4,28}[A-Z\\d])(?![A-Z\\d])'
const named = (names: string) =>
  new RegExp(`(?:${names})\\s*(?:号码|编号|单号|号|No\\.?)?[\\s:：#是为]{0,4}${number}`, 'gdi')

/**
 * The usual ones, by what stands before them (订单号, 运单, SN) and by shape: SF, YT, JD and others with so many digits,
 * international parcels with their check digit (UPU S10), alarm codes, versions. Earlier ones win where they overlap.
 */
export const standardIdentifiers: readonly IdentifierPattern[] = [
  { kind: 'waybill', shape: named('运单|快递|物流|面单|货运|waybill|tracking') },
  { kind: 'order', shape: named('订单|工单|合同|采购单|order|PO') },
  { kind: 'serial', shape: named('序列|出厂|机器?编|机身|设备编|serial') },
  { kind: 'serial', shape: /(?<![A-Z])S\/?N[\s:：#]+(?<value>[A-Z\d]{2,}(?:-[A-Z\d]+)*)(?![A-Z\d])/dgi },
  {
    kind: 'waybill',
    shape:
      /(?<![A-Z\d])(?<value>SF\d{12,13}|YT\d{13}|JDV?[A-Z]?\d{11,14}|ZTO\d{12}|STO\d{12,13}|YD\d{13}|DPK?\d{9,12})(?!\d)/dgi,
  },
  {
    kind: 'waybill',
    shape: /(?<![A-Z\d])(?<value>[A-Z]{2}\d{9}[A-Z]{2})(?![A-Z\d])/dgi,
    check: isInternationalParcel,
  },
  { kind: 'serial', shape: /(?<![A-Z\d])(?<value>SN-?[A-Z\d]{2,}(?:-[A-Z\d]+)*)(?![A-Z\d])/dgi },
  {
    kind: 'error',
    shape:
      /(?:报警|报错|错误码?|故障码?|代码|error|alarm|code)[\s:：]{0,3}(?<value>[A-Z]{1,3}[-.]?\d{1,5})(?![A-Z\d])/dgi,
  },
  {
    kind: 'version',
    shape:
      /(?<![A-Z\d.])(?<value>V?\d+\.\d+(?:\.\d+){0,2})(?![A-Z\d%]|\.\d|\s*(?:mm|毫米|kg|V|A|℃|MPa|秒|%))/dgi,
  },
]

/**
 * The identifiers of a text, in order, none overlapping. Widths are made equal first, so `ＳＦ１２３…` is found too.
 *
 * @example
 * ```ts
 * findIdentifiers('运单 SF1234567890123 没动') // [{ kind: 'waybill', value: 'SF1234567890123', start: 3, end: 18 }]
 * ```
 */
export function findIdentifiers(
  text: string,
  patterns: readonly IdentifierPattern[] = standardIdentifiers,
): FoundIdentifier[] {
  // Full-width forms are as long as half-width ones, so that places stay.
  const half = text
    .replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ')
  const found: FoundIdentifier[] = []
  for (const { kind, shape, check } of patterns) {
    for (const match of half.matchAll(shape)) {
      const [start, end] = match.indices?.groups?.value ?? [0, 0]
      const value = comparedIdentifier(half.slice(start, end))
      const isTaken = found.some((other) => start < other.end && other.start < end)
      if (start < end && !isTaken && (check?.(value) ?? true)) found.push({ kind, value, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** As identifiers are compared: half width, upper case, letters and digits only; versions keep their dots. */
export function comparedIdentifier(value: string): string {
  const plain = value.normalize('NFKC').toUpperCase()
  return /^V?\d+(?:\.\d+)+$/.test(plain) ? plain.replace(/^V/, '') : plain.replace(/[^\p{L}\p{N}]/gu, '')
}

/** The check digit of UPU standard S10: weights 8 6 4 2 3 5 9 7, eleven less the rest, 10 as 0 and 11 as 5. */
function isInternationalParcel(value: string): boolean {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(value[i + 2]), 0)
  const check = 11 - (sum % 11)
  return Number(value[10]) === (check === 10 ? 0 : check === 11 ? 5 : check)
}
