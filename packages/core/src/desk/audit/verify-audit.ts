import {
  type AuditCheckpoint,
  type AuditVerifier,
  auditRefusals,
  type ChainHead,
  type ChainMark,
  emptyChain,
  verifyChain,
  verifyCheckpoint,
} from '../../audit/index.js'
import { type Instant, isRefusal, type RefusalData } from '../../shared/index.js'
import type { AuditVerification, VerifyAudit } from '../client/index.js'
import type { DeskContext } from '../context.js'
import { must } from '../must.js'
import { after, documents, entriesAfter, keptHead, placeOf, readAnchor } from './audit-rows.js'

/**
 * Reads a tenant's chain from its beginning, or its signed anchor, to its end, a page at a time. It must lead through every
 * signed checkpoint, the one that was given, and the head that the ledger keeps.
 */
export async function verifyAudit(
  desk: DeskContext,
  tenant: string,
  { from, checkpoint }: VerifyAudit = {},
): Promise<AuditVerification> {
  try {
    return await walk(desk, tenant, from, checkpoint)
  } catch (error) {
    if (isRefusal(error) && error.code === 'audit.bad_signature') return broken(error.all[0])
    throw error
  }
}

async function walk(
  desk: DeskContext,
  tenant: string,
  from: number | undefined,
  checkpoint: AuditCheckpoint | undefined,
): Promise<AuditVerification> {
  const { storage } = desk
  const start = await startOf(desk, tenant, from)
  const outside = checkpoint && (await genuine(desk, tenant, checkpoint))
  const loose = [outside, await keptHead(storage, tenant)]
    .filter((mark): mark is ChainMark => mark !== undefined && mark.seq > 0)
    .sort((a, b) => a.seq - b.seq)
  let newest: { readonly seq: number; readonly at: Instant } | undefined
  async function* stored(): AsyncGenerator<ChainMark> {
    const query = { kind: 'audit_checkpoint', where: after(start.seq - 1) }
    for await (const one of documents<AuditCheckpoint>(storage, tenant, query)) {
      yield await genuine(desk, tenant, one)
      newest = { seq: one.seq, at: one.at }
    }
  }
  const result = await verifyChain(entriesAfter(storage, tenant, start.seq), {
    after: start,
    marks: merged(stored(), loose),
  })
  if (!result.ok) return broken(result.refusals[0])
  const { count, head } = result.value
  const kept = await keptHead(storage, tenant)
  // Others may have written meanwhile, but each commit moves the kept head along.
  if (kept.seq < head.seq) {
    const details = { head: kept.seq, seq: head.seq }
    return broken(auditRefusals.data('audit.head_moved', { details }))
  }
  return { whole: true, from: start.seq + 1, count, head, ...(newest ? { checkpoint: newest } : {}) }
}

const broken = (fault: RefusalData | undefined): AuditVerification => {
  if (!fault) throw new Error('a refusal says what it refuses')
  return { whole: false, fault }
}

/** The place behind which is read: the anchor, or the entry before the one named, which is taken for good. */
async function startOf(desk: DeskContext, tenant: string, from: number | undefined): Promise<ChainHead> {
  const anchor = await readAnchor(desk.storage, tenant)
  const begin = anchor ? must(await checked(desk, tenant, anchor.doc, 'anchor')) : emptyChain
  if (from === undefined || from - 1 <= begin.seq) return begin
  const place = await placeOf(desk.storage, tenant, from - 1)
  if (!place) throw auditRefusals.error('audit.unknown_entry', { path: ['from'], details: { seq: from - 1 } })
  return place
}

const genuine = async (
  desk: DeskContext,
  tenant: string,
  checkpoint: AuditCheckpoint,
): Promise<ChainMark> => ({
  ...must(await checked(desk, tenant, checkpoint, 'checkpoint')),
  signed: true,
})

function checked(
  { auditVerifier }: DeskContext,
  tenant: string,
  checkpoint: AuditCheckpoint,
  purpose: AuditCheckpoint['purpose'],
) {
  return verifyCheckpoint(checkpoint, mustVerify(auditVerifier), { tenant, purpose })
}

/** To pass over signatures that cannot be checked would be to call a chain whole that nobody has held to them. */
function mustVerify(verifier: AuditVerifier | undefined): AuditVerifier {
  if (!verifier) throw auditRefusals.error('audit.verifier_missing')
  return verifier
}

/** Both in ascending order. */
async function* merged(
  stored: AsyncGenerator<ChainMark>,
  loose: readonly ChainMark[],
): AsyncGenerator<ChainMark> {
  const rest = [...loose]
  for await (const mark of stored) {
    while (rest[0] && rest[0].seq < mark.seq) yield rest.shift() as ChainMark
    yield mark
  }
  yield* rest
}
