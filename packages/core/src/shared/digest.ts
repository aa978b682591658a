import { sha256 } from './sha256.js'

/** A one-way function from text to a fixed short text. */
export type Digest = (text: string) => Promise<string>

/** Up to here our own is faster: WebCrypto answers from another thread, and the way there takes longer than the work. */
const smallBytes = 1_024

/**
 * SHA-256 (FIPS 180-4) of the text's UTF-8 bytes as 64 lower-case hexadecimal digits. Longer texts by WebCrypto where there
 * is one; browsers withhold it from pages served over plain HTTP, as intranets still do, and there our own computes the same.
 */
export const sha256Hex: Digest = async (text) => {
  const bytes = new TextEncoder().encode(text)
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle
  const isOwn = bytes.length <= smallBytes || !subtle
  return hexOf(isOwn ? sha256(bytes) : new Uint8Array(await subtle.digest('SHA-256', bytes)))
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += pairs[byte]
  return text
}
