import { sha256 } from './sha256.js'

/** A one-way function from text to a fixed short text. */
export type Digest = (text: string) => Promise<string>

/**
 * SHA-256 (FIPS 180-4) of the text's UTF-8 bytes as 64 lower-case hexadecimal digits. By WebCrypto where there is one;
 * browsers withhold it from pages served over plain HTTP, as intranets still do, and there our own computes the same.
 */
export const sha256Hex: Digest = async (text) => {
  const bytes = new TextEncoder().encode(text)
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle
  const hash = subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes)
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
