import { type CharacterMap, loadTraditionalMap, noCharacterMap } from './character-map.js'
import { hanTokens, type WordFinder } from './han-tokens.js'
import { hashText } from './hash-text.js'
import { type NormalizedText, normalizeText, normalizeWithOffsets } from './normalize.js'
import { createScanner, type TermSink } from './scan.js'
import { type ScriptRun, scriptRuns } from './script-runs.js'
import { porterStem } from './stem.js'
import { englishStopWords } from './stop-words.js'
import { findSynonyms, type Synonyms } from './synonyms.js'
import { defaultTokenWeights, type Token, type TokenKind, type TokenWeights } from './token.js'
import { unitToken, wordTokens } from './word-tokens.js'

/** A term of a question: how much it counts, with how often it was said already counted in. */
export interface QueryTerm {
  readonly term: string
  readonly kind: TokenKind
  readonly weight: number
  /** Whether the asker may still be typing it: the last word of the text, without a space after it. */
  readonly open: boolean
}

/** Turns text into terms, the same way when it is stored and when it is asked for. */
export interface Analyzer {
  /** Changes when stored terms would; an index made under another fingerprint must be rebuilt. */
  readonly fingerprint: string
  /** Compatibility forms, width, case and characters made equal. */
  normalize(text: string): string
  /** {@link normalize} with the way back to the original text. */
  normalizeWithOffsets(text: string): NormalizedText
  /** Every term of a stored text, repeats included. */
  terms(text: string): string[]
  /**
   * {@link terms} given to a sink one by one, in any order; faster, for building an index. Optional: who has no fast way
   * leaves it out.
   */
  scan?(text: string, sink: TermSink): void
  /** The terms with their places in the original text. */
  tokens(text: string): Token[]
  /** What to look for, each term once, with synonyms. */
  query(text: string): QueryTerm[]
}

export interface AnalyzerOptions {
  /** Characters made equal; {@link loadTraditionalMap} or none. */
  readonly characters?: CharacterMap
  /** Host words to index on top of characters and pairs. */
  readonly words?: WordFinder
  readonly synonyms?: Synonyms
  /** How much a synonym counts beside the word that was said. Default 0.5. */
  readonly synonymWeight?: number
  /** Default {@link porterStem}. */
  readonly stem?: (word: string) => string
  /** Names the stemmer in the fingerprint; give one with your own `stem`. Default `porter`. */
  readonly stemName?: string
  /** Default {@link englishStopWords}. */
  readonly stopWords?: ReadonlySet<string>
  readonly weights?: Partial<TokenWeights>
}

// Counts up when the rules in this folder change what is stored.
const rulesVersion = 2

/**
 * The analyzer for Chinese with English and identifiers in it, traditional characters included (their table is loaded
 * on the first call).
 *
 * @example
 * ```ts
 * const analyzer = await createAnalyzer({ synonyms: { same: [['停机', '宕机']] } })
 * ```
 */
export async function createAnalyzer(options: AnalyzerOptions = {}): Promise<Analyzer> {
  return composeAnalyzer({ characters: await loadTraditionalMap(), ...options })
}

/** {@link createAnalyzer} at once, from parts that are there: without `characters`, traditional ones stay as they are. */
export function composeAnalyzer(options: AnalyzerOptions = {}): Analyzer {
  const { characters = noCharacterMap, words, stem = porterStem, stopWords = englishStopWords } = options
  const weights = { ...defaultTokenWeights, ...options.weights }
  const normalize = (text: string) => normalizeText(text, characters)
  const synonymsOf = findSynonyms(options.synonyms ?? {}, normalize)
  const tokenize = (text: string) => tokensOf(text, { stem, words, stopWords })
  const termsOf = (text: string) => tokenize(normalize(text)).map(({ term }) => term)
  const scan = createScanner({ characters, stem, stopWords })

  const addTerms = (terms: Map<string, QueryTerm>, tokens: readonly Token[], factor: number, end: number) => {
    for (const { term, kind, ...place } of tokens) {
      const weight = (terms.get(term)?.weight ?? 0) + weights[kind] * factor
      terms.set(term, { term, kind, weight, open: kind === 'word' && place.end === end })
    }
  }

  return {
    fingerprint: [
      `caselore-${rulesVersion}`,
      `characters-${characters.size}-${hashText(Array.from(characters, ([from, to]) => from + to).join(''))}`,
      `stem-${options.stemName ?? 'porter'}`,
      `stops-${hashText([...stopWords].join(' '))}`,
      ...(words ? [`words-${words.id}`] : []),
    ].join(' '),
    normalize,
    normalizeWithOffsets: (text) => normalizeWithOffsets(text, characters),
    terms: termsOf,
    ...(words
      ? {}
      : {
          scan(text: string, sink: TermSink) {
            if (!scan(text, sink)) for (const term of termsOf(text)) sink.word(term)
          },
        }),
    tokens(text) {
      const { text: normalized, starts, ends } = normalizeWithOffsets(text, characters)
      return tokenize(normalized).map((token) => ({
        ...token,
        start: starts[token.start] ?? 0,
        end: ends[token.end - 1] ?? text.length,
      }))
    },
    query(text) {
      const normalized = normalize(text)
      const terms = new Map<string, QueryTerm>()
      addTerms(terms, tokenize(normalized), 1, normalized.length)
      for (const other of synonymsOf(normalized))
        addTerms(terms, tokenize(other), options.synonymWeight ?? 0.5, -1)
      return [...terms.values()]
    },
  }
}

interface Rules {
  readonly stem: (word: string) => string
  readonly words: WordFinder | undefined
  readonly stopWords: ReadonlySet<string>
}

function tokensOf(normalized: string, { stem, words, stopWords }: Rules): Token[] {
  const tokens: Token[] = []
  const runs = [...scriptRuns(normalized)]
  const beside = (i: number) => runs[i - 1]?.kind === 'word' || runs[i + 1]?.kind === 'word'
  const content = runs.filter(({ text }, i) => !(stopWords.has(text) && beside(i)))
  let previous: ScriptRun | undefined
  for (const run of content.length > 0 ? content : runs) {
    if (run.kind === 'han') tokens.push(...hanTokens(run, words))
    else if (run.kind === 'word') tokens.push(...wordTokens(run, stem))
    else tokens.push({ term: run.text, kind: 'single', start: run.start, end: run.start + run.text.length })
    const unit = previous && unitToken(previous, run)
    if (unit) tokens.push(unit)
    previous = run
  }
  return tokens
}
