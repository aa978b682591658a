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
  decode(bytes: Uint8Array | ArrayBuffer): string
}

declare const TextEncoder: new () => TextEncoder
declare const TextDecoder: new (
  label?: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => TextDecoder

interface Crypto {
  getRandomValues<Bytes extends Uint8Array>(bytes: Bytes): Bytes
  readonly subtle: { digest(algorithm: string, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> }
}

declare var crypto: Crypto

declare function atob(text: string): string
declare function btoa(text: string): string
declare function queueMicrotask(job: () => void): void
declare function structuredClone<Value>(value: Value): Value
