import type { CharacterMap } from './character-map.js'

/** Normalised text with, for each of its UTF-16 units, the range of the original text that it came from. */
export interface NormalizedText {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const hanOrLater = /[\u4e00-\u9fff]/g
const dashes = /[\u2010\u2011\u2013\u2212]/g

// Final sigma depends on its neighbours, so that a cluster alone would be folded differently from the whole.
const fold = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').replace(dashes, '-')

const mapCharacters = (text: string, characters: CharacterMap): string =>
  characters.size === 0
    ? text
    : text.replace(hanOrLater, (character) => characters.get(character) ?? character)

/** Compatibility forms and width (NFKC), lower case, one kind of hyphen, and the character map, in this order. */
export function normalizeText(text: string, characters: CharacterMap): string {
  return mapCharacters(fold(text), characters)
}

// A base character with all that can combine with it: marks, half-width voicing marks, conjoining jamo.
const cluster = /[\u1100-\u115f][\u1160-\u11ff\p{M}]*|.[\p{M}\uff9e\uff9f]*/gsu

/** {@link normalizeText} that remembers where everything came from, for highlights on the original. */
export function normalizeWithOffsets(text: string, characters: CharacterMap): NormalizedText {
  let normalized = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const match of text.matchAll(cluster)) {
    const folded = mapCharacters(fold(match[0]), characters)
    for (let i = 0; i < folded.length; i++) {
      starts.push(match.index)
      ends.push(match.index + match[0].length)
    }
    normalized += folded
  }
  return { text: normalized, starts, ends }
}
