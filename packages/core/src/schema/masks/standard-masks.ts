import type { Json, JsonObject } from '../../shared/index.js'
import { findPersonal } from './find-personal.js'
import { maskText } from './mask-text.js'
import {
  maskAddress,
  maskBankCard,
  maskEmail,
  maskIdCard,
  maskName,
  maskPhone,
  maskPlate,
  maskUscc,
} from './masks.js'

/** The masks that a policy may name. `scrub` keeps a text and masks the sensitive parts in it; the others mask the whole. */
export const standardMaskNames = [
  'phone',
  'idCard',
  'bankCard',
  'email',
  'name',
  'plate',
  'uscc',
  'address',
  'scrub',
] as const
export type MaskName = (typeof standardMaskNames)[number]

/** Masks a value: every string and number in it, at any depth. Flags and `null` stay. */
export type Mask = (value: Json) => Json

/**
 * Makes a mask of texts into one of any JSON value. Keys stay as they are. A number is masked as the text that it is
 * written as, so that a phone number kept as a number is not shown.
 */
export function maskValue(mask: (text: string) => string): Mask {
  const apply = (value: Json): Json => {
    if (typeof value === 'string') return value === '' ? '' : mask(value)
    if (typeof value === 'number') return mask(String(value)) === String(value) ? value : mask(String(value))
    if (Array.isArray(value)) return value.map(apply)
    if (value === null || typeof value !== 'object') return value
    return mapValues(value as JsonObject, apply)
  }
  return apply
}

const mapValues = (object: JsonObject, apply: Mask): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, value === undefined ? value : apply(value)]),
  )

/** The mask `scrub`, which also hides the given names (the customer's, the contact's) wherever they stand in a text. */
export const scrubWith = (names: readonly string[]): Mask =>
  maskValue((text) => maskText(text, findPersonal(text, names)))

/**
 * All standard masks by name.
 *
 * @example
 * ```ts
 * standardMasks.phone('138 0000 1234') // '138****1234'
 * standardMasks.name({ name: '欧阳明', age: null }) // { name: '欧阳*', age: null }
 * ```
 */
export const standardMasks: Readonly<Record<MaskName, Mask>> = {
  phone: maskValue(maskPhone),
  idCard: maskValue(maskIdCard),
  bankCard: maskValue(maskBankCard),
  email: maskValue(maskEmail),
  name: maskValue(maskName),
  plate: maskValue(maskPlate),
  uscc: maskValue(maskUscc),
  address: maskValue(maskAddress),
  scrub: maskValue((text) => maskText(text)),
}
