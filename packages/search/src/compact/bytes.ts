/** A byte array that grows; numbers go in as varints (seven bits a byte, the lowest first). */
export interface ByteWriter {
  readonly length: number
  varint(value: number): void
  bytes(values: Uint8Array): void
  /** A stretch of an array. */
  copy(values: Uint8Array, start: number, end: number): void
  /** A text’s UTF-16 units, one byte each or two. */
  units(text: string, wide: boolean): void
  /** What was written, without a copy; valid until the next write. */
  written(): Uint8Array
}

// Up to here a loop is faster than making a view.
const shortCopy = 48

export function createByteWriter(capacity = 1024): ByteWriter {
  let buffer = new Uint8Array(capacity)
  let length = 0
  const reserve = (more: number) => {
    if (length + more <= buffer.length) return
    const grown = new Uint8Array(Math.max(buffer.length * 2, length + more))
    grown.set(buffer.subarray(0, length))
    buffer = grown
  }
  return {
    get length() {
      return length
    },
    varint(value) {
      reserve(5)
      let rest = value
      while (rest > 127) {
        buffer[length++] = (rest & 127) | 128
        rest >>>= 7
      }
      buffer[length++] = rest
    },
    bytes(values) {
      reserve(values.length)
      buffer.set(values, length)
      length += values.length
    },
    copy(values, start, end) {
      reserve(end - start)
      if (end - start > shortCopy) {
        buffer.set(values.subarray(start, end), length)
        length += end - start
      } else for (let i = start; i < end; i++) buffer[length++] = values[i] as number
    },
    units(text, wide) {
      reserve(text.length * 2)
      const into = buffer
      let at = length
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        into[at++] = unit & 255
        if (wide) into[at++] = unit >>> 8
      }
      length = at
    },
    written: () => buffer.subarray(0, length),
  }
}

/** Reads varints where a {@link ByteWriter} put them. */
export interface ByteReader {
  at: number
}

export function readVarint(bytes: Uint8Array, reader: ByteReader): number {
  let value = 0
  let shift = 0
  for (;;) {
    const byte = bytes[reader.at++] as number
    value |= (byte & 127) << shift
    if (byte < 128) return value >>> 0
    shift += 7
  }
}

/** Negative, zero or positive, byte by byte: for UTF-8 this is the order of code points. */
export function compareBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const shorter = Math.min(aEnd - aStart, bEnd - bStart)
  for (let i = 0; i < shorter; i++) {
    const difference = (a[aStart + i] as number) - (b[bStart + i] as number)
    if (difference !== 0) return difference
  }
  return aEnd - aStart - (bEnd - bStart)
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

// Up to here, and in ASCII, a loop is several times as fast as the encoder: ids and terms.
const shortText = 32

export function toUtf8(text: string): Uint8Array {
  if (text.length > shortText) return encoder.encode(text)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < bytes.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 127) return encoder.encode(text)
    bytes[i] = unit
  }
  return bytes
}
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes)
