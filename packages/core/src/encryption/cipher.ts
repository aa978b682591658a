import type { RandomBytes } from '../shared/index.js'
import { fromBase64Url, toBase64Url } from './base64url.js'
import { encryptionRefusals } from './refusals.js'

/** Ciphertext with its initialisation vector, both in base64url; the last 16 bytes are the tag. */
export interface Ciphertext {
  readonly iv: string
  readonly ct: string
}

const aesGcm = 'AES-GCM'

/** What the ciphertext is bound to, as a list of words: it opens under the same list only. */
export type Context = readonly (string | null)[]

/** WebCrypto, or `encryption.no_webcrypto`: there is no other way here, since encryption by hand cannot be trusted. */
export function subtle(): Crypto['subtle'] {
  const found = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle
  if (!found) throw encryptionRefusals.error('encryption.no_webcrypto')
  return found
}

/** A fresh 256-bit key for one record. Extractable, because it is stored wrapped. */
export function newDataKey(random: RandomBytes): Promise<CryptoKey> {
  return subtle().importKey('raw', randomBytes(random, 32), aesGcm, true, ['encrypt', 'decrypt'])
}

export async function wrapKey(
  dataKey: CryptoKey,
  by: CryptoKey,
  context: Context,
  random: RandomBytes,
): Promise<Ciphertext> {
  const iv = randomBytes(random, 12)
  return written(iv, await subtle().wrapKey('raw', dataKey, by, gcm(iv, context)))
}

/** The data key, `undefined` when the wrapped one was altered or belongs elsewhere. */
export async function unwrapKey(
  { iv, ct }: Ciphertext,
  by: CryptoKey,
  context: Context,
): Promise<CryptoKey | undefined> {
  const [vector, bytes] = [fromBase64Url(iv), fromBase64Url(ct)]
  if (!vector || !bytes) return undefined
  const opening = subtle().unwrapKey('raw', bytes, by, gcm(vector, context), aesGcm, false, ['decrypt'])
  return opening.catch(() => undefined)
}

export async function encryptText(
  text: string,
  key: CryptoKey,
  context: Context,
  random: RandomBytes,
): Promise<Ciphertext> {
  const iv = randomBytes(random, 12)
  return written(iv, await subtle().encrypt(gcm(iv, context), key, bytesOf(text)))
}

/** The text, `undefined` when the ciphertext was altered or belongs elsewhere. */
export async function decryptText(
  { iv, ct }: Ciphertext,
  key: CryptoKey,
  context: Context,
): Promise<string | undefined> {
  const [vector, bytes] = [fromBase64Url(iv), fromBase64Url(ct)]
  if (!vector || !bytes) return undefined
  return subtle()
    .decrypt(gcm(vector, context), key, bytes)
    .then(
      (plain) => new TextDecoder().decode(plain),
      () => undefined,
    )
}

/** HMAC-SHA-256 (RFC 2104) of the text, its first 128 bits: enough that two values never meet by chance. */
export async function keyedHash(text: string, key: CryptoKey): Promise<string> {
  return toBase64Url(new Uint8Array(await subtle().sign('HMAC', key, bytesOf(text)), 0, 16))
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** The context as JSON: unlike words joined by a sign, no two lists read alike. */
const gcm = (iv: Uint8Array<ArrayBuffer>, context: Context) => ({
  name: aesGcm,
  iv,
  additionalData: bytesOf(JSON.stringify(context)),
})

const written = (iv: Uint8Array, ciphertext: ArrayBuffer): Ciphertext => ({
  iv: toBase64Url(iv),
  ct: toBase64Url(new Uint8Array(ciphertext)),
})

function randomBytes(random: RandomBytes, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  random(bytes)
  return bytes
}
