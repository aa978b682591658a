import type { Json } from '../shared/index.js'
import type { Target, TargetConditions } from './agreement.js'

/** The attributes of a record that targets ask for, as they are at one moment. */
export type Attributes = { readonly [name: string]: Json | undefined }

/** Why one target was taken: the conditions that it named and that held, and how many others held too. */
export interface TargetReason {
  readonly matched: Readonly<Partial<Record<keyof TargetConditions, string>>>
  readonly others: number
  /** It won over one with as many conditions because it is listed first. */
  readonly firstOfEquals: boolean
}

/**
 * The names under which targets may mean the record's category: where it lies (`categoryPath`, from the top down) taken
 * from any level on, or else the category as it stands.
 */
function placesOf({ category, categoryPath }: Attributes): readonly string[] {
  if (Array.isArray(categoryPath)) return categoryPath.map((_, level) => categoryPath.slice(level).join('/'))
  return typeof category === 'string' ? [category] : []
}

export interface Choice {
  readonly target: Target
  readonly why: TargetReason
}

export const conditionKeys = [
  'priority',
  'tier',
  'category',
  'track',
] as const satisfies (keyof TargetConditions)[]

export const valuesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/**
 * The target with the most conditions that hold; of equals the one with the deeper category, then the first
 * listed.
 */
export function chooseTarget(
  targets: readonly Target[],
  metric: string,
  attributes: Attributes,
): Choice | undefined {
  const fitting = targets.flatMap((target) => {
    const matched = target.metric === metric ? match(target, attributes) : undefined
    return matched ? [{ target, matched, rank: rankOf(target, matched, attributes) }] : []
  })
  const most = Math.max(...fitting.map(({ rank }) => rank))
  const best = fitting.filter(({ rank }) => rank === most)
  const [winner] = best
  if (!winner) return undefined
  const why = { matched: winner.matched, others: fitting.length - 1, firstOfEquals: best.length > 1 }
  return { target: winner.target, why }
}

function match(target: Target, attributes: Attributes): TargetReason['matched'] | undefined {
  const matched: Partial<Record<keyof TargetConditions, string>> = {}
  for (const key of conditionKeys) {
    if (target[key] === undefined) continue
    const actual = attributes[key]
    if (typeof actual !== 'string' || !valuesOf(target[key]).some((wanted) => holds(key, wanted, attributes)))
      return undefined
    matched[key] = actual
  }
  return matched
}

const holds = (key: keyof TargetConditions, wanted: unknown, attributes: Attributes): boolean =>
  key === 'category' ? depthOf(wanted, attributes) > 0 : wanted === attributes[key]

/** How far from the top of the record's category the wanted one ends; 0 when it lies elsewhere. */
function depthOf(wanted: unknown, attributes: Attributes): number {
  const named = String(wanted)
  const level = placesOf(attributes).findIndex((place) => place === named || place.startsWith(`${named}/`))
  return level < 0 ? 0 : level + named.split('/').length
}

/** One for each condition, and less than one for the depth of the category that was named. */
function rankOf(target: Target, matched: TargetReason['matched'], attributes: Attributes): number {
  const depths = target.category === undefined ? [] : valuesOf(target.category)
  return Object.keys(matched).length + Math.max(0, ...depths.map((one) => depthOf(one, attributes))) / 1000
}
