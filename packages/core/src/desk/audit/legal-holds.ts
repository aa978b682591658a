import { auditRefusals, type LegalHold } from '../../audit/index.js'
import type { JsonObject } from '../../shared/index.js'
import type { Key, Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { boundFilter } from '../list-records.js'
import { type Command, run } from '../pipeline.js'
import { authorise, readRow } from '../reader.js'
import { deskRefusals } from '../refusals.js'
import { holdInput, releaseInput } from './audit-inputs.js'

/** All of a tenant's holds in one record, so that a purge can be guarded by its version. */
export interface HoldRegister {
  readonly id: string
  readonly holds: readonly LegalHold[]
}
export const registerKey: Key = { kind: 'legal_hold', id: 'register' }

export const readRegister = (session: SessionContext): Promise<Row<HoldRegister> | undefined> =>
  readRow<HoldRegister>(session, registerKey)

type Register = Row<HoldRegister> | undefined

/** Puts entries on hold: none of them is removed by age before the hold is released. */
export async function placeHold(session: SessionContext, input: unknown): Promise<LegalHold> {
  let placed: LegalHold | undefined
  const command: Command<{ where: unknown; reason: string }, HoldRegister, Register> = {
    kind: 'audit',
    action: 'audit.hold',
    input: holdInput,
    reason: ({ reason }) => reason,
    prepare: () => readRegister(session),
    resource: () => ({}),
    change(work, { input: { where, reason }, extra: register }) {
      const filter = boundFilter(session, 'audit', where)
      const hold: LegalHold = { id: work.newId(), where: filter, reason, by: work.actor, at: work.at }
      placed = hold
      return register
        ? work.change(register, (draft) => void (draft.holds as LegalHold[]).push(hold))
        : work.create<HoldRegister>(registerKey.kind, { id: registerKey.id, holds: [hold] })
    },
  }
  await run(session, command, input)
  return placed as LegalHold
}

/** Releases a hold; it stays in the register, with when it ended. */
export async function releaseHold(session: SessionContext, input: unknown): Promise<LegalHold> {
  let released: LegalHold | undefined
  const command: Command<{ id: string; reason: string }, HoldRegister, Register> = {
    kind: 'audit',
    action: 'audit.release',
    input: releaseInput,
    reason: ({ reason }) => reason,
    prepare: () => readRegister(session),
    resource: () => ({}),
    change(work, { input: { id }, extra: register }) {
      const at = register?.doc.holds.findIndex((hold) => hold.id === id) ?? -1
      const hold = register?.doc.holds[at]
      if (!register || !hold)
        throw deskRefusals.error('desk.not_found', { details: { kind: 'legal_hold', id } })
      if (hold.releasedAt !== undefined) throw auditRefusals.error('audit.hold_released', { details: { id } })
      released = { ...hold, releasedAt: work.at }
      return work.change(register, (draft) => {
        ;(draft.holds as unknown as JsonObject[])[at] = released as unknown as JsonObject
      })
    },
  }
  await run(session, command, input)
  return released as LegalHold
}

/** All holds, released ones too. */
export async function listHolds(session: SessionContext): Promise<readonly LegalHold[]> {
  authorise(session, 'audit.hold', {})
  return (await readRegister(session))?.doc.holds ?? []
}
