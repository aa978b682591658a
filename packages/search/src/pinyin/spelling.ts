import type { PinyinReader } from './pinyin-reader.js'

export interface Respelling {
  readonly text: string
  /** The known pairs of characters that are new in it. */
  readonly pairs: readonly string[]
}

/** Neighbouring characters of known texts by how they sound, with how often they occur. */
export interface PairSounds {
  add(text: string, times: number): void
  /** What was written or typed by sound, in words that are known; undefined where nothing known sounds so. */
  respell(text: string): Respelling | undefined
}

const changeCost = 1.2
const pairWorth = 2
// A sound that long texts share many characters of is looked at by its commonest ones.
const mostCandidates = 12

/** An unknown part of a question: a stretch of Chinese, or letters that may be pinyin. */
const stretches = /[\u4e00-\u9fff]{2,}|[a-z]{3,}/g

export function createPairSounds(reader: PinyinReader): PairSounds {
  /** Pairs by their usual sound, `ting ji` → { 停机: 3 }. */
  const bySound = new Map<string, Map<string, number>>()
  /** Characters of known pairs by sound. */
  const characters = new Map<string, Map<string, number>>()

  function count(map: Map<string, Map<string, number>>, key: string, value: string, times: number) {
    const counts = map.get(key) ?? new Map<string, number>()
    const now = (counts.get(value) ?? 0) + times
    if (now > 0) counts.set(value, now)
    else counts.delete(value)
    if (counts.size > 0) map.set(key, counts)
    else map.delete(key)
  }

  function respellSounds(sounds: readonly string[], written?: string): Spelt | undefined {
    return bestSpelling(
      sounds.map((sound, i) => candidates(characters.get(sound), written?.[i])),
      (left, right, i) => bySound.get(`${sounds[i]} ${sounds[i + 1]}`)?.get(left + right) ?? 0,
      written,
    )
  }

  const isKnown = (pair: string) =>
    reader
      .read(pair)[0]
      ?.some((left) => reader.read(pair)[1]?.some((right) => bySound.get(`${left} ${right}`)?.has(pair))) ??
    false

  const newPairs = (before: string, after: string) =>
    pairsOf(after).filter((pair) => !before.includes(pair) && isKnown(pair))

  return {
    add(text, times) {
      const readings = reader.read(text)
      for (let i = 0; i + 1 < text.length; i++) {
        const left = readings[i]?.[0]
        const right = readings[i + 1]?.[0]
        if (!left || !right) continue
        count(bySound, `${left} ${right}`, text.slice(i, i + 2), times)
        count(characters, left, text.charAt(i), times)
        count(characters, right, text.charAt(i + 1), times)
      }
    },
    respell(text) {
      let changed = false
      const respelt = text.replace(stretches, (part) => {
        const ways = /[a-z]/.test(part)
          ? syllablesOf(part, (one) => characters.has(one)).map((sounds) => respellSounds(sounds))
          : [
              respellSounds(
                reader.read(part).map(([sound = '']) => sound),
                part,
              ),
            ]
        const best = ways.filter((way) => way !== undefined).sort((a, b) => b.worth - a.worth)[0]
        if (!best || best.text === part) return part
        changed = true
        return best.text
      })
      return changed ? { text: respelt, pairs: newPairs(text, respelt) } : undefined
    },
  }
}

const pairsOf = (text: string) => [
  ...new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))),
]

function candidates(known: ReadonlyMap<string, number> | undefined, written: string | undefined): string[] {
  const common = [...(known ?? [])]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, mostCandidates)
    .map(([character]) => character)
  return written === undefined || common.includes(written) ? common : [written, ...common]
}

interface Spelt {
  readonly text: string
  readonly worth: number
}

/** The spelling whose neighbours are known best (Viterbi); each change of what was written must earn its cost. */
function bestSpelling(
  choices: readonly (readonly string[])[],
  countOf: (left: string, right: string, place: number) => number,
  written: string | undefined,
): Spelt | undefined {
  let paths: Spelt[] = [{ text: '', worth: 0 }]
  for (const [place, some] of choices.entries()) {
    if (some.length === 0) return undefined
    paths = some.map((character) => {
      const cost = written !== undefined && written[place] !== character ? changeCost : 0
      let best: Spelt = { text: '', worth: Number.NEGATIVE_INFINITY }
      for (const path of paths) {
        const count = place > 0 ? countOf(path.text.charAt(place - 1), character, place - 1) : 0
        const worth = path.worth - cost + (count > 0 ? pairWorth + Math.log(count) / 4 : 0)
        if (worth > best.worth) best = { text: path.text + character, worth }
      }
      return best
    })
  }
  const best = paths.sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1))[0]
  return best && best.worth > 0 ? best : undefined
}

const mostWays = 8
const longestSyllable = 6

/** The ways to read letters as whole syllables: xian is xian and xi an. None where they are no pinyin. */
function syllablesOf(letters: string, isSyllable: (part: string) => boolean): string[][] {
  const ways: string[][] = []
  const dead = new Set<number>()
  const extend = (start: number, way: readonly string[]) => {
    if (start === letters.length) ways.push([...way])
    const before = ways.length
    for (let end = Math.min(letters.length, start + longestSyllable); end > start; end--) {
      if (ways.length >= mostWays || dead.has(end)) continue
      const part = letters.slice(start, end)
      if (isSyllable(part)) extend(end, [...way, part])
    }
    if (ways.length === before && start < letters.length) dead.add(start)
  }
  extend(0, [])
  return ways
}
