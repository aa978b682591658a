import { StorageError } from './error.js'
import type { Guard, Key, Row, WriteSet } from './types.js'

/**
 * Throws what a commit must refuse, given the rows as they are now: `storage.exists`, `storage.not_found` or
 * `storage.conflict`, by the first guard that fails in the order checks, puts, deletes. `current` holds the rows of
 * every failed guard in that order, and `details.failed` their keys.
 */
export function assertGuards(writes: WriteSet, read: (key: Key) => Row | undefined): void {
  const guarded = [...(writes.checks ?? []), ...(writes.puts ?? []), ...(writes.deletes ?? [])]
  const failed = guarded.filter(({ guard, ...key }) => faultOf(guard, read(key)))
  const first = failed[0]
  if (!first) return
  const { kind, id } = first
  throw new StorageError(faultOf(first.guard, read(first)) ?? 'storage.conflict', {
    details: { kind, id, failed: failed.map((key) => ({ kind: key.kind, id: key.id })) },
    current: failed.map(read),
  })
}

function faultOf(guard: Guard, row: Row | undefined) {
  if (guard === 'absent') return row ? 'storage.exists' : undefined
  if (!row) return 'storage.not_found'
  return guard === 'exists' || guard === row.version ? undefined : 'storage.conflict'
}
