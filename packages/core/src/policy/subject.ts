import { type FilterRecord, getPath } from '../filter/index.js'
import type { Actor } from '../schema/index.js'
import type { Json, JsonObject } from '../shared/index.js'

/**
 * What conditions see of the asker and the circumstances: `actor.x` and `env.x`. Attributes stand beside `id`, `name`,
 * `kind` and `roles` (`actor.regions` is the attribute `regions`) and can never replace these.
 */
export interface Subject {
  readonly actor: FilterRecord
  readonly attributes: FilterRecord
  readonly env: FilterRecord
}

/** The asker as conditions see them. `roles` are the effective ones. */
export function subjectOf(actor: Actor, roles: readonly string[], env: JsonObject = {}): Subject {
  const { id, name, kind, attributes = {} } = actor
  return { actor: { id, name, kind, roles, attributes } as FilterRecord, attributes, env }
}

/** Whether a path of a condition is about the asker or the circumstances rather than the record. */
export const isSubjectPath = (path: string): boolean => path.startsWith('actor.') || path.startsWith('env.')

const ofActor = /^(id|name|kind|roles|attributes)(\.|$)/

export function lookUp({ actor, attributes, env }: Subject, reference: string): Json | undefined {
  if (reference.startsWith('env.')) return own(env, reference.slice(4))
  const path = reference.slice(6)
  return own(ofActor.test(path) ? actor : attributes, path)
}

/** Most paths are one step, for which nothing has to be taken apart. */
function own(record: FilterRecord, path: string): Json | undefined {
  if (path.includes('.')) return getPath(record, path)
  return Object.hasOwn(record, path) ? record[path] : undefined
}

/** The value of a condition's field, wherever it is kept. */
export const getSubjectOrRecord = (path: string, subject: Subject, record: FilterRecord): Json | undefined =>
  isSubjectPath(path) ? lookUp(subject, path) : getPath(record, path)
