import { type FilterRecord, getPath } from '../filter/index.js'
import type { Actor } from '../schema/index.js'
import type { Json, JsonObject } from '../shared/index.js'

/**
 * What conditions see of the asker and the circumstances: `actor.x` and `env.x`. Attributes stand beside `id`, `name`,
 * `kind` and `roles` (`actor.regions` is the attribute `regions`) and can never replace these.
 */
export type Subject = {
  readonly actor: JsonObject
  readonly env: JsonObject
}

/** The asker as conditions see them. `roles` are the effective ones. */
export function subjectOf(actor: Actor, roles: readonly string[], env: JsonObject = {}): Subject {
  const { id, name, kind, attributes = {} } = actor
  return { actor: { ...attributes, id, name, kind, roles, attributes } as JsonObject, env }
}

/** Whether a path of a condition is about the asker or the circumstances rather than the record. */
export const isSubjectPath = (path: string): boolean => path.startsWith('actor.') || path.startsWith('env.')

/** The value of a condition's field, wherever it is kept. */
export const getSubjectOrRecord = (path: string, subject: Subject, record: FilterRecord): Json | undefined =>
  getPath(isSubjectPath(path) ? subject : record, path)
