import type { AuditChange } from '../audit/index.js'
import { StorageError } from '../storage/index.js'
import type { Duty } from './call.js'
import type { SessionContext } from './context.js'
import { ledgerOf } from './ledger.js'
import { deskRefusals } from './refusals.js'
import { createWork, type Work } from './work.js'

const minute = 60_000
/** One alert says that something goes on; the audit has each time. */
const quietMinutes = { audit: 0, alert: 15 } as const

function isDue(session: SessionContext, duty: Duty): boolean {
  const { call } = session
  const { type, quiet } = duty.obligation
  if (type === 'audit' && call.written.has(`${duty.target.kind}/${duty.target.id}`)) return false
  const rest = typeof quiet === 'number' ? quiet : type === 'alert' ? quietMinutes.alert : quietMinutes.audit
  const last = call.quiet.get(duty.name)
  return rest <= 0 || last === undefined || session.now() >= last + rest * minute
}

const dutiesPerCommit = 30
const maxQuiet = 2_000
const conflictRuns = 20

/** Loaded with the first duty: most calls owe nothing. */
export async function settleAll(session: SessionContext): Promise<void> {
  const { owed, quiet } = session.call
  const due = [...owed.values()].filter((duty) => isDue(session, duty))
  owed.clear()
  for (let i = 0; i < due.length; i += dutiesPerCommit) {
    const some = due.slice(i, i + dutiesPerCommit)
    await record(session, some)
    if (quiet.size > maxQuiet) quiet.clear()
    for (const duty of some) quiet.set(duty.name, session.now())
  }
}

async function record(session: SessionContext, duties: readonly Duty[]): Promise<void> {
  const { desk, tenant, call } = session
  for (let attempt = 1; ; attempt++) {
    try {
      const work = createWork({
        at: session.now(),
        zone: session.zone,
        actor: session.actor.id,
        newId: desk.ids,
      })
      for (const duty of duties) carryOut(session, work, duty)
      const [first] = duties as [Duty]
      await ledgerOf(desk, tenant).record({
        work,
        session,
        audit: { action: first.action, policyVersion: first.decision.policyVersion, reason: call.reason },
      })
      desk.committed(tenant)
      return
    } catch (error) {
      if (!(error instanceof StorageError) || error.retry !== 'rerun') throw error
      if (attempt >= conflictRuns) throw deskRefusals.error('desk.busy')
    }
  }
}

function carryOut(session: SessionContext, work: Work, duty: Duty): void {
  const { obligation, action, target, doc, decision, fields } = duty
  const denied = decision.effect !== 'allow'
  const about = typeof obligation.about === 'string' ? obligation.about : obligation.type
  if (obligation.type === 'alert') {
    const alert = { kind: 'alert', id: work.newId(), version: 1 }
    work.emit('security.alert', alert, { about, action, target: { ...target }, denied })
    return
  }
  const held = session.standing.held?.open(session.now()) ?? []
  const grants = held
    .filter(({ scope, records }) => scope.kind === target.kind && records.has(target.id))
    .map(({ id }) => id)
  work.note({
    action,
    target,
    regions: (doc as { regions?: readonly string[] }).regions ?? [],
    policyVersion: decision.policyVersion,
    changes: fields.map((path): AuditChange => ({ path: path.split('.') })),
    circumstances: {
      about,
      ...(denied ? { denied } : {}),
      ...(grants.length > 0 ? { grants } : {}),
    },
  })
}
