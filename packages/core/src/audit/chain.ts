import {
  canonicalJson,
  type Digest,
  ok,
  type RefusalData,
  type Result,
  refused,
  sha256Hex,
} from '../shared/index.js'
import type { AuditEntry, AuditRecord } from './audit-entry.js'
import { type ChainHead, type ChainMark, emptyChain, marksFrom, type Place } from './chain-marks.js'
import { fault } from './fault.js'

const hashOf = (entry: AuditRecord & { readonly previous: string }, digest: Digest): Promise<string> =>
  digest(canonicalJson(entry))

/**
 * The entry in its place behind the one whose hash is given (`''` for a tenant's first). Its own hash is the SHA-256 of
 * its canonical JSON with `previous` and without `hash`, so that one changed byte anywhere shows in every later entry.
 */
export async function chainEntry(
  previous: string,
  record: AuditRecord,
  digest: Digest = sha256Hex,
): Promise<AuditEntry> {
  const linked = { ...record, previous }
  return { ...linked, hash: await hashOf(linked, digest) }
}

export interface VerifyOptions {
  /** Where the entries given begin: the head of the part that was verified before. Default: the beginning. */
  readonly after?: ChainHead
  /** Where they must end, as kept elsewhere; without it a chain cut off at the end is not noticed. */
  readonly head?: ChainHead
  /** Places that they must lead through, in ascending order, as signed checkpoints vouch for them. */
  readonly marks?: Iterable<ChainMark> | AsyncIterable<ChainMark>
  readonly digest?: Digest
}

/**
 * Walks a tenant's entries in their order and names the first that is not as it was written (A3): `audit.altered`,
 * `audit.missing` or `audit.out_of_order`, with `details.seq` and, where it is known, `details.id`. Entries that all fit
 * each other and do not lead to a signed mark were written anew together: `audit.rewritten`, with `details.from` and
 * `details.seq`. Holds one entry at a time.
 */
export async function verifyChain(
  entries: Iterable<AuditEntry> | AsyncIterable<AuditEntry>,
  { after = emptyChain, head, marks = [], digest = sha256Hex }: VerifyOptions = {},
): Promise<Result<{ readonly count: number; readonly head: ChainHead }>> {
  const pass = marksFrom(marks, after.seq)
  let last: Place = after
  let count = 0
  let skipped: number | undefined
  const atStart = await pass.at(after)
  if (atStart) return refused(atStart)
  for await (const entry of entries) {
    if (skipped !== undefined) {
      if (entry.seq === skipped) return refused(fault('audit.out_of_order', entry))
      continue
    }
    if (entry.seq <= last.seq) return refused(fault('audit.out_of_order', entry))
    if (entry.seq > last.seq + 1) {
      // Whether it is gone or only in the wrong place shows in what follows.
      skipped = last.seq + 1
      continue
    }
    const { hash, ...content } = entry
    if ((await hashOf(content, digest)) !== hash)
      return refused(fault('audit.altered', { seq: last.seq + 1, id: entry.id }))
    if (entry.previous !== last.hash) return refused(brokenLink(last, entry, count))
    last = { seq: entry.seq, hash, id: entry.id }
    count++
    const missed = await pass.at(entry)
    if (missed) return refused(missed)
  }
  if (skipped !== undefined) return refused(fault('audit.missing', { seq: skipped }))
  const end = Math.max(head?.seq ?? 0, await pass.nextSeq())
  if (end > last.seq) return refused(fault('audit.missing', { seq: last.seq + 1 }))
  if (head && head.hash !== last.hash) return refused(fault('audit.altered', last))
  return ok({ count, head: { seq: last.seq, hash: last.hash } })
}

/** Both entries fit their own hashes: the earlier one was written anew after the later one had quoted it. */
const brokenLink = (last: Place, entry: AuditEntry, count: number): RefusalData =>
  fault('audit.altered', count === 0 ? entry : last)
