// Search by meaning, around any engine.

// The two ports, with what is there without a model or a database.
export type { Embedder } from './embedder.js'
export { hashedEmbedder } from './hashed-embedder.js'
// One ranking from several.
export { type FusedRank, reciprocalRankFusion } from './reciprocal-rank-fusion.js'
export {
  exactVectorStore,
  type VectorHit,
  type VectorQuery,
  type VectorRow,
  type VectorStore,
} from './vector-store.js'
export { type EmbeddingOptions, withEmbedding } from './with-embedding.js'
