import { visibilityOf } from '../policy/index.js'
import { type Action, actions, type Kind } from '../schema/index.js'
import type { StoredEvent } from '../storage/index.js'
import type { SessionContext } from './context.js'
import { fieldToldBy } from './event-fields.js'
import { decide, readRow } from './reader.js'

/** Whether the person may know of an event: they may read its record, and what it tells is visible to them. */
export async function mayReadOf(session: SessionContext, { aggregate, type }: StoredEvent): Promise<boolean> {
  if (!Object.hasOwn(actions, aggregate.kind)) return false
  const row = await readRow<object>(session, aggregate)
  const action = `${aggregate.kind as Kind}.read` as Action
  if (!row) return false
  const { effect, fields } = decide(session, action, row.doc)
  return effect === 'allow' && visibilityOf(fields, fieldToldBy(type)) === 'visible'
}
