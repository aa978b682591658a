// Keeping fields encrypted in any storage.
export { type EncryptedStorage, encryptedStorage } from './encrypted-storage.js'
export type { EncryptedField, EncryptedFields, KindFields } from './fields.js'
// For tests.
export { type InsecureTestKeys, insecureTestKeys } from './insecure-test-keys.js'
// The port: where keys come from.
export type { KeyPort, NamedKey } from './key-port.js'
export { type EncryptionRefusalCode, encryptionRefusals } from './refusals.js'
export type { RotateOptions, RotateResult } from './rotate.js'
export type { EncryptionOptions } from './vault.js'
