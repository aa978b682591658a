import type { FieldView, Policy } from '../answers.js'
import { longest, pathOf } from '../paths.js'
import { unwritable, visibilityOf } from '../view.js'

/** What can be done with one field: `visible`, `hidden` or the name of its mask, and whether it may be changed. */
export interface FieldState {
  readonly shown: string
  readonly isWritable: boolean
}

/** Every path by which two views of a kind can differ. */
export function pathsOf(policy: Policy, action: string, ...views: readonly FieldView[]): readonly string[] {
  const kind = Object.values(policy.kinds).find(({ actions }) => actions.includes(action))
  const named = views.flatMap(({ hidden, masked, shown = [], writable, readOnly = [] }) => [
    ...hidden,
    ...Object.keys(masked),
    ...shown,
    ...(writable === 'all' ? [] : writable),
    ...readOnly,
  ])
  return [...new Set([...Object.keys(kind?.fields ?? {}), ...named].map(pathOf))].filter(Boolean).sort()
}

export function stateOf(view: FieldView, path: string): FieldState {
  const visibility = visibilityOf(view, path)
  const masks = new Map(Object.entries(view.masked).map(([pattern, mask]) => [pathOf(pattern), mask]))
  return {
    shown: visibility === 'masked' ? (longest(path, masks) ?? 'masked') : visibility,
    isWritable: unwritable(view, [path]).length === 0,
  }
}
