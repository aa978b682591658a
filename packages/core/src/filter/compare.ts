/**
 * Compares two strings by their code points: negative, zero or positive.
 *
 * `<` in JavaScript compares UTF-16 units, which puts 𠮷 (a surrogate pair) before U+FF01; PostgreSQL with
 * collation "C" and SQLite compare UTF-8 bytes, which is code-point order. A condition must mean the same wherever it
 * is answered, so this order is the one that counts.
 */
export function compareCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

// A surrogate stands for a code point above every single unit, so it ranks after them.
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)
