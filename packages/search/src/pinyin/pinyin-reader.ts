/** Reads Chinese aloud, in syllables without tones, ü written v. */
export interface PinyinReader {
  readonly id: string
  /**
   * For each UTF-16 unit of a normalised (simplified) text how it may be read, the reading that is right here first;
   * nothing for what is not Chinese.
   */
  read(text: string): (readonly string[])[]
}

const none: readonly string[] = []
let loaded: Promise<PinyinReader> | undefined

/**
 * The reader of 8,492 characters and of a thousand words that are read otherwise than their characters (重庆, 银行, 重置),
 * in a chunk of its own (30 kB gzipped) that is loaded when first asked for and shared from then on.
 */
export function loadPinyin(): Promise<PinyinReader> {
  loaded ??= import('./pinyin-data.js').then(({ encodedExceptions, encodedReadings }) =>
    createReader(decodeReadings(encodedReadings), decodeExceptions(encodedExceptions)),
  )
  return loaded
}

type Readings = ReadonlyMap<string, readonly string[]>
type Exceptions = ReadonlyMap<string, ReadonlyMap<number, string>>

function createReader(readings: Readings, exceptions: Exceptions): PinyinReader {
  const longest = Math.max(...Array.from(exceptions.keys(), (word) => word.length))
  return {
    id: `pinyin-${readings.size}-${exceptions.size}`,
    read(text) {
      const read = Array.from({ length: text.length }, (_, i) => readings.get(text.charAt(i)) ?? none)
      for (let start = 0; start < text.length; start++) {
        for (let end = Math.min(text.length, start + longest); end > start + 1; end--) {
          const special = exceptions.get(text.slice(start, end))
          if (!special) continue
          for (const [place, reading] of special) {
            const others = (read[start + place] ?? none).filter((one) => one !== reading)
            read[start + place] = [reading, ...others]
          }
          start = end - 1
          break
        }
      }
      return read
    },
  }
}

function decodeReadings(ranks: readonly string[]): Readings {
  const readings = new Map<string, string[]>()
  for (const rank of ranks) {
    for (const [, reading = '', characters = ''] of rank.matchAll(/([a-z]+)([^a-z]+)/g)) {
      for (const character of characters)
        readings.set(character, [...(readings.get(character) ?? []), reading])
    }
  }
  return readings
}

function decodeExceptions(encoded: string): Exceptions {
  return new Map(
    Array.from(encoded.matchAll(/([^a-z\d]+)((?:\d[a-z]+)+)/g), ([, word = '', marks = '']) => [
      word,
      new Map(
        Array.from(marks.matchAll(/(\d)([a-z]+)/g), ([, place, reading = '']) => [Number(place), reading]),
      ),
    ]),
  )
}
