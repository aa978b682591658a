// Failures.

// Unique values and other kinds that the desk keeps for itself.
export { type CheckedPurge, feedGap } from './check-purge.js'
export { claimKey, claimPut, reservedKinds } from './claim.js'
// Writing an adapter: the frame, and the pieces for those who need another.
export { compareScalars, compareSortKeys, isScalar, type SortKey, sortKeyOf } from './compare.js'
export { decodeCursor, encodeCursor } from './cursor.js'
export { defineStorage } from './define-storage.js'
export { invalid, type Retry, type StorageCode, StorageError, storageRefusals } from './error.js'
export { assertGuards } from './guards.js'
// Storage in memory.
export { type MemoryStorageOptions, memoryStorage } from './memory.js'
export { type SharedMemory, sharedMemory } from './memory-state.js'
export { checkText, plainCopy } from './plain-copy.js'
export { formatPosition, parsePosition } from './position.js'
export { type Projection, projections } from './projections.js'
export type { Purge, PurgeAttempts, PurgeResult } from './purge-types.js'
export { type PlainPage, selectPage } from './select-page.js'
export type { StorageParts } from './storage-parts.js'
// A storage as one tenant may use it.
export { tenantView } from './tenant-view.js'
// What stays of deleted records.
export { deletedSince, type Tombstone, tombstoneKind, tombstonePut } from './tombstone.js'
// The contract.
export type {
  Capabilities,
  ChangePage,
  Check,
  Commit,
  CommitOptions,
  Count,
  Delete,
  EventInput,
  FeedOptions,
  Guard,
  Idempotency,
  Key,
  LoadBatch,
  LoadResult,
  LoadRow,
  Order,
  Page,
  Put,
  Query,
  ReadOptions,
  Row,
  Storage,
  StoredEvent,
  Token,
  WriteSet,
} from './types.js'
export {
  type CheckedCount,
  type CheckedQuery,
  type CheckedWriteSet,
  checkFeed,
  checkKey,
  checkLoadBatch,
  checkQuery,
  checkWriteSet,
} from './validate.js'
