import type { Json, JsonObject } from '../shared/index.js'
import type { FieldView } from './answers.js'
import { isWithin, longest, pathOf } from './paths.js'
import type { FieldEffect, Masks } from './source.js'

/** A view in which nothing is hidden and everything may be written. */
export const openView: FieldView = { hidden: [], masked: {}, writable: 'all' }

/** A view in which nothing is visible. */
export const closedView: FieldView = { hidden: ['*'], masked: {}, writable: [] }

/** A record as a view lets it through, and what was taken from it, by field path of the view. */
export interface Viewed {
  readonly doc: JsonObject
  /** The masked fields that the record has. */
  readonly masked: readonly string[]
  /** The hidden fields of the view, whether the record has them or not: which it has is not for the asker to know. */
  readonly hidden: readonly string[]
}

/**
 * The record with hidden fields left out and masked ones masked, on any depth and inside lists of objects. Parts that
 * are visible as they are may be shared with the original, which is never changed. A view that names a mask that is
 * not given hides the field instead.
 *
 * @example
 * ```ts
 * applyView({ title: 'E-1024', customer: { name: '某注塑厂' } }, decision.fields, policy.masks)
 * // { doc: { title: 'E-1024' }, masked: [], hidden: ['customer'] }
 * ```
 */
export function applyView(doc: JsonObject, view: FieldView, masks: Masks): Viewed {
  const { effects, inner } = readView(view)
  if (effects.size === 0) return { doc, masked: [], hidden: view.hidden }
  const masked = new Set<string>()
  const walk = (value: Json, path: string, above: FieldEffect, owner: string): Json | undefined => {
    const own = effects.get(path)
    const effect = own ?? above
    const from = own === undefined ? owner : path
    if (typeof value !== 'object' || value === null || !inner.has(path)) return show(value, effect, from)
    return Array.isArray(value)
      ? walkList(value as readonly Json[], path, effect, from)
      : walkObject(value as JsonObject, path, effect, from)
  }
  const show = (value: Json, effect: FieldEffect, owner: string): Json | undefined => {
    if (effect === 'allow') return value
    const mask = Object.hasOwn(masks, effect) ? masks[effect] : undefined
    if (!mask || effect === 'hide') return undefined
    masked.add(owner)
    return mask(value, doc)
  }
  const walkList = (list: readonly Json[], path: string, effect: FieldEffect, owner: string) => {
    const items = list.flatMap((item) => {
      const shown =
        typeof item === 'object' && item !== null
          ? walk(item, path, effect, owner)
          : show(item, effect, owner)
      return shown === undefined ? [] : [shown]
    })
    return items.length === 0 && effect === 'hide' ? undefined : items
  }
  const walkObject = (object: JsonObject, path: string, effect: FieldEffect, owner: string) => {
    const shown: Record<string, Json> = {}
    let isEmpty = true
    for (const key of Object.keys(object)) {
      const value = object[key]
      const part =
        value === undefined ? undefined : walk(value, path === '' ? key : `${path}.${key}`, effect, owner)
      if (part === undefined) continue
      isEmpty = false
      // Assigning to this one key would change what the object inherits.
      if (key === '__proto__') Object.defineProperty(shown, key, { ...ownProperty, value: part })
      else shown[key] = part
    }
    return isEmpty && effect === 'hide' && path !== '' ? undefined : shown
  }
  const shown = walk(doc, '', 'allow', '') as JsonObject | undefined
  return { doc: shown ?? {}, masked: [...masked], hidden: view.hidden }
}

const ownProperty = { configurable: true, enumerable: true, writable: true }

/** What a view says of one field: a filter, sort, search or facet may use only what is `visible`. */
export function visibilityOf(view: FieldView, field: string): 'visible' | 'masked' | 'hidden' {
  const { effects } = readView(view)
  const path = pathOf(field)
  const within = [...effects].flatMap(([other, effect]) => (isWithin(other, path) ? [effect] : []))
  const all = [longest(path, effects) ?? 'allow', ...within]
  if (all.includes('hide')) return 'hidden'
  return all.every((effect) => effect === 'allow') ? 'visible' : 'masked'
}

/** Which of the changed paths the view does not let the actor write: refuse the change, and name them. */
export function unwritable(view: FieldView, changedPaths: readonly string[]): string[] {
  const { writable, readOnly = [] } = view
  const overlaps = (a: string, b: string) => isWithin(a, b) || isWithin(b, a)
  return changedPaths.filter(
    (path) =>
      !(writable === 'all' || writable.some((each) => isWithin(path, pathOf(each)))) ||
      readOnly.some((each) => overlaps(path, pathOf(each))),
  )
}

interface ViewReading {
  /** Effect by plain path. */
  readonly effects: ReadonlyMap<string, FieldEffect>
  /** The paths above one that has an effect: below these, values have to be looked into. */
  readonly inner: ReadonlySet<string>
}

const readings = new WeakMap<FieldView, ViewReading>()

function readView(view: FieldView): ViewReading {
  const known = readings.get(view)
  if (known) return known
  const effects = new Map<string, FieldEffect>(
    Object.entries(view.masked).map(([path, mask]) => [pathOf(path), mask]),
  )
  for (const path of view.hidden) effects.set(pathOf(path), 'hide')
  for (const path of view.shown ?? []) effects.set(pathOf(path), 'allow')
  const inner = new Set<string>()
  for (const path of effects.keys()) {
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
      inner.add(path.slice(0, dot))
    if (path !== '') inner.add('')
  }
  const reading = { effects, inner }
  readings.set(view, reading)
  return reading
}
