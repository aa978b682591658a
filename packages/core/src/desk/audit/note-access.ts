import * as z from 'zod/mini'
import type { Action } from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import type { Key } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { type Command, run } from '../pipeline.js'
import { regionsOf } from '../regions.js'

interface AuditAccess {
  readonly action: Action
  readonly target: Key
  readonly circumstances: JsonObject
  readonly reason?: string | undefined
}

/**
 * Writes down that someone takes much out of the audit at once, before they get any of it: when this fails, nothing is
 * shown. Asks policy about the entries of the person's own regions; which ones they see is decided entry by entry.
 */
export async function noteAccess(
  session: SessionContext,
  { action, target, circumstances, reason }: AuditAccess,
): Promise<void> {
  const regions = regionsOf(session.actor)
  const command: Command<object, object> = {
    kind: 'audit',
    action,
    input: z.strictObject({}),
    reason: () => reason,
    resource: () => ({ regions }),
    change(work) {
      work.note({ action, target, regions, circumstances })
      return { ...target, version: 1, doc: {} }
    },
  }
  await run(session, command, {})
}
