import { isRefusal, type Refusal } from '../../shared/index.js'
import { type Row, StorageError } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { type Call, tellingOnly } from './call.js'
import type { Due } from './due.js'
import { clockData, sendCall, stepCall } from './step-call.js'
import type { Telling } from './tell.js'

/** `moved_on`: the record is not any more what it was when it was found due; look again. */
export type Outcome = 'done' | 'refused' | 'moved_on'

/**
 * Does one thing that is due, as the system and through the pipeline: it and the event that tells of it are one commit,
 * held to the version of the record as it was found and to a key that names this time. A refusal is told in its stead.
 */
export async function carryOut(system: SessionContext, row: Row<object>, due: Due): Promise<Outcome> {
  try {
    await attempt(system, row, due, () => callOf(system, row, due))
    return 'done'
  } catch (error) {
    if (!isRefusal(error) || error instanceof StorageError || passing.has(error.code)) throw error
    return movedOn.has(error.code) ? 'moved_on' : await tellRefusal(system, row, due, error)
  }
}

/** These are no word on what was asked: they are for whoever ticks. */
const passing: ReadonlySet<string> = new Set(['desk.busy', 'desk.closed'])

/** Somebody changed the record, or another worker was quicker. */
const movedOn: ReadonlySet<string> = new Set([
  'desk.version_conflict',
  'desk.not_found',
  'desk.wrong_key_reuse',
])

async function tellRefusal(
  system: SessionContext,
  row: Row<object>,
  due: Due,
  refusal: Refusal,
): Promise<Outcome> {
  const { deed } = due
  const refused = { refusal: refusal.code }
  const what: Telling =
    deed.type === 'step'
      ? { type: 'sla_step_refused', data: { ...clockData(deed), action: deed.action, ...refused } }
      : {
          type: 'timer_refused',
          data: { ...(deed.type === 'send' ? { event: deed.event.type } : {}), ...refused },
        }
  try {
    await attempt(system, row, due, () => tellingOnly(row, due, what), refusal.code)
    return 'refused'
  } catch (error) {
    if (isRefusal(error) && movedOn.has(error.code)) return 'moved_on'
    throw error
  }
}

async function attempt(
  system: SessionContext,
  row: Row<object>,
  due: Due,
  callFor: () => Call,
  refusal?: string,
): Promise<void> {
  const call = callFor()
  const [about] = due.mark.split('=')
  await call(system, {
    version: row.version,
    idempotencyKey: `${row.kind}/${row.id}/${due.key}`,
    reason: refusal === undefined ? String(about) : `${about}: ${refusal}`,
  })
}

function callOf(system: SessionContext, row: Row<object>, due: Due): Call {
  const { deed } = due
  switch (deed.type) {
    case 'warn':
      return tellingOnly(row, due, { type: 'sla_warned', data: clockData(deed) })
    case 'breach':
      return tellingOnly(row, due, { type: 'sla_breached', data: clockData(deed) })
    case 'step':
      return stepCall(system, row, due, deed)
    case 'send':
      return sendCall(system, row, deed.event)
    case 'call_review':
      return tellingOnly(row, due, { type: 'review_called' })
  }
}
