import type { JsonObject } from '@caselore/core/shared'
import type { TermSink } from '../analysis/index.js'
import { compareBytes, createByteWriter, toUtf8 } from './bytes.js'
import { packColumns } from './columns.js'
import { packCompletions } from './completions.js'
import { createKeyTable, hanKey } from './han-key.js'
import { packStrings } from './packed-strings.js'
import { writePosting } from './postings.js'
import { packSections } from './sections.js'
import { writeTexts } from './stored-text.js'
import { createTermLists } from './term-lists.js'

/** A document taken apart: by field its text, its terms, and its texts to complete to. */
export interface PreparedDocument {
  readonly id: string
  readonly texts: readonly (string | readonly string[] | undefined)[]
  /** Gives the terms of a field’s text to a sink. */
  scan(field: number, sink: TermSink): void
  readonly completions: readonly {
    readonly field: number
    readonly item: number
    readonly normalized: string
  }[]
  readonly attributes: JsonObject
}

/** Collects documents and makes a segment of them. */
export interface SegmentBuilder {
  /** Documents that are not taken back. */
  readonly live: number
  /** Takes an earlier document of the same id back; answers its lengths by field. */
  remove(id: string): readonly number[] | undefined
  /** Answers how many different terms each field has. */
  add(document: PreparedDocument): readonly number[]
  seal(): ArrayBuffer
}

interface Kept {
  readonly id: Uint8Array
  readonly texts: PreparedDocument['texts']
  readonly attributes: JsonObject
  readonly completions: PreparedDocument['completions']
  readonly lengths: readonly number[]
  /** Where its entries begin in the lists of terms, by field; one more for the end. */
  readonly starts: readonly number[]
}

const longestLength = 65_535

export function createSegmentBuilder(fieldCount: number, columns: readonly string[]): SegmentBuilder {
  const kept: (Kept | undefined)[] = []
  const places = new Map<string, number>()
  const han = createKeyTable()
  const words = new Map<string, number>()
  // Entries of all documents one after the other: which term, how often. Characters have even numbers, words odd ones.
  let entryTerms = new Uint32Array(256)
  let entryCounts = new Uint16Array(256)
  let entries = 0
  let seen = new Uint32Array(256)
  let seenAt = new Uint32Array(256)
  let stamp = 0

  const grow = () => {
    const [terms, counts] = [new Uint32Array(entryTerms.length * 2), new Uint16Array(entryTerms.length * 2)]
    terms.set(entryTerms)
    counts.set(entryCounts)
    entryTerms = terms
    entryCounts = counts
  }
  const numberOfWord = (term: string): number => {
    const known = words.get(term)
    if (known !== undefined) return known * 2 + 1
    words.set(term, words.size)
    return words.size * 2 - 1
  }
  const enter = (term: number) => {
    if (term >= seen.length) {
      const [more, moreAt] = [new Uint32Array(term * 2), new Uint32Array(term * 2)]
      more.set(seen)
      moreAt.set(seenAt)
      seen = more
      seenAt = moreAt
    }
    if (seen[term] === stamp) {
      const at = seenAt[term] as number
      if ((entryCounts[at] as number) < longestLength) entryCounts[at] = (entryCounts[at] as number) + 1
      return
    }
    if (entries === entryTerms.length) grow()
    seen[term] = stamp
    seenAt[term] = entries
    entryTerms[entries] = term
    entryCounts[entries++] = 1
  }

  const sink: TermSink = {
    han: (first, second) => enter(han.number(((first << 16) | second) >>> 0) * 2),
    word(term) {
      const key = hanKey(term)
      enter(key === 0 ? numberOfWord(term) : han.number(key) * 2)
    },
  }

  return {
    get live() {
      return places.size
    },
    remove(id) {
      const place = places.get(id)
      if (place === undefined) return undefined
      const { lengths } = kept[place] as Kept
      kept[place] = undefined
      places.delete(id)
      return lengths
    },
    add({ id, texts, scan, completions, attributes }) {
      const starts: number[] = []
      const lengths: number[] = []
      for (let field = 0; field < fieldCount; field++) {
        starts.push(entries)
        stamp++
        if (texts[field] !== undefined) scan(field, sink)
        lengths.push(Math.min(longestLength, entries - (starts[field] as number)))
      }
      starts.push(entries)
      places.set(id, kept.length)
      kept.push({ id: toUtf8(id), texts, attributes, completions, lengths, starts })
      return lengths
    },
    seal() {
      const documents = kept.filter((document) => document !== undefined).sort(byId)
      const rows = documents.map(({ attributes }) => attributes)
      return packSections({
        ...packDocuments(documents, fieldCount),
        ...packTerms(
          documents,
          { han: han.keys(), words: [...words.keys()] },
          entryTerms,
          entryCounts,
          fieldCount,
        ),
        ...packColumns(columns, rows),
        ...packCompletions(
          documents.flatMap(({ completions }, document) => completions.map((one) => ({ ...one, document }))),
        ),
      })
    },
  }
}

