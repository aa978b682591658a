// From CJK radicals on; below lie Latin and the other alphabets, whose terms are kept as text.
const first = 0x2e80
const isPackable = (unit: number): boolean => unit >= first && (unit < 0xd800 || unit > 0xdfff)

/** A character or pair of the basic plane as one number above 0; 0 for every other term. */
export function hanKey(term: string): number {
  if (term.length > 2) return 0
  const a = term.charCodeAt(0)
  if (!isPackable(a)) return 0
  if (term.length === 1) return (a << 16) >>> 0
  const b = term.charCodeAt(1)
  return isPackable(b) ? ((a << 16) | b) >>> 0 : 0
}

/** The place of a key in a sorted list, or -1. */
export function findKey(keys: Uint32Array, wanted: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return keys[low] === wanted ? low : -1
}

/** Numbers the keys that it meets, from 0 on: an open-addressing table, because a Map of numbers is four times as slow. */
export interface KeyTable {
  readonly size: number
  /** The key's number, a new one when it is met for the first time. */
  number(key: number): number
  /** The keys by number. */
  keys(): Uint32Array
}

export function createKeyTable(): KeyTable {
  let mask = 4095
  // Two numbers a place: the key, and one more than its number; 0 where nothing is.
  let table = new Uint32Array((mask + 1) * 2)
  let keys = new Uint32Array(2048)
  let size = 0
  const placeOf = (key: number): number => {
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
    while (table[at * 2 + 1] !== 0 && table[at * 2] !== key) at = (at + 1) & mask
    return at * 2
  }
  const put = (key: number, number: number) => {
    const at = placeOf(key)
    table[at] = key
    table[at + 1] = number + 1
  }
  const grow = () => {
    mask = mask * 2 + 1
    table = new Uint32Array((mask + 1) * 2)
    const more = new Uint32Array(keys.length * 2)
    more.set(keys)
    keys = more
    for (let i = 0; i < size; i++) put(keys[i] as number, i)
  }
  return {
    get size() {
      return size
    },
    number(key) {
      const known = table[placeOf(key) + 1] as number
      if (known > 0) return known - 1
      if (size === keys.length) grow()
      keys[size] = key
      put(key, size)
      return size++
    },
    keys: () => keys.subarray(0, size),
  }
}
