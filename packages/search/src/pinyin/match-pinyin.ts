/** Where typed letters lie in a text, and how well: 0 is whole syllables; each initial or unusual reading adds to it. */
export interface PinyinMatch {
  readonly start: number
  readonly end: number
  readonly distance: number
}

const longestTyped = 64

/** What was typed as {@link matchPinyin} takes it, or undefined where there is no letter in it or too much. */
export function typedPinyin(text: string): string | undefined {
  const typed = text.replaceAll('ü', 'v').replace(/[\s'’]+/g, '')
  return /[a-z]/.test(typed) && typed.length >= 2 && typed.length <= longestTyped ? typed : undefined
}

/**
 * Finds letters in a text by how it is read: each character by its whole reading, its initial or, for the last one, the
 * beginning of its reading (`shebei`, `sb`, `shebgz`, `设bei`); what is not Chinese by itself. The best match, the
 * earliest of the best; undefined where there is none.
 *
 * @param typed normalised, see {@link typedPinyin}
 * @param text normalised, with its readings as `PinyinReader.read` gives them
 */
export function matchPinyin(
  typed: string,
  text: string,
  readings: readonly (readonly string[])[],
): PinyinMatch | undefined {
  const follow = createFollower(typed, text, readings)
  let best: PinyinMatch | undefined
  for (let start = 0; start < text.length; start++) {
    // Nearly every place of nearly every text ends here, at each keystroke.
    if (text[start] !== typed[0] && !readings[start]?.some((reading) => reading[0] === typed[0])) continue
    const found = follow(start, 0)
    if (found && (!best || found.distance < best.distance)) best = { start, ...found }
  }
  return best
}

type Rest = { readonly end: number; readonly distance: number } | undefined

// A character that was typed by its initial says less than one typed in full; an unusual reading may be a mistake.
const initialDistance = 2
const unusualDistance = 1
const gap = /[\s\p{P}]/u

function createFollower(typed: string, text: string, readings: readonly (readonly string[])[]) {
  const known = new Map<number, Rest>()

  function follow(place: number, at: number): Rest {
    if (at === typed.length) return { end: place, distance: 0 }
    if (place >= text.length) return undefined
    const key = place * (longestTyped + 1) + at
    if (!known.has(key)) known.set(key, step(place, at))
    return known.get(key)
  }

  function step(place: number, at: number): Rest {
    let best: Rest
    const take = (length: number, distance: number) => {
      const rest = follow(place + 1, at + length)
      if (rest && (!best || rest.distance + distance < best.distance))
        best = { end: rest.end, distance: rest.distance + distance }
    }
    if (text[place] === typed[at]) take(1, 0)
    if (at > 0 && gap.test(text.charAt(place))) take(0, 0)
    const left = typed.slice(at)
    for (const [rank, reading] of (readings[place] ?? []).entries()) {
      const unusual = rank === 0 ? 0 : unusualDistance
      if (left.startsWith(reading)) take(reading.length, unusual)
      else if (left.length > 1 && reading.startsWith(left)) take(left.length, unusual)
      for (const initial of initialsOf(reading)) {
        if (left.startsWith(initial)) take(initial.length, unusual + initialDistance)
      }
    }
    return best
  }

  return follow
}

const initialsOf = (reading: string): readonly string[] =>
  reading[1] === 'h' ? [reading.slice(0, 2), reading.charAt(0)] : [reading.charAt(0)]
