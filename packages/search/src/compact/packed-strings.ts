import { compareBytes, createByteWriter, fromUtf8, toUtf8 } from './bytes.js'

/** Strings one after the other as UTF-8: string `i` lies from `offsets[i]` to `offsets[i + 1]`. */
export interface PackedStrings {
  readonly offsets: Uint32Array
  readonly bytes: Uint8Array
}

export function packStrings(strings: readonly string[]): PackedStrings {
  return packBytes(strings.map(toUtf8))
}

export function packBytes(parts: readonly Uint8Array[]): PackedStrings {
  const offsets = new Uint32Array(parts.length + 1)
  const writer = createByteWriter()
  parts.forEach((part, i) => {
    writer.bytes(part)
    offsets[i + 1] = writer.length
  })
  return { offsets, bytes: writer.written().slice() }
}

export const packedCount = ({ offsets }: PackedStrings): number => offsets.length - 1

export const bytesAt = ({ offsets, bytes }: PackedStrings, i: number): Uint8Array =>
  bytes.subarray(offsets[i], offsets[i + 1])

export const stringAt = (strings: PackedStrings, i: number): string => fromUtf8(bytesAt(strings, i))

export const comparePacked = (a: PackedStrings, i: number, b: PackedStrings, j: number): number =>
  compareBytes(
    a.bytes,
    a.offsets[i] as number,
    a.offsets[i + 1] as number,
    b.bytes,
    b.offsets[j] as number,
    b.offsets[j + 1] as number,
  )

/** The first place in a sorted list whose string is not below the wanted one. */
export function lowerBound({ offsets, bytes }: PackedStrings, wanted: Uint8Array): number {
  let low = 0
  let high = offsets.length - 1
  // Rows come mostly with rising ids, of which none is here yet.
  if (
    high > 0 &&
    compareBytes(bytes, offsets[high - 1] as number, offsets[high] as number, wanted, 0, wanted.length) < 0
  )
    return high
  while (low < high) {
    const middle = (low + high) >>> 1
    const order = compareBytes(
      bytes,
      offsets[middle] as number,
      offsets[middle + 1] as number,
      wanted,
      0,
      wanted.length,
    )
    if (order < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The place of a string in a sorted list, or -1. */
export function findPacked(strings: PackedStrings, wanted: Uint8Array): number {
  const at = lowerBound(strings, wanted)
  if (at === packedCount(strings)) return -1
  const { offsets, bytes } = strings
  const same =
    compareBytes(bytes, offsets[at] as number, offsets[at + 1] as number, wanted, 0, wanted.length) === 0
  return same ? at : -1
}
