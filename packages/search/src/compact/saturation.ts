import { bm25 } from '../engine/index.js'

/** BM25 without rarity for a term that occurs so often in a text of such a length. */
export const saturation = (times: number, length: number, mean: number): number =>
  ((bm25.k + 1) * times) / (times + bm25.k * (1 - bm25.b + (bm25.b * length) / mean))

/** What {@link saturation} never passes. */
export const mostSaturation = bm25.k + 1

/** Texts below so many different terms have their shares worked out beforehand. */
export const shortLength = 256

/** {@link saturation} of a single occurrence by length: most terms occur once, in a short text. */
export const sharesOnce = (mean: number): Float64Array =>
  Float64Array.from({ length: shortLength }, (_, length) => saturation(1, length, mean))
