import { type StorageCode, StorageError } from '@caselore/core/storage'

/** By SQLSTATE, or by the class that its first two characters name. https://www.postgresql.org/docs/15/errcodes-appendix.html */
const codes: Readonly<Record<string, StorageCode>> = {
  // Cancelled by statement_timeout, lock_timeout, or an operator.
  '57014': 'storage.busy',
  '55P03': 'storage.busy',
  // Serialisation failures and deadlocks that trying again did not resolve.
  '40001': 'storage.busy',
  '40P01': 'storage.busy',
  // Too many connections.
  '53300': 'storage.busy',
  '53100': 'storage.quota',
  '54000': 'storage.too_large',
  '25006': 'storage.read_only',
  '42501': 'storage.read_only',
  XX001: 'storage.corrupt',
  XX002: 'storage.corrupt',
  // Connections, resources, an operator's intervention, a wrong password, no such database, missing tables.
  '08': 'storage.unavailable',
  '53': 'storage.unavailable',
  '57': 'storage.unavailable',
  '58': 'storage.unavailable',
  '28': 'storage.unavailable',
  '3D': 'storage.unavailable',
  '42': 'storage.unavailable',
}

const sqlState = /^[0-9A-Z]{5}$/

/** The SQLSTATE of a server's error; `undefined` for a lost connection and whatever else has none. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && sqlState.test(code) && !isNetwork(code) ? code : undefined
}

/** `EPIPE` looks like a SQLSTATE. */
const isNetwork = (code: string): boolean => code.startsWith('E')

/** A failure of a read, or of a transaction that has not been committed, as a coded refusal. */
export function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  const state = sqlStateOf(error)
  // A row of an older version of this package was refused by the tables of a newer one.
  if (state === '23514') return newerSchema(error)
  const code = state === undefined ? undefined : (codes[state] ?? codes[state.slice(0, 2)])
  return new StorageError(code ?? 'storage.unavailable', {
    ...(state !== undefined && { details: { reason: state } }),
    cause: error,
  })
}

export const newerSchema = (cause?: unknown): StorageError =>
  new StorageError('storage.unavailable', { details: { reason: 'newer schema' }, cause })

/** Whether the same transaction may succeed when it is tried again at once. */
export const isRace = (error: unknown): boolean => {
  const state = sqlStateOf(error)
  return state === '40001' || state === '40P01' || state === '23505'
}

/** Whether the server still had a say: it refused, and so the transaction is undone. */
export function isRefusal(error: unknown): boolean {
  const state = sqlStateOf(error)
  return state !== undefined && !state.startsWith('08') && !state.startsWith('57P')
}