const byId = (a: Kept, b: Kept): number => compareBytes(a.id, 0, a.id.length, b.id, 0, b.id.length)

function packDocuments(documents: readonly Kept[], fieldCount: number) {
  const ids = createByteWriter(documents.length * 12 + 16)
  const texts = createByteWriter(documents.length * 128 + 16)
  const idOffsets = new Uint32Array(documents.length + 1)
  const textOffsets = new Uint32Array(documents.length + 1)
  const lengths: { [section: string]: Uint16Array } = {}
  for (let field = 0; field < fieldCount; field++) {
    if (documents.some((document) => (document.lengths[field] as number) > 0))
      lengths[`length${field}`] = Uint16Array.from(documents, (document) => document.lengths[field] as number)
  }
  documents.forEach((document, i) => {
    ids.bytes(document.id)
    writeTexts(texts, document.texts)
    idOffsets[i + 1] = ids.length
    textOffsets[i + 1] = texts.length
  })
  return { idOffsets, idBytes: ids.written(), textOffsets, texts: texts.written(), ...lengths }
}

const firstOf = (starts: readonly number[]): number => starts[0] ?? 0
const lastOf = (starts: readonly number[]): number => starts.at(-1) ?? 0

interface TermLists {
  readonly han: Uint32Array
  readonly words: readonly string[]
}

/** Sorts the entries of all documents by term, field and document, and writes them down. */
function packTerms(
  documents: readonly Kept[],
  { han, words }: TermLists,
  entryTerms: Uint32Array,
  entryCounts: Uint16Array,
  fieldCount: number,
) {
  const hanOrder = Uint32Array.from(han, (_, i) => i).sort((a, b) => (han[a] as number) - (han[b] as number))
  const wordBytes = words.map(toUtf8)
  const wordOrder = Uint32Array.from(words, (_, i) => i).sort((a, b) => {
    const [left, right] = [wordBytes[a] as Uint8Array, wordBytes[b] as Uint8Array]
    return compareBytes(left, 0, left.length, right, 0, right.length)
  })
  const hanPlaces = new Uint32Array(han.length)
  hanOrder.forEach((number, place) => {
    hanPlaces[number] = place
  })
  const wordPlaces = new Uint32Array(words.length)
  wordOrder.forEach((number, place) => {
    wordPlaces[number] = han.length + place
  })
  const placeOf = (entry: number): number => {
    const term = entryTerms[entry] as number
    return (term & 1 ? wordPlaces[term >>> 1] : hanPlaces[term >>> 1]) as number
  }

  const termCount = han.length + words.length
  const starts = new Uint32Array(termCount * fieldCount + 1)
  const cells = new Uint32Array(documents.reduce((sum, { starts: at }) => sum + lastOf(at) - firstOf(at), 0))
  let place = 0
  for (const document of documents) {
    for (let field = 0; field < fieldCount; field++) {
      const end = document.starts[field + 1] as number
      for (let entry = document.starts[field] as number; entry < end; entry++) {
        const cell = placeOf(entry) * fieldCount + field
        cells[place++] = cell
        starts[cell + 1] = (starts[cell + 1] as number) + 1
      }
    }
  }
  for (let cell = 0; cell < starts.length - 1; cell++)
    starts[cell + 1] = (starts[cell + 1] as number) + (starts[cell] as number)
  const fill = starts.slice()
  const inDocument = new Uint32Array(cells.length)
  const counts = new Uint16Array(cells.length)
  place = 0
  for (const [number, document] of documents.entries()) {
    const end = lastOf(document.starts)
    for (let entry = firstOf(document.starts); entry < end; entry++) {
      const cell = cells[place++] as number
      const at = fill[cell] as number
      fill[cell] = at + 1
      inDocument[at] = number
      counts[at] = entryCounts[entry] as number
    }
  }

  const postings = createByteWriter(inDocument.length * 2 + 16)
  const lists = createTermLists()
  const keptHan: number[] = []
  const keptWords: string[] = []
  for (let place = 0; place < termCount; place++) {
    for (let field = 0; field < fieldCount; field++) {
      const start = starts[place * fieldCount + field] as number
      const end = starts[place * fieldCount + field + 1] as number
      if (end === start) continue
      lists.slot(field, postings.length)
      writePosting(postings, inDocument, counts, start, end)
    }
    // Terms of documents that were all taken back have no slots.
    if (!lists.end()) continue
    if (place < han.length) keptHan.push(han[hanOrder[place] as number] as number)
    else keptWords.push(words[wordOrder[place - han.length] as number] as string)
  }
  const packed = packStrings(keptWords)
  return {
    hanKeys: Uint32Array.from(keptHan),
    wordOffsets: packed.offsets,
    wordBytes: packed.bytes,
    ...lists.finish(),
    postings: postings.written(),
  }
}
