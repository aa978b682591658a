import type { Sections } from './sections.js'

/** A text to complete to: normalised, and the document, field and item that it comes from. */
export interface PlacedCompletion {
  readonly document: number
  readonly field: number
  readonly item: number
  readonly normalized: string
}

/** Lays completions out one after the other, each ended by U+0000, so that one `indexOf` looks through all. */
export function packCompletions(completions: readonly PlacedCompletion[]): Sections {
  const starts = new Uint32Array(completions.length + 1)
  let length = 0
  completions.forEach(({ normalized }, i) => {
    length += normalized.length + 1
    starts[i + 1] = length
  })
  const units = new Uint16Array(length)
  completions.forEach(({ normalized }, i) => {
    const start = starts[i] as number
    for (let unit = 0; unit < normalized.length; unit++) units[start + unit] = normalized.charCodeAt(unit)
  })
  return {
    completionUnits: units,
    completionStarts: starts,
    completionDocuments: Uint32Array.from(completions, ({ document }) => document),
    completionFields: Uint8Array.from(completions, ({ field }) => field),
    completionItems: Uint16Array.from(completions, ({ item }) => item),
  }
}
