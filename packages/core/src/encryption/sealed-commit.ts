import { getPath } from '../filter/index.js'
import {
  type CheckedWriteSet,
  type Commit,
  type EventInput,
  type Row,
  type StorageCode,
  StorageError,
} from '../storage/index.js'
import { encryptionRefusals } from './refusals.js'
import type { Vault } from './vault.js'

/** Commits a write set with its documents sealed; the rows that a failed guard names come back opened. */
export async function commitSealed(
  vault: Vault,
  writes: CheckedWriteSet,
  commit: (sealed: CheckedWriteSet) => Promise<Commit>,
): Promise<Commit> {
  for (const event of writes.events) refuseFields(vault, event)
  const ring = vault.ring(writes.tenant)
  const puts = await Promise.all(
    writes.puts.map(async (put) => ({ ...put, doc: await vault.seal(ring, put, put.doc) })),
  )
  try {
    return await commit({ ...writes, puts })
  } catch (error) {
    if (!(error instanceof StorageError) || error.current.length === 0) throw error
    const open = async (row: Row | undefined) => row && { ...row, doc: (await vault.open(ring, row)).doc }
    const { code, path, details, cause } = error
    throw new StorageError(code as StorageCode, {
      path,
      details,
      cause,
      current: await Promise.all(error.current.map(open)),
    })
  }
}

function refuseFields(vault: Vault, { aggregate, data }: EventInput): void {
  const carried = Object.keys(vault.fields(aggregate.kind) ?? {}).find(
    (field) => (getPath(data, field) ?? null) !== null,
  )
  if (carried !== undefined)
    throw encryptionRefusals.error('encryption.field_in_event', { details: { field: carried } })
}
