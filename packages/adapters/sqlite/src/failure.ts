import { type StorageCode, StorageError } from '@caselore/core/storage'

/** SQLite's result codes; an extended code (`SQLITE_IOERR_WRITE`) counts as the code that it starts with. */
const codes: readonly (readonly [string, StorageCode])[] = [
  ['SQLITE_BUSY', 'storage.busy'],
  ['SQLITE_LOCKED', 'storage.busy'],
  ['SQLITE_FULL', 'storage.quota'],
  // No room for the memory that connections share beside the file.
  ['SQLITE_IOERR_SHMSIZE', 'storage.quota'],
  ['SQLITE_READONLY', 'storage.read_only'],
  ['SQLITE_PERM', 'storage.read_only'],
  ['SQLITE_CORRUPT', 'storage.corrupt'],
  ['SQLITE_NOTADB', 'storage.corrupt'],
  ['SQLITE_TOOBIG', 'storage.too_large'],
  ['SQLITE_CANTOPEN', 'storage.unavailable'],
  ['SQLITE_NOMEM', 'storage.unavailable'],
]

/** What `defineStorage` turns into `unavailable`, or `unknown_outcome` in a commit, comes back unchanged. */
export function asStorageError(error: unknown): unknown {
  const code = codeOf(error)
  if (code === undefined)
    return isClosed(error) ? new StorageError('storage.closed', { cause: error }) : error
  const known = codes.find(([start]) => code === start || code.startsWith(`${start}_`))
  return known ? new StorageError(known[1], { details: { reason: code }, cause: error }) : error
}

export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error) ?? '')

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined
}

const isClosed = (error: unknown): boolean =>
  error instanceof TypeError && error.message.includes('connection is not open')
