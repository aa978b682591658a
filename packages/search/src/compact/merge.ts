import { mergeColumn } from './columns.js'
import { packCompletions } from './completions.js'
import { mergeTerms } from './merge-terms.js'
import { copyPacked, gone, type MergeSource, placeDocuments } from './place-documents.js'
import { packInSteps } from './sections.js'

// So many bytes copied cost about as much as a posting merged.
const bytesPerPosting = 64

export interface Merged {
  readonly buffer: ArrayBuffer
  /** By source: the new number of each document, {@link gone} where it was not live. */
  readonly places: readonly Uint32Array[]
}

/**
 * Makes one segment of several, without what is no longer live. Yields about how much work it has done since it last
 * yielded (in postings), so that whoever runs it can stop in between.
 */
export function* mergeSegments(
  sources: readonly MergeSource[],
  fieldCount: number,
  columns: readonly string[],
): Generator<number, Merged> {
  const placed = yield* placeDocuments(sources)
  const { order, places } = placed
  const ids = yield* copyPacked(
    order,
    (source) => (sources[source] as MergeSource).segment.ids,
    sources.length,
  )
  const texts = yield* copyPacked(
    order,
    (source) => {
      const { textOffsets, texts } = (sources[source] as MergeSource).segment
      return { offsets: textOffsets, bytes: texts }
    },
    sources.length,
  )
  const sections: { [name: string]: Uint16Array } = {}
  for (let field = 0; field < fieldCount; field++) {
    const lengths = sources.map(({ segment }) => segment.lengths[field])
    if (!lengths.some((list) => list !== undefined)) continue
    const merged = new Uint16Array(order.count)
    for (let i = 0; i < order.count; i++)
      merged[i] = lengths[order.sources[i] as number]?.[order.documents[i] as number] ?? 0
    sections[`length${field}`] = merged
    yield order.count
  }
  const packedColumns = {}
  for (const name of columns) {
    const parts = sources.map(({ segment }) => segment.columns.get(name))
    Object.assign(packedColumns, mergeColumn(name, parts, order))
    yield order.count * 4
  }
  const completions = packCompletions(collectCompletions(sources, places))
  yield order.count * 4
  const terms = yield* mergeTerms(sources, placed, fieldCount)
  const packing = packInSteps({
    idOffsets: ids.offsets,
    idBytes: ids.bytes,
    textOffsets: texts.offsets,
    texts: texts.bytes,
    ...sections,
    ...packedColumns,
    ...completions,
    ...terms,
  })
  let packed = packing.next()
  for (; !packed.done; packed = packing.next()) yield packed.value / bytesPerPosting
  return { buffer: packed.value, places }
}

const collectCompletions = (sources: readonly MergeSource[], places: readonly Uint32Array[]) =>
  sources
    .flatMap(({ segment }, source) => {
      const { starts, documents, fields, items } = segment.completions
      const text = segment.completions.text()
      return Array.from(documents, (document, i) => ({
        document: (places[source] as Uint32Array)[document] as number,
        field: fields[i] as number,
        item: items[i] as number,
        normalized: text.slice(starts[i], (starts[i + 1] as number) - 1),
      }))
    })
    .filter(({ document }) => document !== gone)
