import { ok, type RefusalData, type Result, refused } from '../shared/index.js'
import { fieldTypeOf, isFieldPath } from './path.js'
import { type FilterRefusalCode, filterRefusals } from './refusals.js'
import type { Condition, FieldTypes, Filter, OpenFilter, Reference } from './types.js'
import { expectedValue, isOperator, isReference } from './value.js'

export interface ParseFilterOptions {
  /** The fields that may be named, with their types. Absent: any well-formed path, with any type. */
  readonly fields?: FieldTypes | undefined
  /** The references that may be named; `actor.*` admits every name below it. Absent: none. */
  readonly references?: readonly string[] | undefined
  /** Whether a search engine will answer, which alone knows `matches`. */
  readonly engine?: boolean | undefined
}

/** How deep and how large a filter from outside may be. */
export const filterLimits = { depth: 16, nodes: 500 } as const

type Path = readonly (string | number)[]
type Problem = RefusalData<FilterRefusalCode>

interface Walk {
  readonly options: ParseFilterOptions
  readonly problems: Problem[]
  nodes: number
}

/**
 * Reads a filter that came from outside. The answer is a fresh copy that holds nothing but a filter, or every reason
 * why it is none, each with the path of the part that it concerns.
 *
 * @example
 * ```ts
 * parseFilter({ field: 'priority', op: 'in', value: ['urgent', 'high'] }, { fields: { priority: 'string' } })
 * parseFilter({ field: 'colour', op: 'eq', value: 1 }, { fields: {} }) // refused: filter.unknown_field at ['field']
 * ```
 */
export function parseFilter(
  input: unknown,
  options: ParseFilterOptions & { readonly references: readonly string[] },
): Result<OpenFilter, FilterRefusalCode>
export function parseFilter(
  input: unknown,
  options?: ParseFilterOptions & { readonly references?: undefined },
): Result<Filter, FilterRefusalCode>
export function parseFilter(
  input: unknown,
  options: ParseFilterOptions = {},
): Result<OpenFilter, FilterRefusalCode> {
  const walk: Walk = { options, problems: [], nodes: 0 }
  const filter = readNode(input, [], walk)
  const [first, ...others] = walk.problems
  if (first) return refused(first, ...others)
  if (!filter) throw new Error('A filter was neither read nor refused.')
  return ok(filter)
}

function readNode(input: unknown, path: Path, walk: Walk): OpenFilter | undefined {
  walk.nodes++
  if (walk.nodes > filterLimits.nodes) return refuseOnce(walk, 'filter.too_large', path, filterLimits.nodes)
  // A path holds two steps per level of `and` and `or`, one per level of `not`.
  const depth = path.filter((step) => typeof step === 'string').length
  if (depth >= filterLimits.depth) return refuseOnce(walk, 'filter.too_deep', path, filterLimits.depth)
  if (!isRecord(input)) return wrongValue(walk, path, 'filter')
  if (Object.hasOwn(input, 'and')) return readBranch('and', input, path, walk)
  if (Object.hasOwn(input, 'or')) return readBranch('or', input, path, walk)
  if (Object.hasOwn(input, 'not')) {
    refuseOtherKeys(input, ['not'], path, walk)
    const inner = readNode(input.not, [...path, 'not'], walk)
    return inner && { not: inner }
  }
  return readCondition(input, path, walk)
}

function readBranch(
  key: 'and' | 'or',
  input: Record<string, unknown>,
  path: Path,
  walk: Walk,
): OpenFilter | undefined {
  refuseOtherKeys(input, [key], path, walk)
  const parts = input[key]
  if (!Array.isArray(parts)) return wrongValue(walk, [...path, key], 'filter[]')
  const read: OpenFilter[] = []
  for (let i = 0; i < parts.length && walk.nodes <= filterLimits.nodes; i++) {
    const part = readNode(parts[i], [...path, key, i], walk)
    if (part) read.push(part)
  }
  return key === 'and' ? { and: read } : { or: read }
}

function readCondition(input: Record<string, unknown>, path: Path, walk: Walk): OpenFilter | undefined {
  refuseOtherKeys(input, ['field', 'op', 'value'], path, walk)
  const { field, op, value } = input
  const before = walk.problems.length
  const { fields } = walk.options
  const type = fields ? isFieldPath(field) && fieldTypeOf(fields, field) : isFieldPath(field) && 'any'
  if (!type) refuse(walk, 'filter.unknown_field', [...path, 'field'], { field: printable(field) })
  if (!isOperator(op)) {
    refuse(walk, 'filter.unknown_operator', [...path, 'op'], { operator: printable(op) })
  } else if (op === 'matches' && !walk.options.engine) {
    refuse(walk, 'filter.not_supported', [...path, 'op'], { operator: op })
  } else if (type) {
    checkValue(op, type, value, [...path, 'value'], walk)
  }
  if (walk.problems.length > before) return undefined
  const copy = Array.isArray(value) ? [...value] : isReference(value) ? { ref: value.ref } : value
  return { field, op, value: copy } as Condition<string, Reference>
}

function checkValue(
  op: Parameters<typeof expectedValue>[0],
  type: Parameters<typeof expectedValue>[1],
  value: unknown,
  path: Path,
  walk: Walk,
): void {
  if (op !== 'exists' && isReference(value)) {
    refuseOtherKeys(value as unknown as Record<string, unknown>, ['ref'], path, walk)
    const known = Object.fromEntries((walk.options.references ?? []).map((name) => [name, 'any' as const]))
    if (fieldTypeOf(known, value.ref)) return
    refuse(walk, 'filter.unknown_reference', path, { reference: printable(value.ref) })
    return
  }
  const expected = expectedValue(op, type, value)
  if (expected !== undefined) refuse(walk, 'filter.wrong_value', path, { expected })
}

function refuseOtherKeys(
  input: Record<string, unknown>,
  known: readonly string[],
  path: Path,
  walk: Walk,
): void {
  for (const key of Object.keys(input)) {
    if (!known.includes(key)) refuse(walk, 'filter.unknown_key', [...path, key], { key: printable(key) })
  }
}

function refuse(
  walk: Walk,
  code: FilterRefusalCode,
  path: Path,
  details: Problem['details'] & object,
): undefined {
  walk.problems.push(filterRefusals.data(code, { path, details }))
}

function refuseOnce(walk: Walk, code: FilterRefusalCode, path: Path, limit: number): undefined {
  if (!walk.problems.some((problem) => problem.code === code)) refuse(walk, code, path, { limit })
}

const wrongValue = (walk: Walk, path: Path, expected: string): undefined =>
  refuse(walk, 'filter.wrong_value', path, { expected })

const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

// Input goes back to whoever sent it, shortened and well-formed so that a refusal can always be stored and shown.
const printable = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, 60).replace(/\0|\p{Surrogate}/gu, '\uFFFD') : typeof value
