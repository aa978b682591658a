import { type StorageCode, StorageError } from '@caselore/core/storage'

const codeOf: Readonly<Record<string, StorageCode>> = {
  QuotaExceededError: 'storage.quota',
  // A file of the database is gone or cannot be read.
  NotReadableError: 'storage.corrupt',
  // The connection is closing: another tab brought a newer version, or somebody deletes the database.
  InvalidStateError: 'storage.closed',
  // The database was written by a newer version of this package.
  VersionError: 'storage.unavailable',
  AbortError: 'storage.unavailable',
  UnknownError: 'storage.unavailable',
  SecurityError: 'storage.unavailable',
}

/**
 * A browser's failure as a coded refusal. A transaction that failed has written nothing, so even a failed commit has a
 * known outcome. What is our own mistake (a malformed key, a transaction used too late) comes back unchanged.
 */
export function asStorageError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error
  const code = codeOf[error.name]
  return code ? new StorageError(code, { details: { reason: error.name }, cause: error }) : error
}
