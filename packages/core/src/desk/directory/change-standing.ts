import * as z from 'zod/mini'
import { filled, identifier, limits, type Person, personSchema } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { Command } from '../pipeline.js'
import { readPerson } from '../standing.js'

const input = z.strictObject({
  id: identifier,
  action: z.enum(['person.join', 'person.move', 'person.leave']),
  by: identifier,
  reason: z.optional(filled(limits.paragraph)),
  roles: personSchema.shape.roles,
  attributes: personSchema.shape.attributes,
})
export type ChangeStandingInput = z.infer<typeof input>

const events = {
  'person.join': 'person.joined',
  'person.move': 'person.moved',
  'person.leave': 'person.left',
} as const

/**
 * Writes down that a person joined, moved or left. In this one commit all their sessions end and all their grants stop
 * to open anything; a person who joins loses nothing.
 */
export const changeStanding: Command<ChangeStandingInput, Person, Row<Person> | undefined> = {
  kind: 'person',
  action: ({ action }) => action,
  input,
  reason: ({ reason }) => reason,
  prepare: ({ desk, tenant }, { id }) => readPerson(desk, tenant, id),
  change(work, { input: { id, action, roles, attributes }, extra: existing }) {
    const row =
      existing ?? work.create<Person>('person', { id, status: 'active', grants: [], updatedAt: work.at })
    const changed = work.change(row, (draft) => {
      draft.status = action === 'person.leave' ? 'left' : 'active'
      if (action !== 'person.join') {
        draft.sessionsEndedAt = work.at
        draft.grants = []
      }
      if (roles) draft.roles = roles
      if (attributes) draft.attributes = attributes
      draft.updatedAt = work.at
    })
    work.emit(events[action], changed)
    return changed
  },
}
