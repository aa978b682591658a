import type { Clock } from './clock.js'

/** Makes a new identifier: unique, ASCII, sorting by the time it was made. */
export type Ids = () => string

/** Fills the array with random bytes; `crypto.getRandomValues` or, in tests, a seeded source. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => void

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const timeLength = 10
const randomLength = 16

/**
 * Identifiers in the ULID form: 48 bits of milliseconds and 80 random bits as 26 characters of Crockford's base 32.
 * Two made in the same millisecond still sort in the order in which they were made, because the random part of the
 * second is the first one's plus one.
 *
 * @example
 * ```ts
 * const ids = ulids(systemClock)
 * ids() // '01JF8Z6Q0V3W5Y7A9C1E3G5J7M'
 * ```
 */
export function ulids(
  clock: Clock,
  random: RandomBytes = (bytes) => void crypto.getRandomValues(bytes),
): Ids {
  let lastTime = -1
  let digits: number[] = []
  let prefix = ''
  return () => {
    const time = Math.max(clock(), lastTime)
    if (time === lastTime) increment(digits)
    else {
      digits = randomDigits(random)
      prefix = encodeTime(time)
    }
    lastTime = time
    let text = prefix
    for (const digit of digits) text += alphabet[digit]
    return text
  }
}

function randomDigits(random: RandomBytes): number[] {
  const bytes = new Uint8Array(randomLength)
  random(bytes)
  return Array.from(bytes, (byte) => byte & 31)
}

function increment(digits: number[]): void {
  for (let i = digits.length - 1; i >= 0; i--) {
    const next = ((digits[i] ?? 0) + 1) & 31
    digits[i] = next
    if (next !== 0) return
  }
}

function encodeTime(time: number): string {
  let text = ''
  for (let rest = time, i = 0; i < timeLength; i++) {
    text = alphabet[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}
