import type { AuditEntry } from '../../audit/index.js'
import type { Key } from '../../storage/index.js'
import { documents } from '../audit/audit-rows.js'
import { readRegister } from '../audit/legal-holds.js'
import type { SessionContext } from '../context.js'

export const nameOf = ({ kind, id }: Key): string => `${kind}/${id}`

/** The records of which an audit entry is on hold, and the version of the register that says so. */
export interface HeldRecords {
  readonly register: number | 'absent'
  readonly names: ReadonlySet<string>
}

/** A hold is on entries; what else is kept of the same record stays with them. */
export async function heldRecords(session: SessionContext): Promise<HeldRecords> {
  const { desk, tenant } = session
  const register = await readRegister(session)
  const names = new Set<string>()
  for (const { where, releasedAt } of register?.doc.holds ?? []) {
    if (releasedAt !== undefined) continue
    for await (const { target } of documents<AuditEntry>(desk.storage, tenant, { kind: 'audit', where }))
      names.add(nameOf(target))
  }
  return { register: register?.version ?? 'absent', names }
}
