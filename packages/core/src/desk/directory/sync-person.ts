import type { Actor, Person } from '../../schema/index.js'
import { canonicalJson, type Json } from '../../shared/index.js'
import type { DeskContext } from '../context.js'
import { readPerson } from '../standing.js'
import { depart, tell } from './depart.js'
import type { Departure, PersonSyncs } from './departure.js'

/** What came of telling the desk how the directory has a person now. */
export interface PersonSynced {
  /** `same`: nothing had changed; `moved`: sessions and grants ended, as by `personMoved`. */
  readonly change: 'new' | 'same' | 'moved' | 'back'
  readonly actor: Actor
  readonly departure?: Departure
}

/** Compares a person with how they were last told of, and tells of the difference. */
export async function syncPerson(
  desk: DeskContext,
  tenant: string,
  actor: Actor,
  told: PersonSyncs,
): Promise<PersonSynced> {
  const { id, roles, attributes = {} } = actor
  const now = { ...told, roles, attributes }
  const known = (await readPerson(desk, tenant, id))?.doc
  if (known?.status === 'left' || known?.roles === undefined) {
    await tell(desk, tenant, 'person.join', id, now)
    return { change: known?.status === 'left' ? 'back' : 'new', actor }
  }
  if (isSame(known, now)) return { change: 'same', actor }
  return { change: 'moved', actor, departure: await depart(desk, tenant, 'person.move', id, now) }
}

const isSame = (
  known: Pick<Person, 'roles' | 'attributes'>,
  now: Pick<Person, 'roles' | 'attributes'>,
): boolean =>
  canonicalJson([known.roles, known.attributes] as Json) ===
  canonicalJson([now.roles, now.attributes] as Json)
