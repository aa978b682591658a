import { type CharacterMap, loadTraditionalMap, noCharacterMap } from './character-map.js'
import { hanTokens, type WordFinder } from './han-tokens.js'
import { hashText } from './hash-text.js'
import { type NormalizedText, normalizeText, normalizeWithOffsets } from './normalize.js'
import { createScanner, type TermSink } from './scan.js'
import { type ScriptRun, scriptRuns } from './script-runs.js'
import { type SpellingFinder, standardSpellings } from './spellings.js'
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
  /** How much a synonym or another spelling counts beside what was said. Default 0.5. */
  readonly synonymWeight?: number
  /** Other ways to write units, versions and numbers, asked for beside what was said. Default {@link standardSpellings}. */
  readonly spellings?: readonly SpellingFinder[]
  /** Default {@link porterStem}. */
  readonly stem?: (word: string) => string
  /** Names the stemmer in the fingerprint; give one with your own `stem`. Default `porter`. */
  readonly stemName?: string
  /** Default {@link englishStopWords}. */
  readonly stopWords?: ReadonlySet<string>
  readonly weights?: Partial<TokenWeights>
  /** Steps of a host's own in place of ours, which it may call; the rest stays. */
  readonly steps?: AnalyzerSteps
}

/** How a normalised text becomes terms; each step can be replaced. */
export interface AnalyzerSteps {
  /** Names the steps in the fingerprint; must change when their answers do. */
  readonly id: string
  /** Splits a text into stretches of one way of writing. Default {@link scriptRuns}. */
  readonly runs?: (normalized: string) => Iterable<ScriptRun>
  /** The terms of a stretch of Chinese or Japanese. Default {@link hanTokens}. */
  readonly han?: (run: ScriptRun, words?: WordFinder) => readonly Token[]
  /** The terms of a Latin word, number or identifier. Default {@link wordTokens}. */
  readonly word?: (run: ScriptRun, stem: (word: string) => string) => readonly Token[]
  /** The term that a number and the word after it make together. Default {@link unitToken}. */
  readonly unit?: (number: ScriptRun, unit: ScriptRun) => Token | undefined
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
  const { spellings = standardSpellings, steps, synonymWeight = 0.5 } = options
  const tokenize = (text: string) => tokensOf(text, { stem, words, stopWords, steps })
  const termsOf = (text: string) => tokenize(normalize(text)).map(({ term }) => term)
  const scan = createScanner({ characters, stem, stopWords })

  const addTerms = (terms: Map<string, QueryTerm>, tokens: readonly Token[], factor: number, end: number) => {
    for (const { term, kind, ...place } of tokens) {
      const weight = (terms.get(term)?.weight ?? 0) + weights[kind] * factor
      terms.set(term, { term, kind, weight, open: kind === 'word' && place.end === end })
    }
  }

  const worthOf = (text: string) => tokenize(text).reduce((sum, { kind }) => sum + weights[kind], 0)
  // 蓝屏 for “blue screen”: two characters must not count less only because two Latin words were said.
  const standingFor = (phrase: string, other: string) => Math.max(1, worthOf(phrase) / (worthOf(other) || 1))

  return {
    fingerprint: [
      `caselore-${rulesVersion}`,
      `characters-${characters.size}-${hashText(Array.from(characters, ([from, to]) => from + to).join(''))}`,
      `stem-${options.stemName ?? 'porter'}`,
      `stops-${hashText([...stopWords].join(' '))}`,
      ...(words ? [`words-${words.id}`] : []),
      ...(steps ? [`steps-${steps.id}`] : []),
    ].join(' '),
    normalize,
    normalizeWithOffsets: (text) => normalizeWithOffsets(text, characters),
    terms: termsOf,
    ...(words || steps
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
      for (const { phrase, text: other } of synonymsOf(normalized))
        addTerms(terms, tokenize(other), synonymWeight * standingFor(phrase, other), -1)
      for (const other of spellings.flatMap((find) => find(normalized)))
        addTerms(terms, tokenize(other), synonymWeight, -1)
      return [...terms.values()]
    },
  }
}

interface Rules {
  readonly stem: (word: string) => string
  readonly words: WordFinder | undefined
  readonly stopWords: ReadonlySet<string>
  readonly steps: AnalyzerSteps | undefined
}

function tokensOf(normalized: string, { stem, words, stopWords, steps }: Rules): Token[] {
  const { runs: split = scriptRuns, han = hanTokens, word = wordTokens, unit: join = unitToken } = steps ?? {}
  const tokens: Token[] = []
  const runs = [...split(normalized)]
  const beside = (i: number) => runs[i - 1]?.kind === 'word' || runs[i + 1]?.kind === 'word'
  const content = runs.filter(({ text }, i) => !(stopWords.has(text) && beside(i)))
  let previous: ScriptRun | undefined
  for (const run of content.length > 0 ? content : runs) {
    if (run.kind === 'han') tokens.push(...han(run, words))
    else if (run.kind === 'word') tokens.push(...word(run, stem))
    else tokens.push({ term: run.text, kind: 'single', start: run.start, end: run.start + run.text.length })
    const unit = previous && join(previous, run)
    if (unit) tokens.push(unit)
    previous = run
  }
  return tokens
}
