/** Words that find each other (`same`), and words that also find others but not the other way round (`expand`). */
export interface Synonyms {
  readonly same?: readonly (readonly string[])[]
  readonly expand?: { readonly [word: string]: readonly string[] }
}

/** What may stand for something that was said. */
export interface Alternative {
  /** What was said, normalised. */
  readonly phrase: string
  readonly text: string
}

/** Answers the alternatives for what occurs in a normalised text. */
export type SynonymFinder = (normalized: string) => readonly Alternative[]

const isWordCharacter = (character: string | undefined) =>
  character !== undefined && /[a-z0-9]/.test(character)

function occurs(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const startsInside = isWordCharacter(phrase[0]) && isWordCharacter(text[at - 1])
    const endsInside = isWordCharacter(phrase.at(-1)) && isWordCharacter(text[at + phrase.length])
    if (!startsInside && !endsInside) return true
  }
  return false
}

/** A finder over a host's lists; phrases of several words and Han words alike, Latin ones at word boundaries. */
export function findSynonyms(synonyms: Synonyms, normalize: (text: string) => string): SynonymFinder {
  const alternatives = new Map<string, string[]>()
  const add = (from: string, to: readonly string[]) => {
    const key = normalize(from)
    alternatives.set(key, [...(alternatives.get(key) ?? []), ...to.map(normalize)])
  }
  for (const group of synonyms.same ?? []) {
    for (const word of group)
      add(
        word,
        group.filter((other) => other !== word),
      )
  }
  for (const [word, others] of Object.entries(synonyms.expand ?? {})) add(word, others)
  return (text) =>
    Array.from(alternatives)
      .filter(([phrase]) => phrase !== '' && occurs(text, phrase))
      .flatMap(([phrase, others]) => others.map((text) => ({ phrase, text })))
}
