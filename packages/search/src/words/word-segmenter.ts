import {
  type CharacterMap,
  hashText,
  loadTraditionalMap,
  noCharacterMap,
  normalizeText,
  normalizeWithOffsets,
} from '../analysis/index.js'
import { loadWordDictionary, type WordDictionary } from './dictionary.js'
import { dictionarySplit } from './dictionary-split.js'
import { createHostWords, type HostSpan } from './host-words.js'
import { intlSegmenterId, intlSplit } from './intl-split.js'
import type { Split, Word, WordKind, WordSegmenter } from './word.js'

export interface WordSegmenterOptions {
  /** Words of the trade, products and parts: taken first and never cut. In any width, case and script. */
  readonly hostWords?: Iterable<string>
  /** Default: {@link loadTraditionalMap}. */
  readonly characters?: CharacterMap
}

/**
 * The segmenter over the general dictionary and the host's words (F1 83 on UD GSDSimp, where jieba has 79).
 *
 * @example
 * ```ts
 * const segmenter = await createWordSegmenter({ hostWords: ['伺服驱动器'] })
 * segmenter.segment('换伺服驱动器').map(({ term }) => term) // ['换', '伺服驱动器']
 * ```
 */
export async function createWordSegmenter(
  options: WordSegmenterOptions & { readonly dictionary?: WordDictionary } = {},
): Promise<WordSegmenter> {
  const [dictionary, characters] = await Promise.all([
    options.dictionary ?? loadWordDictionary(),
    options.characters ?? loadTraditionalMap(),
  ])
  return composeWordSegmenter({
    ...options,
    characters,
    id: dictionary.id,
    split: dictionarySplit(dictionary),
  })
}

/** The same interface over the runtime's `Intl.Segmenter`: nothing to load but the table of traditional characters. */
export async function createIntlWordSegmenter(options: WordSegmenterOptions = {}): Promise<WordSegmenter> {
  const characters = options.characters ?? (await loadTraditionalMap())
  return composeWordSegmenter({ ...options, characters, id: intlSegmenterId(), split: intlSplit })
}

/** A segmenter from parts that are there: any {@link Split}, with host words first. `id` must name the split. */
export function composeWordSegmenter(
  options: WordSegmenterOptions & { readonly id: string; readonly split: Split },
): WordSegmenter {
  const { id, split, characters = noCharacterMap } = options
  const hostWords = Array.from(options.hostWords ?? [], (word) =>
    normalizeText(word, characters).trim(),
  ).sort()
  const findHostWords = createHostWords(hostWords)
  return {
    id: hostWords.length === 0 ? id : `${id} host-${hashText(hostWords.join('\n'))}`,
    segment(text) {
      const { text: normalized, ends } = normalizeWithOffsets(text, characters)
      const words: Word[] = []
      for (const { kind, start, end } of withGaps(
        pieces(normalized, findHostWords(normalized), split),
        normalized,
      )) {
        // A character that normalises to several, ㍿, belongs to the first word that has a part of it.
        const from = words.at(-1)?.end ?? 0
        const to = end === normalized.length ? text.length : Math.max(from, ends[end - 1] ?? from)
        words.push({ term: normalized.slice(start, end), kind, start: from, end: to })
      }
      return words
    },
  }
}

interface Piece {
  readonly kind: WordKind
  readonly start: number
  readonly end: number
}

/** Host words, and between them what the split finds. */
function* pieces(text: string, hostSpans: readonly HostSpan[], split: Split): Generator<Piece> {
  let reached = 0
  for (const span of [...hostSpans, { start: text.length, end: text.length }]) {
    for (const { kind, start, end } of split(text.slice(reached, span.start)))
      yield { kind, start: reached + start, end: reached + end }
    if (span.end > span.start) yield { kind: 'host', ...span }
    reached = span.end
  }
}

/** What lies between, each character by itself: a bracket and a full stop are two marks. */
function* withGaps(found: Iterable<Piece>, text: string): Generator<Piece> {
  let reached = 0
  const gap = function* (to: number): Generator<Piece> {
    for (const character of text.slice(reached, to)) {
      yield { kind: 'other', start: reached, end: reached + character.length }
      reached += character.length
    }
  }
  for (const piece of found) {
    yield* gap(piece.start)
    yield piece
    reached = piece.end
  }
  yield* gap(text.length)
}
