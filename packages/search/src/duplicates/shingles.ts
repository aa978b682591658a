import { type CharacterMap, noCharacterMap, normalizeText, scriptRuns } from '../analysis/index.js'

/**
 * What two texts are compared by: each `width` neighbouring characters of Chinese (three for articles, two for messages)
 * and each Latin word or identifier, once, without punctuation and spaces.
 */
export function shinglesOf(text: string, characters: CharacterMap = noCharacterMap, width = 3): Set<string> {
  const shingles = new Set<string>()
  let han = ''
  const close = () => {
    const run = [...han]
    for (let i = 0; i < run.length; i++) {
      if (i === 0 || i + width <= run.length) shingles.add(run.slice(i, i + width).join(''))
    }
    han = ''
  }
  for (const { kind, text: run } of scriptRuns(normalizeText(text, characters))) {
    if (kind === 'han') han += run
    else {
      close()
      shingles.add(run)
    }
  }
  close()
  return shingles
}

/** Shared shingles of all, 0 to 1 (Jaccard). Two empty texts share nothing. */
export function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared++
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

/** Shared shingles of the smaller text’s, 0 to 1: near 1 where one text holds the other. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared++
  return small.size === 0 ? 0 : shared / small.size
}
