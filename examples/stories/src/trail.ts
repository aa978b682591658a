import type { Storage } from '@caselore/core'
import { type AuditEntry, verifyChain } from '@caselore/core/audit'

/** The audit of the stories' company as it lies in the storage, after its chain has been found whole. */
export async function auditTrail(storage: Storage): Promise<readonly AuditEntry[]> {
  const { rows } = await storage.query({ kind: 'audit', limit: 1_000 }, { tenant: 'acme' })
  const trail = rows.map((row) => row.doc as unknown as AuditEntry)
  const verified = await verifyChain(trail)
  if (!verified.ok) throw new Error(verified.refusals[0].message.en)
  return trail
}
