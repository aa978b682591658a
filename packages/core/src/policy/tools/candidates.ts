import {
  compareCodePoints,
  type FieldType,
  isReference,
  type OpenFilter,
  type Scalar,
} from '../../filter/index.js'
import type { Json } from '../../shared/index.js'
import type { Leaf } from '../condition.js'

/** For each path that conditions look at, values of which every other value would fare like one. */
export type Candidates = ReadonlyMap<string, readonly Json[]>

/** Lists are tried in every combination, so their elements must be few. */
const maxElements = 4

export const leavesOf = (filter: OpenFilter): readonly Leaf[] => {
  if ('and' in filter) return filter.and.flatMap(leavesOf)
  if ('or' in filter) return filter.or.flatMap(leavesOf)
  return 'not' in filter ? leavesOf(filter.not) : [filter]
}

/**
 * Values to try for each path, or `undefined` where the conditions compare in a way for which no few values stand for
 * all. A path is compared with constants and, by references, with other paths; all that are compared with each other
 * share the constants, and as many further values as there are of them, so that they can also all differ.
 */
export function candidatesFor(
  leaves: readonly Leaf[],
  typeOf: (path: string) => FieldType | undefined,
): Candidates | undefined {
  const groups = groupsOf(leaves)
  const found = new Map<string, readonly Json[]>()
  for (const { paths, leaves: own } of groups) {
    const pool = poolOf(own, paths.size)
    if (!pool) return undefined
    for (const path of paths) {
      const values = valuesFor(path, own, pool, typeOf(path))
      if (!values) return undefined
      found.set(path, values)
    }
  }
  return isNested([...found.keys()]) ? undefined : found
}

interface Group {
  readonly paths: ReadonlySet<string>
  readonly leaves: readonly Leaf[]
}

const pathsIn = ({ field, value }: Leaf): readonly string[] =>
  isReference(value) ? [field, value.ref] : [field]

function groupsOf(leaves: readonly Leaf[]): readonly Group[] {
  let groups: Group[] = []
  for (const leaf of leaves) {
    const paths = pathsIn(leaf)
    const joined = groups.filter((group) => paths.some((path) => group.paths.has(path)))
    const merged: Group = {
      paths: new Set([...joined.flatMap((group) => [...group.paths]), ...paths]),
      leaves: [...joined.flatMap((group) => group.leaves), leaf],
    }
    groups = [...groups.filter((group) => !joined.includes(group)), merged]
  }
  return groups
}

function poolOf(leaves: readonly Leaf[], count: number): readonly Exclude<Scalar, null>[] | undefined {
  const constants = leaves.flatMap(({ op, value }): readonly unknown[] => {
    if (op === 'exists' || isReference(value)) return []
    const each = Array.isArray(value) ? value : [value]
    return op === 'prefix' ? [...each, ...each.map((text) => `${String(text)}\u{10FFFF}`)] : each
  })
  const strings = constants.filter((each) => typeof each === 'string')
  const numbers = [...new Set(constants.filter((each) => typeof each === 'number'))].sort((a, b) => a - b)
  const ordered = leaves.filter(({ op }) => ['lt', 'lte', 'gt', 'gte'].includes(op))
  // Between two texts lie others, and which of them there are depends on both; numbers are enough for rules in use.
  if (ordered.some(({ value }) => typeof value === 'string')) return undefined
  return [
    ...new Set(strings),
    ...Array.from({ length: count }, (_, i) => `\u{10FFFE}${i}`).sort(compareCodePoints),
    ...(ordered.length > 0 || numbers.length > 0 ? between(numbers, count) : []),
    ...(constants.some((each) => typeof each === 'boolean') ? [true, false] : []),
  ]
}

/** The numbers, and so many more below, between and above them. */
function between(numbers: readonly number[], count: number): readonly number[] {
  const [first = 0] = numbers
  const last = numbers.at(-1) ?? 0
  const spread = (from: number, to: number) =>
    Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 1)) / (count + 1))
  const gaps = numbers.slice(1).flatMap((to, i) => spread(numbers[i] ?? 0, to))
  return [...spread(first - 1, first), ...numbers, ...gaps, ...spread(last, last + 1)]
}

function valuesFor(
  path: string,
  leaves: readonly Leaf[],
  pool: readonly Exclude<Scalar, null>[],
  type: FieldType | undefined,
): readonly Json[] | undefined {
  const isAsList = leaves.some(
    ({ field, op, value }) =>
      (field === path && op === 'has') ||
      (isReference(value) && value.ref === path && ['in', 'nin', 'has'].includes(op)),
  )
  const isList = type === 'strings' || type === 'objects'
  const scalars = isList
    ? []
    : pool.filter((each) => type === undefined || type === 'any' || typeof each === type)
  if (type === 'boolean') return [null, true, false]
  const elements = pool.filter((each) => typeof each === 'string')
  if (!isAsList) return [null, ...scalars, ...(isList ? [[], elements.slice(0, 1)] : [])]
  if (elements.length > maxElements) return undefined
  return [null, ...scalars, ...subsets(elements)]
}

function subsets(elements: readonly string[]): readonly (readonly string[])[] {
  const count = 2 ** elements.length
  return Array.from({ length: count }, (_, n) => elements.filter((_, i) => (n >> i) % 2 === 1))
}

/** Whether one path lies within another: a value for the one would be part of the value for the other. */
const isNested = (paths: readonly string[]): boolean =>
  paths.some((path) => paths.some((other) => other.startsWith(`${path}.`)))
