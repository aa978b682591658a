const size = 64
const rows = 2

/** A signature of a set of texts: the smallest of their hashes under each of 64 mixings. Empty for an empty set. */
export function minHash(shingles: ReadonlySet<string>): Uint32Array {
  if (shingles.size === 0) return new Uint32Array(0)
  const signature = new Uint32Array(size).fill(0xffffffff)
  for (const shingle of shingles) {
    const hash = hashOf(shingle)
    for (let i = 0; i < size; i++) {
      const mixed = mix(hash, i)
      if (mixed < (signature[i] ?? 0)) signature[i] = mixed
    }
  }
  return signature
}

/** A signature cut into bands; sets that resemble each other are likely to share one. */
export function bandsOf(signature: Uint32Array): string[] {
  return Array.from(
    { length: Math.floor(signature.length / rows) },
    (_, i) => `${i}:${signature.subarray(i * rows, (i + 1) * rows).join(':')}`,
  )
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

// The finaliser of MurmurHash3, from another start for each place.
function mix(hash: number, place: number): number {
  let h = (hash ^ Math.imul(place + 1, 0x9e3779b1)) >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
