import type { Instant, Json, JsonObject } from '../shared/index.js'
import { valueAt } from './required.js'
import {
  absent,
  type Effects,
  type EffectsSource,
  type GuardInput,
  type Stateful,
  type Step,
} from './types.js'

/** The effects with every reference filled in; what refers to nothing is left out. */
export function resolveEffects<Doc extends Stateful>(source: EffectsSource, input: GuardInput<Doc>): Effects {
  return {
    unset: source.unset ?? [],
    set: fill(source.set ?? {}, input) as JsonObject,
    add: source.add ?? {},
    each: source.each ?? {},
    append: fill(source.append ?? {}, input) as Effects['append'],
  }
}

function fill<Doc extends Stateful>(value: unknown, input: GuardInput<Doc>): Json | undefined {
  if (typeof value !== 'object' || value === null) return value as Json
  if (Array.isArray(value)) return value.map((item) => fill(item, input) ?? null)
  if ('ref' in value) {
    const found = valueAt(input, String(value.ref)) as Json | undefined
    return found === undefined && 'or' in value ? fill(value.or, input) : found
  }
  if ('months' in value) return addMonths(input.now, input.settings.reviewAfterMonths)
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => {
      const filled = fill(part, input)
      return filled === undefined ? [] : [[key, filled]]
    }),
  )
}

/** The same time of day so many calendar months later in UTC; the last day where the month is shorter. */
export function addMonths(instant: Instant, months: number): Instant {
  const date = new Date(instant)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime()
}

/**
 * Writes a step into a record: status, category, and the effects. It changes what it is given, so give it a copy or an
 * immer draft. A step that ends the record (`to` is `absent`) is the caller's to carry out.
 */
export function applyStep(draft: Stateful, { to, category, categoryField, effects }: Step): void {
  if (to === absent) throw new Error('The step ends the record; there is nothing to write')
  const record = draft as unknown as Record<string, unknown>
  record.status = to
  if (categoryField && category) record[categoryField] = category
  for (const field of effects.unset) delete record[field]
  Object.assign(record, structuredClone(effects.set))
  for (const [counter, amount] of Object.entries(effects.add)) {
    record[counter] = ((record[counter] as number | undefined) ?? 0) + amount
  }
  for (const [list, fields] of Object.entries(effects.each)) {
    for (const item of (record[list] as object[] | undefined) ?? []) Object.assign(item, fields)
  }
  for (const [list, item] of Object.entries(effects.append)) {
    const items = (record[list] as unknown[] | undefined) ?? []
    record[list] = [...items, structuredClone(item)]
  }
}
