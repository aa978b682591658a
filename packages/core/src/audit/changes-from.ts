import type { Json } from '../shared/index.js'
import type { AuditChange } from './audit-entry.js'

/** A patch as immer makes them. */
export interface Patch {
  readonly op: 'add' | 'remove' | 'replace'
  readonly path: readonly (string | number)[]
  readonly value?: unknown
}

/** What the audit may keep of a value; by default all of it. */
export type Protect = (path: readonly (string | number)[], value: Json) => Json

/**
 * Before and after of every place that changed, from the patches of a change and their inverse. Both sides pass through
 * `protect`, so that the audit does not become a second copy of what policy masks.
 *
 * @example
 * ```ts
 * const [next, patches, inverse] = produceWithPatches(ticket, (draft) => { draft.priority = 'high' })
 * changesFrom(patches, inverse) // [{ path: ['priority'], before: 'normal', after: 'high' }]
 * ```
 */
export function changesFrom(
  patches: readonly Patch[],
  inverse: readonly Patch[],
  protect: Protect = (_path, value) => value,
): AuditChange[] {
  const after = byPath(patches, inverse)
  const before = byPath(inverse, patches)
  return [...new Map([...after, ...before])].map(([key, { path }]) => {
    const side = (patch: Patch | undefined) =>
      patch === undefined || patch.op === 'remove' || patch.value === undefined
        ? undefined
        : protect(path, patch.value as Json)
    const was = side(before.get(key))
    const is = side(after.get(key))
    return {
      path: [...path],
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    }
  })
}

function byPath(patches: readonly Patch[], others: readonly Patch[]): Map<string, Patch> {
  return new Map(
    patches.filter((patch) => !shortens(patch, others)).map((patch) => [JSON.stringify(patch.path), patch]),
  )
}

/**
 * Immer undoes an append by setting the list's length; the items themselves say it better. A field that happens to be
 * called `length` has its counterpart on the other side and stays.
 */
function shortens({ path }: Patch, others: readonly Patch[]): boolean {
  if (path.at(-1) !== 'length') return false
  const list = JSON.stringify(path.slice(0, -1))
  const isItem = (other: Patch) =>
    typeof other.path.at(-1) === 'number' && JSON.stringify(other.path.slice(0, -1)) === list
  return others.some(isItem)
}
