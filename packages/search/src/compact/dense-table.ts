import type { Bits } from './bits.js'

/** The documents of a term in one field of a segment as a table: for a term that stands in so many that reading a list is slow. */
export interface DensePosting {
  readonly present: Bits
  /** Four bits a document, two to a byte: how often, or 15 for what is in {@link often}. */
  readonly times: Uint8Array
  /** The documents that have the term fifteen times or more. */
  readonly often: ReadonlyMap<number, number>
  /** The most that a document has it, and the shortest length of one that has it: what a score cannot pass. */
  readonly most: number
  readonly shortest: number
}

/** How often a document has the term. */
export function timesIn({ times, often }: DensePosting, document: number): number {
  const code = ((times[document >>> 1] as number) >>> ((document & 1) << 2)) & 15
  return code < 15 ? code : (often.get(document) as number)
}
