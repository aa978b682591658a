import { type Filter, parseFilter } from '../filter/index.js'
import { priorities, type StatusCategory, statusCategories, tracks } from '../schema/index.js'
import { ok, type RefusalData, type Result, refused } from '../shared/index.js'
import type { AgreementSource, EscalationStep, Target, TargetConditions, TargetSource } from './agreement.js'
import { findUnknownKeys, isRecord, refuseValue } from './checks.js'
import { parseDuration } from './duration.js'
import type { Path } from './hours.js'
import type { Metrics } from './metrics.js'
import { type SlaRefusalCode, slaRefusals } from './refusals.js'
import { conditionKeys, valuesOf } from './target.js'

type Found = RefusalData[]

const agreementKeys = ['id', 'calendar', 'targets', 'where']
const targetKeys = ['metric', 'within', 'calendar', 'warnAt', 'pauseOn', 'escalate', ...conditionKeys]
const actionKeys = ['notify', 'reassign', 'priority', 'watch', 'run']

const standardWarnings = [0.5, 0.75, 0.9]
const mostShare = 10

export interface ReadAgreement {
  readonly id: string
  readonly calendar: string
  readonly targets: readonly Target[]
  readonly where?: Filter
}

/** Reads an agreement, or says everything that is wrong with it. */
export function readAgreement(
  source: AgreementSource,
  metrics: Metrics,
): Result<ReadAgreement, SlaRefusalCode> {
  const found: Found = []
  const given: Partial<AgreementSource> = isRecord(source) ? source : {}
  findUnknownKeys(given, agreementKeys, [], found)
  for (const key of ['id', 'calendar'] as const)
    if (!isName(given[key])) refuseValue(found, [key], `${key}: string`)
  const listed: readonly unknown[] = Array.isArray(given.targets) ? given.targets : []
  if (listed.length === 0) found.push(slaRefusals.data('sla.no_targets', { path: ['targets'] }))
  const targets = listed.map((target, index) => readTarget(target, given, metrics, ['targets', index], found))
  findDuplicates(targets, found)
  const where = given.where === undefined ? undefined : readWhere(given.where, found)
  const [first, ...others] = found as RefusalData<SlaRefusalCode>[]
  if (first) return refused(first, ...others)
  return ok({ id: source.id, calendar: source.calendar, targets, ...(where ? { where } : {}) })
}

function readTarget(
  value: unknown,
  agreement: Partial<AgreementSource>,
  metrics: Metrics,
  path: Path,
  found: Found,
): Target {
  const given = (isRecord(value) ? value : {}) as Partial<TargetSource>
  const at = (key: string): Path => [...path, key]
  findUnknownKeys(given, targetKeys, path, found)
  const metric = String(given.metric)
  if (!Object.hasOwn(metrics, metric)) {
    found.push(slaRefusals.data('sla.unknown_metric', { path: at('metric'), details: { metric } }))
  }
  const budget = parseDuration(given.within)
  if (budget === undefined) {
    const details = { duration: String(given.within) }
    found.push(slaRefusals.data('sla.bad_duration', { path: at('within'), details }))
  }
  if (given.calendar !== undefined && !isName(given.calendar))
    refuseValue(found, at('calendar'), 'calendar: string')
  readConditions(given, path, found)
  return {
    ...given,
    metric,
    within: given.within ?? '',
    budget: budget ?? 0,
    calendar: given.calendar ?? agreement.calendar ?? '',
    warnAt: readWarnings(given.warnAt ?? standardWarnings, at('warnAt'), found),
    pauseOn: readStatuses(given.pauseOn ?? [], at('pauseOn'), found),
    escalate: readSteps(given.escalate ?? [], at('escalate'), found),
  }
}

function readConditions(given: TargetConditions, path: Path, found: Found): void {
  const known: Partial<Record<keyof TargetConditions, readonly string[]>> = {
    priority: priorities,
    track: tracks,
  }
  for (const key of conditionKeys) {
    if (given[key] === undefined) continue
    const values = valuesOf(given[key])
    const allowed = known[key]
    const fits =
      values.length > 0 && values.every((value) => isName(value) && (!allowed || allowed.includes(value)))
    if (!fits) refuseValue(found, [...path, key], allowed ? allowed.join(' | ') : 'string | string[]')
  }
}

function readWarnings(value: unknown, path: Path, found: Found): number[] {
  const warnings = listOf<number>(value, path, found)
  for (const share of warnings) findBadShare(share, 1, path, found)
  return [...warnings].sort((a, b) => a - b)
}

function readStatuses(value: unknown, path: Path, found: Found): readonly StatusCategory[] {
  const statuses = listOf<StatusCategory>(value, path, found)
  for (const status of statuses) {
    if (statusCategories.includes(status)) continue
    found.push(slaRefusals.data('sla.unknown_status', { path, details: { status: String(status) } }))
  }
  return statuses
}

function readSteps(value: unknown, path: Path, found: Found): EscalationStep[] {
  const steps = listOf<EscalationStep>(value, path, found)
  steps.forEach((step, index) => {
    const given: Partial<EscalationStep> = isRecord(step) ? step : {}
    findUnknownKeys(given, ['at', ...actionKeys], [...path, index], found)
    findBadShare(given.at, mostShare, [...path, index, 'at'], found)
    if (!actionKeys.some((key) => key in given)) refuseValue(found, [...path, index], actionKeys.join(' | '))
  })
  return [...steps].sort((a, b) => a.at - b.at)
}

function readWhere(value: unknown, found: Found): Filter | undefined {
  const read = parseFilter(value)
  if (read.ok) return read.value
  for (const refusal of read.refusals) found.push({ ...refusal, path: ['where', ...(refusal.path ?? [])] })
  return undefined
}

function findDuplicates(targets: readonly Target[], found: Found): void {
  const seen = new Set<string>()
  targets.forEach((target, index) => {
    const conditions = conditionKeys.map((key) =>
      target[key] === undefined ? [] : [...valuesOf(target[key])].sort(),
    )
    const key = JSON.stringify([target.metric, ...conditions])
    if (seen.has(key)) found.push(slaRefusals.data('sla.duplicate_target', { path: ['targets', index] }))
    seen.add(key)
  })
}

function findBadShare(share: unknown, most: number, path: Path, found: Found): void {
  if (typeof share === 'number' && share > 0 && share <= most) return
  found.push(slaRefusals.data('sla.bad_share', { path, details: { share: String(share), most } }))
}

/** The items of what should be a list; none, and a refusal, of anything else. */
function listOf<Item>(value: unknown, path: Path, found: Found): readonly Item[] {
  if (Array.isArray(value)) return value
  refuseValue(found, path, '[ … ]')
  return []
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== ''
