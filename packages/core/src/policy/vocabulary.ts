import type { FieldTypes } from '../filter/index.js'
import { actions, fieldTypes, type Kind, scrubWith, standardMasks } from '../schema/index.js'

import type { JsonObject } from '../shared/index.js'
import { longest, pathOf } from './paths.js'
import type { Kinds, Mask, Masks } from './source.js'

/** The desk's kinds of record, with their fields and actions. */
export const standardKinds = (): Kinds =>
  Object.fromEntries(
    Object.entries(actions).map(([kind, names]) => [
      kind,
      { fields: fieldTypes[kind as Kind], actions: names },
    ]),
  )

/**
 * The masks that come with the package. `scrub` also takes the names of the record's customer and contact out of its
 * texts.
 */
export const policyMasks: Masks = /* @__PURE__ */ (() => {
  const scrub: Mask = (value, doc) => scrubWith(namesIn(doc))(value)
  return { ...standardMasks, scrub }
})()

function namesIn({ customer, contact }: JsonObject): string[] {
  return [customer, contact].flatMap((holder) => {
    const name = typeof holder === 'object' && holder !== null ? (holder as JsonObject).name : undefined
    return typeof name === 'string' && name.trim() !== '' ? [name] : []
  })
}

/** Whether the pattern names a field of the kind, or one below a list of objects, whose keys are not known. */
export function isKnownField(fields: FieldTypes, pattern: string): boolean {
  const path = pathOf(pattern)
  if (path === '') return pattern === '*'
  const keys = Object.keys(fields)
  if (keys.some((key) => pathOf(key) === path || key.startsWith(`${path}.`))) return true
  const open = keys.filter((key) => key.endsWith('.*') || fields[key] === 'objects')
  return longest(path, new Map(open.map((key) => [pathOf(key), true]))) === true
}
