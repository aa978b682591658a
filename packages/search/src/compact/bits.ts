/** A set of small numbers, 32 to a word. */
export type Bits = Uint32Array

export const createBits = (count: number): Bits => new Uint32Array((count + 31) >>> 5)

export const hasBit = (bits: Bits, i: number): boolean => (((bits[i >>> 5] as number) >>> (i & 31)) & 1) === 1

export function setBit(bits: Bits, i: number): void {
  bits[i >>> 5] = (bits[i >>> 5] as number) | (1 << (i & 31))
}

/** All of the first `count` numbers that are not in the set. */
export function invertBits(bits: Bits, count: number): Bits {
  const inverted = bits.map((word) => ~word)
  if (count & 31) inverted[count >>> 5] = (inverted[count >>> 5] as number) & ((1 << (count & 31)) - 1)
  return inverted
}

export function countBits(bits: Bits): number {
  let count = 0
  for (let i = 0; i < bits.length; i++) count += countOnes(bits[i] as number)
  return count
}

/** How many are in both sets, of the same size. */
export function countCommon(a: Bits, b: Bits): number {
  let count = 0
  for (let i = 0; i < a.length; i++) count += countOnes((a[i] as number) & (b[i] as number))
  return count
}

/** The ones in a word of 32 bits. */
export function countOnes(bits: number): number {
  let word = bits - ((bits >>> 1) & 0x55555555)
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
