import type { FieldTypes } from '../filter/index.js'
import type { FieldView } from './answers.js'
import { isWithin, longest, parentOf, pathOf } from './paths.js'
import type { FieldEffect, Rule } from './source.js'

/** What a rule says of fields; the keys of a permit or of a limit. */
export type FieldRules = Pick<Rule<string>, 'fields' | 'writable' | 'readOnly'>

interface Node {
  readonly path: string
  readonly parent: number
  /** All that is below it is listed, so it has no effect of its own. */
  readonly closed: boolean
}

/**
 * Works out field views of one kind of record. The effect of each rule is spread over all paths once; joining rules is
 * then path by path, and the answer is folded back to the fewest paths that say the same.
 */
export interface FieldTable {
  /** What every one of the permits together with the limits shows: the most that a permit shows, capped by each limit. */
  union(permits: readonly FieldRules[], limits: readonly FieldRules[]): FieldView
  /** What any single one of the permits would show, capped by each limit. */
  common(permits: readonly FieldRules[], limits: readonly FieldRules[]): FieldView
}

export function createFieldTable(fields: FieldTypes, named: readonly string[]): FieldTable {
  const nodes = nodesOf(fields, named)
  const spreads = new WeakMap<FieldRules, readonly FieldEffect[]>()
  const spread = (rules: FieldRules): readonly FieldEffect[] => {
    const known = spreads.get(rules)
    if (known) return known
    const entries = Object.entries(rules.fields ?? {}).map(
      ([pattern, effect]) => [pathOf(pattern), effect] as const,
    )
    const byPath = new Map(entries)
    const effects = nodes.map(({ path }) => longest(path, byPath) ?? 'allow')
    spreads.set(rules, effects)
    return effects
  }
  const join = (
    permits: readonly FieldRules[],
    limits: readonly FieldRules[],
    combine: (a: FieldEffect, b: FieldEffect) => FieldEffect,
  ): readonly FieldEffect[] => {
    const shown = permits.map(spread)
    const caps = limits.map(spread)
    return nodes.map((_, i) => {
      const effect = shown.map((each) => each[i] ?? 'hide').reduce(combine)
      return caps.reduce((capped, each) => narrower(capped, each[i] ?? 'hide'), effect)
    })
  }
  return {
    union: (permits, limits) => ({
      ...fold(nodes, join(permits, limits, wider)),
      ...written(permits.map((each) => each.writable).reduce(anyWritable), limits),
    }),
    common: (permits, limits) => ({
      ...fold(nodes, join(permits, limits, narrower)),
      ...written(permits.map((each) => each.writable).reduce(bothWritable), limits),
    }),
  }
}

/** Of two permits the one that shows more counts; of two masks the first by name, so that order never matters. */
function wider(a: FieldEffect, b: FieldEffect): FieldEffect {
  if (a === 'allow' || b === 'hide') return a
  if (b === 'allow' || a === 'hide') return b
  return a < b ? a : b
}

/** What both let through. Which of two different masks shows less nobody can tell, so between them nothing is shown. */
function narrower(a: FieldEffect, b: FieldEffect): FieldEffect {
  if (a === 'allow' || a === b) return b
  return b === 'allow' ? a : 'hide'
}

function nodesOf(fields: FieldTypes, named: readonly string[]): readonly Node[] {
  const listed = Object.keys(fields)
  const paths = new Set([''])
  for (const pattern of [...listed, ...named]) {
    for (let path = pathOf(pattern); path !== ''; path = parentOf(path)) paths.add(path)
  }
  const isClosed = (path: string) =>
    path === '' || (!Object.hasOwn(fields, `${path}.*`) && listed.some((key) => key.startsWith(`${path}.`)))
  const sorted = [...paths].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
  const positions = new Map(sorted.map((path, i) => [path, i]))
  return sorted.map((path) => ({
    path,
    parent: path === '' ? -1 : (positions.get(parentOf(path)) ?? 0),
    closed: isClosed(path),
  }))
}

const depth = (path: string): number => (path === '' ? 0 : path.split('.').length)

/** The fewest paths that have the given effects, a field whose parts all fare alike standing for them. */
function fold(
  nodes: readonly Node[],
  joined: readonly FieldEffect[],
): Pick<FieldView, 'hidden' | 'masked' | 'shown'> {
  const effects = collapse(nodes, joined)
  const hidden: string[] = []
  const masked: Record<string, string> = {}
  const shown: string[] = []
  nodes.forEach(({ path, parent }, i) => {
    const effect = effects[i] ?? 'hide'
    if (path === '' || effect === effects[parent]) return
    if (effect === 'hide') hidden.push(path)
    else if (effect === 'allow') shown.push(path)
    else masked[path] = effect
  })
  return { hidden, masked, ...(shown.length > 0 ? { shown } : {}) }
}

function collapse(nodes: readonly Node[], joined: readonly FieldEffect[]): readonly FieldEffect[] {
  const effects = [...joined]
  const below: Set<FieldEffect>[] = nodes.map(() => new Set())
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]
    if (!node) continue
    if (node.closed) {
      const [only, ...others] = below[i] ?? []
      const uniform = only !== undefined && others.length === 0 && node.path !== ''
      effects[i] = uniform ? only : 'allow'
      if (!uniform) below[node.parent]?.add('mixed')
    }
    below[node.parent]?.add(effects[i] ?? 'hide')
  }
  return effects
}

type Writable = FieldRules['writable']

function anyWritable(a: Writable, b: Writable): Writable {
  return a === '*' || b === '*' ? '*' : [...(a ?? []), ...(b ?? [])]
}

function bothWritable(a: Writable, b: Writable): Writable {
  if (a === '*') return b
  if (b === '*') return a
  const within = (inner: Writable, outer: Writable) =>
    [...(inner ?? [])].filter((path) =>
      [...(outer ?? [])].some((other) => isWithin(pathOf(path), pathOf(other))),
    )
  return [...within(a, b), ...within(b, a)]
}

function written(
  writable: Writable,
  limits: readonly FieldRules[],
): Pick<FieldView, 'writable' | 'readOnly'> {
  const unique = (paths: readonly string[]) => [...new Set(paths.map((path) => pathOf(path) || '*'))].sort()
  const readOnly = unique(limits.flatMap((limit) => limit.readOnly ?? []))
  const isAll = writable === '*' || writable?.includes('*')
  return {
    writable: isAll ? 'all' : unique((writable ?? []) as readonly string[]),
    ...(readOnly.length > 0 ? { readOnly } : {}),
  }
}
