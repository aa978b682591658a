export { findPersonal, type PersonalSpan } from './find-personal.js'
export { maskSpan, maskText } from './mask-text.js'
export {
  maskAddress,
  maskBankCard,
  maskEmail,
  maskIdCard,
  maskName,
  maskPhone,
  maskPlate,
  maskUscc,
} from './masks.js'
export {
  type Mask,
  type MaskName,
  maskValue,
  scrubWith,
  standardMaskNames,
  standardMasks,
} from './standard-masks.js'
