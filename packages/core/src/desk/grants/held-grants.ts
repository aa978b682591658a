import type { Grant, Person } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { Work } from '../work.js'
import { grantRefusals } from './refusals.js'

/** So many grants may one person hold at a time: they are looked up at each of their calls. */
const maxHeldGrants = 50

/** Puts an approved grant where the desk looks it up at each call of its subject. */
export function holdGrant(work: Work, person: Row<Person> | undefined, grant: Grant): void {
  const { id, scope, actions, from, until } = grant
  const held = { id, scope, actions, from, until, opened: grant.openedAt !== undefined }
  if ((person?.doc.grants.length ?? 0) >= maxHeldGrants)
    throw grantRefusals.error('grant.too_many', { details: { max: maxHeldGrants } })
  if (!person) {
    work.create<Person>('person', { id: grant.subject, status: 'active', grants: [held], updatedAt: work.at })
    return
  }
  work.change(person, (draft) => {
    draft.grants.push(held)
    draft.updatedAt = work.at
  })
}

/** Takes a grant away from its subject; from the commit on it opens nothing. */
export function dropGrant(work: Work, person: Row<Person> | undefined, grant: string): void {
  if (!person?.doc.grants.some(({ id }) => id === grant)) return
  work.change(person, (draft) => {
    draft.grants = draft.grants.filter(({ id }) => id !== grant)
    draft.updatedAt = work.at
  })
}

/** Remembers that the opening has been written into the audit. */
export function markOpened(work: Work, person: Row<Person> | undefined, grant: string): void {
  if (!person?.doc.grants.some(({ id }) => id === grant)) return
  work.change(person, (draft) => {
    for (const held of draft.grants) if (held.id === grant) held.opened = true
  })
}
