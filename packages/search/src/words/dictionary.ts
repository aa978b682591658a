/** Words with what each costs on a path through a sentence: the negative natural logarithm of how often it is used. */
export interface WordDictionary {
  readonly id: string
  /** UTF-16 units of the longest word. */
  readonly longest: number
  costOf(word: string): number | undefined
}

let loaded: Promise<WordDictionary> | undefined

/**
 * The general dictionary: 108,294 words of jieba's (MIT), in a chunk of its own (342 kB gzipped, about 10 MB once read)
 * that is loaded when first asked for and shared from then on.
 */
export function loadWordDictionary(): Promise<WordDictionary> {
  loaded ??= import('./dictionary-data.js').then(({ encodedWords }) => decode(encodedWords))
  return loaded
}

function decode(encoded: string): WordDictionary {
  const costs = new Map<string, number>()
  let longest = 0
  let word = ''
  for (const [, shared, rest, cost] of encoded.matchAll(/(\d)([^A-Z]*)([A-Z])/g)) {
    word = word.slice(0, Number(shared)) + rest
    costs.set(word, (cost ?? 'Z').charCodeAt(0) - 65)
    longest = Math.max(longest, word.length)
  }
  return { id: `jieba-${costs.size}`, longest, costOf: (one) => costs.get(one) }
}
