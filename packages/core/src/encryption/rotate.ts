import { type Key, type Row, type Storage, StorageError } from '../storage/index.js'
import type { Keyring } from './keyring.js'
import { renewedDoc } from './renewed-doc.js'
import { placeAfter, placeFrom } from './rotate-place.js'
import type { Vault } from './vault.js'

export interface RotateOptions {
  readonly tenant: string
  /** From the call before; absent: from the start. */
  readonly after?: string | undefined
  /** Records to look at in this call, 1 to 1,000. Default: 100. */
  readonly limit?: number | undefined
  readonly signal?: AbortSignal | undefined
}

export interface RotateResult {
  /** Records looked at. */
  readonly seen: number
  /** Records stored anew: sealed with the newest keys and as the fields are declared now, or freed of remains. */
  readonly rewritten: number
  /** Of the rewritten, those from which the remains of an erased person's fields were removed, with these fields. */
  readonly erased: readonly (Key & { readonly fields: readonly string[] })[]
  /** Give this to the next call. Absent when every record has been looked at. */
  readonly after?: string
}

/**
 * One stretch of the walk over all records of the kinds, which brings each to the newest keys. Every record is its own
 * guarded commit, so people go on working meanwhile; what one of them changes is read and looked at again.
 */
export async function rotateStretch(
  storage: Storage,
  kinds: readonly string[],
  vault: Vault,
  { tenant, after, limit = 100, signal }: RotateOptions,
): Promise<RotateResult> {
  const place = placeFrom(after, kinds)
  if (!place) return { seen: 0, rewritten: 0, erased: [] }
  const page = await storage.query({ kind: place.kind, limit, cursor: place.cursor }, { tenant, signal })
  const ring = vault.ring(tenant)
  const outcomes: Outcome[] = []
  for (const row of page.rows) {
    if (signal?.aborted) throw new StorageError('storage.aborted')
    outcomes.push(await renew(storage, row, ring, vault))
  }
  const next = placeAfter(place.kind, page.cursor, kinds)
  return {
    seen: outcomes.length,
    rewritten: outcomes.filter(({ rewritten }) => rewritten).length,
    erased: outcomes.flatMap(({ key, erased }) => (erased.length > 0 ? [{ ...key, fields: erased }] : [])),
    ...(next !== undefined && { after: next }),
  }
}

interface Outcome {
  readonly key: Key
  readonly rewritten: boolean
  readonly erased: readonly string[]
}

const rereads = 20

async function renew(storage: Storage, found: Row, ring: Keyring, vault: Vault): Promise<Outcome> {
  const key = { kind: found.kind, id: found.id }
  let row: Row | undefined = found
  for (let attempt = 1; row; attempt++) {
    const renewed = await renewedDoc(row, ring, vault)
    if (!renewed) break
    try {
      await storage.commit({ tenant: ring.tenant, puts: [{ ...key, guard: row.version, doc: renewed.doc }] })
      return { key, rewritten: true, erased: renewed.erased }
    } catch (error) {
      if (!(error instanceof StorageError) || error.retry !== 'rerun' || attempt >= rereads) throw error
      ;[row] = await storage.get([key], { tenant: ring.tenant })
    }
  }
  return { key, rewritten: false, erased: [] }
}
