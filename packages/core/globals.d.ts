/*
 * The only names of the platform that core may use, all of them in every browser and in Node. The build of core sees
 * these instead of the DOM's or Node's types, so that a timer, a `document` or a `process` in core does not compile.
 */

interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

interface TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}

interface TextDecoder {
  decode(bytes: Uint8Array | ArrayBuffer, options?: { stream?: boolean }): string
}

declare const TextEncoder: new () => TextEncoder
declare const TextDecoder: new (
  label?: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => TextDecoder

interface CryptoKey {
  readonly type: 'private' | 'public' | 'secret'
  readonly extractable: boolean
  readonly usages: string[]
}

type CryptoAlgorithm = string | { readonly name: string; readonly [option: string]: unknown }
type CryptoBytes = ArrayBuffer | Uint8Array<ArrayBuffer>

interface SubtleCrypto {
  digest(algorithm: string, data: CryptoBytes): Promise<ArrayBuffer>
  importKey(
    format: 'raw',
    bytes: CryptoBytes,
    algorithm: CryptoAlgorithm,
    extractable: boolean,
    usages: string[],
  ): Promise<CryptoKey>
  sign(algorithm: CryptoAlgorithm, key: CryptoKey, data: CryptoBytes): Promise<ArrayBuffer>
  verify(
    algorithm: CryptoAlgorithm,
    key: CryptoKey,
    signature: CryptoBytes,
    data: CryptoBytes,
  ): Promise<boolean>
  encrypt(algorithm: CryptoAlgorithm, key: CryptoKey, data: CryptoBytes): Promise<ArrayBuffer>
  decrypt(algorithm: CryptoAlgorithm, key: CryptoKey, data: CryptoBytes): Promise<ArrayBuffer>
  wrapKey(format: 'raw', key: CryptoKey, by: CryptoKey, algorithm: CryptoAlgorithm): Promise<ArrayBuffer>
  unwrapKey(
    format: 'raw',
    bytes: CryptoBytes,
    by: CryptoKey,
    unwrapAlgorithm: CryptoAlgorithm,
    keyAlgorithm: CryptoAlgorithm,
    extractable: boolean,
    usages: string[],
  ): Promise<CryptoKey>
}

interface Crypto {
  getRandomValues<Bytes extends Uint8Array>(bytes: Bytes): Bytes
  readonly subtle: SubtleCrypto
}

declare var crypto: Crypto

declare function atob(text: string): string
declare function btoa(text: string): string
declare function queueMicrotask(job: () => void): void
declare function structuredClone<Value>(value: Value): Value
