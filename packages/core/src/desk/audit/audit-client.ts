import { parseInput } from '../../schema/index.js'
import type { AuditClient } from '../client.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { authorise } from '../reader.js'

type AuditReads = typeof import('./audit-reads.js')
const load = (): Promise<AuditReads> => import('./audit-reads.js')

/** The auditors' part of a client. Loaded with the first question: most pages have no auditor. */
export function auditClient(session: SessionContext): Omit<AuditClient, 'export'> {
  return {
    list: async (query) => (await load()).listAudit(session, query),
    verify: async (options) => {
      const { verifyAudit, verifyInput } = await load()
      authorise(session, 'audit.verify', {})
      return verifyAudit(session.desk, session.tenant, must(parseInput(verifyInput, options)))
    },
    accessReport: async (person, options) => (await load()).accessReport(session, person, options),
    hold: async (input) => (await load()).placeHold(session, input),
    release: async (id, reason) => (await load()).releaseHold(session, { id, reason }),
    holds: async () => (await load()).listHolds(session),
  }
}
