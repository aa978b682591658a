import { type FieldTypes, type FilterRecord, fieldTypeOf, type OpenFilter } from '../../filter/index.js'
import type { Json } from '../../shared/index.js'
import { bindCondition, type Truth, truthOf } from '../condition.js'
import { isSubjectPath, type Subject } from '../subject.js'
import { candidatesFor, leavesOf } from './candidates.js'

/** Worlds tried before a question is left open. */
const maxWorlds = 50_000

/**
 * Whether some asker and some record make the conditions come out as wanted: `found`, `none`, or `open` where it would
 * take too many tries. The conditions are answered as decisions answer them, so that what is said here is what happens.
 */
export function findWitness(
  filters: readonly OpenFilter[],
  fields: FieldTypes,
  isWanted: (truths: readonly Truth[]) => boolean,
): 'found' | 'none' | 'open' {
  const leaves = filters.flatMap(leavesOf)
  const typeOf = (path: string) => (isSubjectPath(path) ? 'any' : fieldTypeOf(fields, path))
  const candidates = candidatesFor(leaves, typeOf)
  if (!candidates) return 'open'
  const paths = [...candidates]
  const count = paths.reduce((product, [, values]) => product * values.length, 1)
  if (count > maxWorlds) return 'open'
  for (let n = 0; n < count; n++) {
    const { record, subject } = worldOf(paths, n)
    if (isWanted(filters.map((filter) => truthOf(bindCondition(filter, subject), record)))) return 'found'
  }
  return 'none'
}

type World = { readonly record: FilterRecord; readonly subject: Subject }

function worldOf(paths: readonly (readonly [string, readonly Json[]])[], number: number): World {
  const record: Tree = {}
  const asker = { actor: {}, env: {} }
  let rest = number
  for (const [path, values] of paths) {
    put(isSubjectPath(path) ? asker : record, path, values[rest % values.length] ?? null)
    rest = Math.floor(rest / values.length)
  }
  return { record, subject: asker }
}

type Tree = { [key: string]: Json }

function put(tree: Tree, path: string, value: Json): void {
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let at = tree
  for (const key of keys) {
    at[key] ??= {}
    at = at[key] as Tree
  }
  at[last] = value
}
