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
  readonly id: string
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
  // By term, side by side: one more than its last entry, and for each field how many documents have it there.
  const width = fieldCount + 1
  let cells = new Uint32Array(256 * width)
  let fieldStart = 0
  let current = 0

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
    const cell = term * width
    if (cell >= cells.length) cells = enlarged(cells, cell * 2)
    const last = cells[cell] as number
    if (last > fieldStart) {
      if ((entryCounts[last - 1] as number) < longestLength)
        entryCounts[last - 1] = (entryCounts[last - 1] as number) + 1
      return
    }
    if (entries === entryTerms.length) grow()
    entryTerms[entries] = term
    entryCounts[entries++] = 1
    cells[cell] = entries
    cells[cell + current] = (cells[cell + current] as number) + 1
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
      const { lengths, starts } = kept[place] as Kept
      for (let field = 0; field < fieldCount; field++) {
        for (let entry = starts[field] as number; entry < (starts[field + 1] as number); entry++) {
          const cell = (entryTerms[entry] as number) * width + field + 1
          cells[cell] = (cells[cell] as number) - 1
        }
      }
      kept[place] = undefined
      places.delete(id)
      return lengths
    },
    add({ id, texts, scan, completions, attributes }) {
      const starts: number[] = []
      const lengths: number[] = []
      for (let field = 0; field < fieldCount; field++) {
        starts.push(entries)
        fieldStart = entries
        current = field + 1
        if (texts[field] !== undefined) scan(field, sink)
        lengths.push(Math.min(longestLength, entries - (starts[field] as number)))
      }
      starts.push(entries)
      places.set(id, kept.length)
      kept.push({ id, texts, attributes, completions, lengths, starts })
      return lengths
    },
    seal() {
      const { documents, ids } = sortById(kept.filter((document) => document !== undefined))
      const rows = documents.map(({ attributes }) => attributes)
      return packSections({
        ...packDocuments(documents, ids, fieldCount),
        ...packTerms(
          documents,
          { han: han.keys(), words: [...words.keys()] },
          { terms: entryTerms, counts: entryCounts, cells },
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

function enlarged(numbers: Uint32Array, size: number) {
  const more = new Uint32Array(size)
  more.set(numbers)
  return more
}

function sortById(documents: Kept[]): { documents: readonly Kept[]; ids: readonly Uint8Array[] } {
  const ids = documents.map(({ id }) => toUtf8(id))
  const compare = (a: number, b: number): number => {
    const [left, right] = [ids[a] as Uint8Array, ids[b] as Uint8Array]
    return compareBytes(left, 0, left.length, right, 0, right.length)
  }
  // Mostly they come in order.
  if (ids.every((_, i) => i === 0 || compare(i - 1, i) < 0)) return { documents, ids }
  const order = ids.map((_, i) => i).sort(compare)
  return {
    documents: order.map((i) => documents[i] as Kept),
    ids: order.map((i) => ids[i] as Uint8Array),
  }
}

function packDocuments(documents: readonly Kept[], idBytes: readonly Uint8Array[], fieldCount: number) {
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
    ids.bytes(idBytes[i] as Uint8Array)
    writeTexts(texts, document.texts)
    idOffsets[i + 1] = ids.length
    textOffsets[i + 1] = texts.length
  })
  return { idOffsets, idBytes: ids.written(), textOffsets, texts: texts.written(), ...lengths }
}

interface TermNames {
  readonly han: Uint32Array
  readonly words: readonly string[]
}

interface Entries {
  readonly terms: Uint32Array
  readonly counts: Uint16Array
  /** By term: one number, and then for each field how many entries of documents that are kept. */
  readonly cells: Uint32Array
}

/** Writes the entries of all documents down by term, field and document. */
function packTerms(
  documents: readonly Kept[],
  { han, words }: TermNames,
  { terms, counts, cells }: Entries,
  fieldCount: number,
) {
  const hanOrder = sortKeys(han)
  const wordOrder = sortWords(words)
  const inOrder = new Uint32Array(han.length + words.length)
  hanOrder.forEach((number, place) => {
    inOrder[place] = number * 2
  })
  wordOrder.forEach((number, place) => {
    inOrder[han.length + place] = number * 2 + 1
  })
  const width = fieldCount + 1
  const starts = new Uint32Array(cells.length)
  let total = 0
  for (const term of inOrder) {
    for (let cell = term * width + 1; cell < (term + 1) * width; cell++) {
      starts[cell] = total
      total += cells[cell] as number
    }
  }
  const inDocument = new Uint32Array(total)
  const times = new Uint16Array(total)
  for (let number = 0; number < documents.length; number++) {
    const { starts: at } = documents[number] as Kept
    for (let field = 0; field < fieldCount; field++) {
      const end = at[field + 1] as number
      for (let entry = at[field] as number; entry < end; entry++) {
        const cell = (terms[entry] as number) * width + field + 1
        const place = starts[cell] as number
        starts[cell] = place + 1
        inDocument[place] = number
        times[place] = counts[entry] as number
      }
    }
  }

  const postings = createByteWriter(total * 2 + 16)
  const lists = createTermLists()
  const keptHan: number[] = []
  const keptWords: string[] = []
  for (const term of inOrder) {
    for (let field = 0; field < fieldCount; field++) {
      const cell = term * width + field + 1
      const size = cells[cell] as number
      if (size === 0) continue
      const end = starts[cell] as number
      lists.slot(field, postings.length)
      writePosting(postings, inDocument, times, end - size, end)
    }
    // Terms of documents that were all taken back have no slots.
    if (!lists.end()) continue
    if (term & 1) keptWords.push(words[term >>> 1] as string)
    else keptHan.push(han[term >>> 1] as number)
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

const mostKeys = 2 ** 21

/** The places of keys in rising order: keys and places as one number each, for a sort that compares nothing else. */
function sortKeys(keys: Uint32Array): Uint32Array {
  if (keys.length > mostKeys) throw new Error('more different characters and pairs than a segment can have')
  const sorted = Float64Array.from(keys, (key, place) => key * mostKeys + place).sort()
  return Uint32Array.from(sorted, (value) => value % mostKeys)
}

function sortWords(words: readonly string[]): Uint32Array {
  const bytes = words.map(toUtf8)
  return Uint32Array.from(words, (_, i) => i).sort((a, b) => {
    const [left, right] = [bytes[a] as Uint8Array, bytes[b] as Uint8Array]
    return compareBytes(left, 0, left.length, right, 0, right.length)
  })
}
