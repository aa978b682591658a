import { priorities } from '../schema/index.js'
import type { RefusalData } from '../shared/index.js'
import { findUnknownKeys, isName, isRecord, listOf, type Path, refuseValue } from './checks.js'
import { parseDuration } from './duration.js'
import { slaRefusals } from './refusals.js'

const actionKeys = ['notify', 'reassign', 'priority', 'watch', 'run']
const forCases = ['notify', 'run']
const mostShare = 10

/** Everything that is wrong with escalation steps; `kind` is what their metric measures, when that is known. */
export function findEscalationFaults(
  value: unknown,
  kind: 'ticket' | 'case' | undefined,
  path: Path,
): RefusalData[] {
  const found: RefusalData[] = []
  listOf(value, path, found).forEach((step, index) => {
    findStepFaults(isRecord(step) ? step : {}, kind, [...path, index], found)
  })
  return found
}

type Given = Readonly<Record<string, unknown>>

function findStepFaults(given: Given, kind: 'ticket' | 'case' | undefined, path: Path, found: RefusalData[]) {
  findUnknownKeys(given, ['at', 'after', ...actionKeys], path, found)
  findMomentFaults(given, path, found)
  const named = actionKeys.filter((key) => key in given)
  if (named.length === 0) refuseValue(found, path, Object.keys(given), actionKeys.join(' | '))
  for (const key of named) {
    if (kind === 'case' && !forCases.includes(key)) {
      found.push(
        slaRefusals.data('sla.step_not_for_case', { path: [...path, key], details: { action: key } }),
      )
    } else if (!fits[key]?.(given[key]))
      refuseValue(found, [...path, key], given[key], expected[key] as string)
  }
}

function findMomentFaults({ at, after }: Given, path: Path, found: RefusalData[]): void {
  if ((at === undefined) === (after === undefined)) {
    found.push(slaRefusals.data('sla.step_moment', { path }))
  } else if (after !== undefined && parseDuration(after) === undefined) {
    const details = { duration: String(after) }
    found.push(slaRefusals.data('sla.bad_duration', { path: [...path, 'after'], details }))
  } else if (at !== undefined) findBadShare(at, mostShare, [...path, 'at'], found)
}

export function findBadShare(share: unknown, most: number, path: Path, found: RefusalData[]): void {
  if (typeof share === 'number' && share > 0 && share <= most) return
  found.push(slaRefusals.data('sla.bad_share', { path, details: { share: String(share), most } }))
}

const areNames = (value: unknown): boolean =>
  isName(value) || (Array.isArray(value) && value.length > 0 && value.every(isName))

const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  notify: areNames,
  watch: areNames,
  reassign: (value) => isName(value) || isReassignment(value),
  priority: (value) => (priorities as readonly unknown[]).includes(value),
  run: (value) => isName(value) || (isRecord(value) && isName(value.type)),
}

function isReassignment(value: unknown): boolean {
  if (!isRecord(value)) return false
  const given = Object.entries(value)
  return (
    given.length > 0 && given.every(([key, name]) => (key === 'assignee' || key === 'team') && isName(name))
  )
}

const expected: Readonly<Record<string, string>> = {
  notify: 'string | string[]',
  watch: 'string | string[]',
  reassign: 'string | { assignee, team }',
  priority: priorities.join(' | '),
  run: 'string | { type, … }',
}
