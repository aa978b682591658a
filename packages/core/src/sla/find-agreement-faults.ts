import { parseFilter } from '../filter/index.js'
import { priorities, type StatusCategory, statusCategories, tracks } from '../schema/index.js'
import type { RefusalData } from '../shared/index.js'
import type { AgreementSource, TargetConditions, TargetSource } from './agreement.js'
import { findUnknownKeys, isName, isRecord, listOf, type Path, refuseValue } from './checks.js'
import { parseDuration } from './duration.js'
import { findBadShare, findEscalationFaults } from './find-escalation-faults.js'
import type { Metrics } from './metrics.js'
import { type SlaRefusalCode, slaRefusals } from './refusals.js'
import { conditionKeys, valuesOf } from './target.js'

type Found = RefusalData[]

const agreementKeys = ['id', 'calendar', 'targets', 'where']
const targetKeys = ['metric', 'within', 'calendar', 'warnAt', 'pauseOn', 'escalate', ...conditionKeys]

/** Everything that is wrong with an agreement, each with its path. */
export function findAgreementFaults(
  source: AgreementSource,
  metrics: Metrics,
): readonly RefusalData<SlaRefusalCode>[] {
  const found: Found = []
  const given: Partial<AgreementSource> = isRecord(source) ? source : {}
  findUnknownKeys(given, agreementKeys, [], found)
  for (const key of ['id', 'calendar'] as const)
    if (!isName(given[key])) refuseValue(found, [key], given[key], 'string')
  const listed: readonly unknown[] = Array.isArray(given.targets) ? given.targets : []
  if (listed.length === 0) found.push(slaRefusals.data('sla.no_targets', { path: ['targets'] }))
  const targets = listed.map((target): Partial<TargetSource> => (isRecord(target) ? target : {}))
  targets.forEach((target, index) => {
    checkTarget(target, metrics, ['targets', index], found)
  })
  findDuplicates(targets, found)
  if (given.where !== undefined) checkWhere(given.where, found)
  return found as RefusalData<SlaRefusalCode>[]
}

function checkTarget(given: Partial<TargetSource>, metrics: Metrics, path: Path, found: Found): void {
  const at = (key: string): Path => [...path, key]
  findUnknownKeys(given, targetKeys, path, found)
  const metric = String(given.metric)
  if (!Object.hasOwn(metrics, metric)) {
    found.push(slaRefusals.data('sla.unknown_metric', { path: at('metric'), details: { metric } }))
  }
  if (parseDuration(given.within) === undefined) {
    const details = { duration: String(given.within) }
    found.push(slaRefusals.data('sla.bad_duration', { path: at('within'), details }))
  }
  if (given.calendar !== undefined && !isName(given.calendar))
    refuseValue(found, at('calendar'), given.calendar, 'string')
  checkConditions(given, path, found)
  const { warnAt = [], pauseOn = [], escalate = [] } = given
  for (const share of listOf(warnAt, at('warnAt'), found)) findBadShare(share, 1, at('warnAt'), found)
  checkStatuses(pauseOn, at('pauseOn'), found)
  found.push(...findEscalationFaults(escalate, metrics[metric]?.kind, at('escalate')))
}

function checkConditions(given: TargetConditions, path: Path, found: Found): void {
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
    if (!fits)
      refuseValue(found, [...path, key], given[key], allowed ? allowed.join(' | ') : 'string | string[]')
  }
}

function checkStatuses(value: unknown, path: Path, found: Found): void {
  for (const status of listOf(value, path, found)) {
    if (statusCategories.includes(status as StatusCategory)) continue
    found.push(slaRefusals.data('sla.unknown_status', { path, details: { status: String(status) } }))
  }
}

function checkWhere(value: unknown, found: Found): void {
  const read = parseFilter(value)
  if (read.ok) return
  for (const refusal of read.refusals) found.push({ ...refusal, path: ['where', ...(refusal.path ?? [])] })
}

function findDuplicates(targets: readonly Partial<TargetSource>[], found: Found): void {
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
