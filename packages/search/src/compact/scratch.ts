import { createPostings, type Postings } from './postings.js'
import type { Question } from './question.js'

/** How many numbers a document has in {@link Scratch.cells}, and which is which. */
export const cellSize = 4
export const scoreAt = 0
export const informationAt = 1
export const touchedAt = 2

/** Room to reckon in, kept from question to question. */
export interface Scratch {
  /** Four numbers a document, side by side because they are read together: score, information, the last step, and nothing. */
  cells: Float32Array
  /** The same memory: at {@link touchedAt} the last step that touched a document; steps are counted through all questions. */
  steps: Uint32Array
  step: number
  /** One bit a document, cleared after use. */
  seen: Int32Array
  /** Documents that may match, and those of which no more is to be known. */
  candidates: Uint32Array
  settled: Uint32Array
  postings: Postings
}

export const createScratch = (): Scratch => ({
  cells: new Float32Array(0),
  steps: new Uint32Array(0),
  step: 0,
  seen: new Int32Array(0),
  candidates: new Uint32Array(0),
  settled: new Uint32Array(0),
  postings: createPostings(),
})

export const scratchBytes = ({ cells, seen, candidates, settled, postings }: Scratch): number =>
  cells.byteLength +
  seen.byteLength +
  candidates.byteLength +
  settled.byteLength +
  postings.documents.byteLength +
  postings.counts.byteLength

const keptPostings = 1 << 21

/** Makes room for a question. */
export function prepare(scratch: Scratch, { segments }: Question): void {
  const last = segments.at(-1)
  const size = last ? last.base + last.live.segment.count : 0
  if (scratch.candidates.length < size) {
    scratch.cells = new Float32Array(size * cellSize)
    scratch.steps = new Uint32Array(scratch.cells.buffer)
    scratch.seen = new Int32Array((size + 31) >>> 5)
    scratch.candidates = new Uint32Array(size)
    scratch.settled = new Uint32Array(size)
    scratch.step = 0
  }
  if (scratch.step > 0xf0000000) {
    scratch.steps.fill(0)
    scratch.step = 0
  }
  if (scratch.postings.documents.length > keptPostings) scratch.postings = createPostings()
  scratch.postings.length = 0
}
