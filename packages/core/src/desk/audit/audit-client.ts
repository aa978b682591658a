import { parseInput } from '../../schema/index.js'
import type { AuditClient } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { authorise } from '../reader.js'
import { purgeStream } from '../retention/purge-stream.js'
import { accessReport } from './access-report.js'
import { verifyInput } from './audit-inputs.js'
import { listHolds, placeHold, releaseHold } from './legal-holds.js'
import { listAudit } from './list-audit.js'
import { verifyAudit } from './verify-audit.js'

/** The auditors' part of a client. */
export function auditClient(session: SessionContext): Omit<AuditClient, 'export'> {
  return {
    list: async (query) => listAudit(session, query),
    verify: async (options) => {
      authorise(session, 'audit.verify', {})
      return verifyAudit(session.desk, session.tenant, must(parseInput(verifyInput, options)))
    },
    accessReport: async (person, options) => accessReport(session, person, options),
    hold: async (input) => placeHold(session, input),
    release: async (id, reason) => releaseHold(session, { id, reason }),
    holds: async () => listHolds(session),
    forget: async (retention) => purgeStream(session, retention),
  }
}
