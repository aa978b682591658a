import type { AuditClient, AuditView } from '@caselore/core/desk'
import { compileFilter, type Filter } from '@caselore/core/filter'
import type { FakeWorld } from './fake-world.js'

/** Thirty entries, the newest first, as the auditor would see them. */
export const fakeEntries = (now: number, count = 30): AuditView[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `entry-${count - i}`,
    tenant: 'acme',
    seq: count - i,
    at: now - i * 3_600_000,
    zone: 'Asia/Shanghai',
    actor: i % 3 === 0 ? 'agent-2' : 'agent-1',
    action: i % 2 === 0 ? 'ticket.edit' : 'case.read',
    target: i % 2 === 0 ? { kind: 'ticket', id: `ticket-${i}` } : { kind: 'case', id: `case-${i}` },
    regions: ['华东'],
    policyVersion: 'p-1',
    environment: { ip: '192.0.2.1', device: 'notebook' },
    changes:
      i % 2 === 0
        ? [
            { path: ['priority'], before: 'normal', after: 'high' },
            { path: ['contact', 'phone'], before: '138****1234', after: '139****5678' },
          ]
        : [{ path: ['contact', 'phone'] }],
    ...(i === 0 ? { reason: '客户来电更正', onBehalfOf: 'lead-1' } : {}),
    hash: `hash-${count - i}`,
    previous: `hash-${count - i - 1}`,
  }))

/** The audit over a plain list, paged and filtered as the desk does. */
export function fakeAudit(world: FakeWorld): AuditClient {
  const found = (where: unknown) => {
    const holds = where === undefined ? () => true : compileFilter(where as Filter)
    return world.audit.filter((entry) => holds(entry as never))
  }
  const unused = async (): Promise<never> => {
    throw new Error('The fake desk has nothing of this')
  }
  return {
    async list({ where, limit = 50, cursor = '0', count } = {}) {
      world.calls.push({ name: 'auditing.list', args: [where, cursor] })
      const failure = world.failing.get('auditing.list')
      if (failure) throw failure
      const rows = found(where)
      const start = Number(cursor)
      const next = start + limit
      return {
        items: rows.slice(start, next),
        ...(next < rows.length ? { cursor: String(next) } : {}),
        ...(count ? { count: { n: rows.length, exact: true } } : {}),
      }
    },
    async verify() {
      const failure = world.failing.get('auditing.verify')
      if (failure) throw failure
      return world.verification
    },
    async *export({ where, format, reason }) {
      world.calls.push({ name: 'auditing.export', args: [format, where, reason] })
      const failure = world.failing.get('auditing.export')
      if (failure) throw failure
      if (format === 'csv') yield 'seq,actor'
      for (const entry of found(where))
        yield format === 'csv' ? `${entry.seq},${entry.actor}` : JSON.stringify(entry)
    },
    accessReport: unused,
    hold: unused,
    release: unused,
    holds: async () => [],
    forget: unused,
  }
}
