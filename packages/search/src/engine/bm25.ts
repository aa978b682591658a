/** Okapi BM25 with its usual constants, for every engine: MiniSearch's own extra (BM25+, d) costs quality on short texts. */
export const bm25 = { k: 1.2, b: 0.75, d: 0 } as const
