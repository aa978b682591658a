import * as z from 'zod/mini'
import { type AuditCheckpoint, type AuditSigner, auditRefusals, createCheckpoint } from '../../audit/index.js'
import { Refusal } from '../../shared/index.js'
import type { AuditVerification } from '../client/index.js'
import type { DeskContext, SessionContext } from '../context.js'
import { type Command, run } from '../pipeline.js'
import { placeId } from './audit-rows.js'
import { verifyAudit } from './verify-audit.js'

/** Signs where the chain stands, once it is known to be good up to there. */
export async function signCheckpoint(session: SessionContext): Promise<AuditCheckpoint> {
  const { desk, tenant } = session
  const signer = mustSign(desk)
  let signed: AuditCheckpoint | undefined
  const command: Command<object, { id: string }, AuditCheckpoint> = {
    kind: 'audit',
    action: 'audit.checkpoint',
    input: z.strictObject({}),
    async prepare() {
      const newest = await newestCheckpoint(session)
      const { head } = mustBeWhole(await verifyAudit(desk, tenant, newest ? { from: newest + 1 } : {}))
      return createCheckpoint(head, signer, { tenant, at: session.now() })
    },
    resource: () => ({}),
    change(work, { extra: checkpoint }) {
      signed = checkpoint
      return work.create('audit_checkpoint', { ...checkpoint, id: placeId(checkpoint.seq) })
    },
  }
  await run(session, command, {})
  return signed as AuditCheckpoint
}

async function newestCheckpoint({ desk, tenant }: SessionContext): Promise<number | undefined> {
  const order = { by: 'seq', direction: 'desc' } as const
  const { rows } = await desk.storage.query({ kind: 'audit_checkpoint', order, limit: 1 }, { tenant })
  return rows[0] && Number(rows[0].doc.seq)
}

export function mustSign({ auditSigner }: DeskContext): AuditSigner {
  if (!auditSigner) throw auditRefusals.error('audit.signer_missing')
  return auditSigner
}

export function mustBeWhole(verification: AuditVerification): AuditVerification & { readonly whole: true } {
  if (!verification.whole) throw new Refusal(verification.fault)
  return verification
}
