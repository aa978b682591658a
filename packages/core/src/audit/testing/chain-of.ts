import { type AuditEntry, type AuditInput, auditEntry, chainEntry } from '../index.js'

const at = Date.UTC(2026, 1, 13, 9, 40)

/** A good chain of so many entries, each changed by what is given for its number. */
export async function chainOf(
  count: number,
  given: (seq: number) => Partial<AuditInput> = () => ({}),
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = []
  for (let seq = 1; seq <= count; seq++) {
    const record = auditEntry({
      id: `audit-${seq}`,
      tenant: 'acme',
      seq,
      at: at + seq,
      zone: 'Asia/Shanghai',
      actor: 'agent-1',
      environment: { ip: '192.0.2.1' },
      action: 'ticket.edit',
      target: { kind: 'ticket', id: 'ticket-1' },
      changes: [{ path: ['subject'], before: `停机 ${seq}`, after: `停机 ${seq + 1}` }],
      policyVersion: '1',
      regions: ['华东'],
      ...given(seq),
    })
    entries.push(await chainEntry(entries.at(-1)?.hash ?? '', record))
  }
  return entries
}
