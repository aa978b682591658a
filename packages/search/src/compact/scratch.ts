import { createPostings, type Postings } from './postings.js'
import type { Question } from './question.js'

/** Room to reckon in, kept from question to question. */
export interface Scratch {
  scores: Float32Array
  information: Float32Array
  /** Per document the number of the last step that touched it; steps are counted through all questions. */
  touched: Uint32Array
  step: number
  /** One bit a document, cleared after use. */
  seen: Int32Array
  postings: Postings
}

export const createScratch = (): Scratch => ({
  scores: new Float32Array(0),
  information: new Float32Array(0),
  touched: new Uint32Array(0),
  step: 0,
  seen: new Int32Array(0),
  postings: createPostings(),
})

export const scratchBytes = ({ scores, information, touched, postings }: Scratch): number =>
  scores.byteLength +
  information.byteLength +
  touched.byteLength +
  postings.documents.byteLength +
  postings.counts.byteLength

const keptPostings = 1 << 21

/** Makes room for a question. */
export function prepare(scratch: Scratch, { segments }: Question): void {
  const last = segments.at(-1)
  const size = last ? last.base + last.live.segment.count : 0
  if (scratch.scores.length < size) {
    scratch.scores = new Float32Array(size)
    scratch.information = new Float32Array(size)
    scratch.touched = new Uint32Array(size)
    scratch.seen = new Int32Array((size + 31) >>> 5)
    scratch.step = 0
  }
  if (scratch.step > 0xf0000000) {
    scratch.touched.fill(0)
    scratch.step = 0
  }
  if (scratch.postings.documents.length > keptPostings) scratch.postings = createPostings()
  scratch.postings.length = 0
}
