import {
  type Anomaly,
  type AnomalyRule,
  type AnomalyState,
  type AuditEntry,
  findAnomalies,
  standardAnomalyRules,
} from '../../audit/index.js'
import type { JsonObject } from '../../shared/index.js'
import { type EventInput, type Key, StorageError } from '../../storage/index.js'
import type { DeskContext } from '../context.js'
import { deskRefusals } from '../refusals.js'
import { after } from './audit-rows.js'

const stateKey: Key = { kind: 'anomaly_state', id: 'scan' }
const entriesPerCommit = 50
const conflictRuns = 20

/**
 * Carries what the rules find into the event stream. The place that was reached, what the rules remember and the alerts
 * are one commit, so that nothing is told twice or left out, whoever else scans.
 */
export async function scanAudit(
  desk: DeskContext,
  tenant: string,
  rules: readonly AnomalyRule[] = standardAnomalyRules,
): Promise<Anomaly[]> {
  const found: Anomaly[] = []
  for (let conflicts = 0; ; ) {
    try {
      const { anomalies, isDone } = await scanPage(desk, tenant, rules)
      found.push(...anomalies)
      if (anomalies.length > 0) desk.committed(tenant)
      if (isDone) return found
    } catch (error) {
      if (!(error instanceof StorageError) || error.retry !== 'rerun') throw error
      conflicts++
      if (conflicts >= conflictRuns) throw deskRefusals.error('desk.busy')
    }
  }
}

async function scanPage(desk: DeskContext, tenant: string, rules: readonly AnomalyRule[]) {
  const { storage } = desk
  const [row] = await storage.get([stateKey], { tenant })
  const reached = Number(row?.doc.seq ?? 0)
  const query = { kind: 'audit', where: after(reached), limit: entriesPerCommit }
  const page = await storage.query(query, { tenant })
  const entries = page.rows.map(({ doc }) => doc as unknown as AuditEntry)
  const last = entries.at(-1)
  if (!last) return { anomalies: [], isDone: true }
  const known = (row?.doc.state ?? {}) as unknown as AnomalyState
  const { anomalies, state } = findAnomalies(entries, rules, known)
  await storage.commit({
    tenant,
    puts: [
      {
        ...stateKey,
        guard: row?.version ?? 'absent',
        doc: { seq: last.seq, state } as unknown as JsonObject,
      },
    ],
    events: anomalies.map((anomaly) => alertOf(desk, anomaly)),
  })
  return { anomalies, isDone: page.cursor === undefined }
}

function alertOf(desk: DeskContext, { rule, type, actor, seq, at, details }: Anomaly): EventInput {
  return {
    id: desk.ids(),
    type: 'security.alert',
    aggregate: { kind: 'alert', id: desk.ids() },
    version: 1,
    at: desk.clock(),
    actor: 'system',
    data: { about: type, rule, actor, seq, noticedAt: at, details },
  }
}
