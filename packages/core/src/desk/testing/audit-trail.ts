import type { AuditEntry } from '../../audit/index.js'
import type { Storage } from '../../storage/index.js'

/** The audit of the test's tenant, in its order. */
export async function auditTrail(storage: Storage): Promise<AuditEntry[]> {
  const page = await storage.query({ kind: 'audit', limit: 1_000 }, { tenant: 'acme' })
  return page.rows.map((row) => row.doc as unknown as AuditEntry)
}
