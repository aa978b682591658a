// One check and one normaliser per identifier.
export { isBankCard, normaliseBankCard } from './bank-card.js'
export { isEmail, normaliseEmail } from './email.js'
// For documentation and tests.
export { type IdentifierExamples, identifierExamples } from './examples.js'
// All of them in free text.
export { findSensitive, type SensitiveSpan } from './find-sensitive.js'
export { isIdCard, normaliseIdCard } from './id-card.js'
export { isMobile, normaliseMobile } from './mobile.js'
export { isPlate, normalisePlate } from './plate.js'
export { type SensitiveType, sensitiveLabels, sensitiveTypes } from './sensitive-types.js'
export { isUscc, normaliseUscc } from './uscc.js'
