/** Signs for the audit. Held by a job of the host, out of reach of whoever can write to the storage. */
export interface AuditSigner {
  /** Names the key, so that it can be changed without losing what the old one signed. */
  readonly keyId: string
  /** The signature of the text's UTF-8 bytes, in hexadecimal digits. */
  sign(text: string): Promise<string>
}

/** Tells whether a signature is genuine. With ECDSA this needs public keys only, so any auditor may hold it. */
export interface AuditVerifier {
  /** `false` also for a key that is not known. */
  verify(text: string, signature: string, keyId: string): Promise<boolean>
}

const ecdsa = { name: 'ECDSA', hash: 'SHA-256' } as const

/**
 * Signs by ECDSA over P-256 with SHA-256 (FIPS 186-5), through WebCrypto in browser and Node.
 *
 * @example
 * ```ts
 * const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
 * const auditSigner = ecdsaSigner('2026', privateKey)
 * const auditVerifier = ecdsaVerifier({ '2026': publicKey })
 * ```
 */
export const ecdsaSigner = (keyId: string, privateKey: CryptoKey): AuditSigner => ({
  keyId,
  sign: async (text) => toHex(await crypto.subtle.sign(ecdsa, privateKey, bytesOf(text))),
})

/** Checks what {@link ecdsaSigner} signed, by the public keys of every key id ever used. */
export const ecdsaVerifier = (publicKeys: Readonly<Record<string, CryptoKey>>): AuditVerifier =>
  verifierBy(publicKeys, ecdsa)

/** Signs and checks by HMAC-SHA-256 (RFC 2104): simpler keys, but whoever can check can also sign. */
export function hmacSigner(keyId: string, key: CryptoKey): AuditSigner & AuditVerifier {
  return {
    keyId,
    sign: async (text) => toHex(await crypto.subtle.sign('HMAC', key, bytesOf(text))),
    ...verifierBy({ [keyId]: key }, 'HMAC'),
  }
}

/** FOR TESTS ONLY: signs with a key that is printed here for everyone to read, so its signatures prove nothing. */
export async function insecureTestSigner(keyId = 'insecure-test-key'): Promise<AuditSigner & AuditVerifier> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytesOf('known to everyone'), hmac, false, [
    'sign',
    'verify',
  ])
  return hmacSigner(keyId, key)
}

const verifierBy = (
  keys: Readonly<Record<string, CryptoKey>>,
  algorithm: typeof ecdsa | 'HMAC',
): AuditVerifier => ({
  async verify(text, signature, keyId) {
    const key = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined
    const given = fromHex(signature)
    return (
      key !== undefined && given !== undefined && crypto.subtle.verify(algorithm, key, given, bytesOf(text))
    )
  },
})

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

function fromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[0-9a-f]{2})+$/.test(text)) return undefined
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
