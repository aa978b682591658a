import { compileFilter, getPath } from '../filter/index.js'
import type { Instant, Json, JsonObject } from '../shared/index.js'
import type { AnomalyRule } from './anomaly-rules.js'
import type { AuditEntry } from './audit-entry.js'
import { dayIn, isWithinHours } from './local-time.js'

/** Something unusual in the audit: for people to look at, never a refusal. */
export interface Anomaly {
  readonly rule: string
  readonly type: AnomalyRule['type']
  readonly actor: string
  readonly at: Instant
  /** The entry with which it became unusual. */
  readonly seq: number
  /** What was counted or seen, by the rule's type. */
  readonly details: { readonly [name: string]: Json }
}

/** What the rules remember between two looks, by rule and actor. Plain JSON, to be kept and given back as it is. */
export type AnomalyState = { readonly [name: string]: Memory }
type Memory = { readonly [name: string]: Json }

/** What of an entry the rules look at. */
export type AnomalyEntry = Pick<AuditEntry, 'seq' | 'at' | 'zone' | 'actor' | 'action' | 'environment'>

interface Found {
  readonly memory: Memory
  readonly details?: Anomaly['details']
}

/**
 * Looks at entries in their order and answers what is unusual (A4), with what has to be remembered for the next ones: a
 * stream may be cut anywhere and gives the same answers. Each rule looks at each person by themselves.
 *
 * @example
 * ```ts
 * const first = findAnomalies(page1, standardAnomalyRules)
 * const then = findAnomalies(page2, standardAnomalyRules, first.state)
 * ```
 */
export function findAnomalies(
  entries: Iterable<AnomalyEntry>,
  rules: readonly AnomalyRule[],
  state: AnomalyState = {},
): { readonly anomalies: readonly Anomaly[]; readonly state: AnomalyState } {
  const memories: Record<string, Memory> = { ...state }
  const anomalies: Anomaly[] = []
  const bound = rules.map((rule) => ({ rule, concerns: concernOf(rule) }))
  for (const entry of entries) {
    for (const { rule, concerns } of bound) {
      if (!concerns(entry)) continue
      const { actor, at, seq } = entry
      const name = `${rule.id} ${actor}`
      const { memory, details } = look(rule, entry, memories[name] ?? {})
      memories[name] = memory
      if (details) anomalies.push({ rule: rule.id, type: rule.type, actor, at, seq, details })
    }
  }
  return { anomalies, state: memories }
}

function concernOf(rule: AnomalyRule): (entry: AnomalyEntry) => boolean {
  const matches = rule.where ? compileFilter(rule.where) : () => true
  const isAbout: (entry: AnomalyEntry) => boolean =
    rule.type === 'bulk_export'
      ? ({ action }) => action.endsWith('.export')
      : rule.type === 'repeated_denials'
        ? ({ environment }) => environment.denied === true
        : () => true
  return (entry) => isAbout(entry) && matches(entry as unknown as JsonObject)
}

function look(rule: AnomalyRule, entry: AnomalyEntry, memory: Memory): Found {
  switch (rule.type) {
    case 'bulk_export':
    case 'repeated_denials':
      return lookAtFrequency(rule, entry, memory)
    case 'off_hours':
      return lookAtHours(rule, entry, memory)
    case 'volume':
      return lookAtVolume(rule, entry, memory)
    case 'impossible_regions':
      return lookAtPlaces(rule, entry, memory)
  }
}

type Of<Type extends AnomalyRule['type']> = Extract<AnomalyRule, { type: Type }>

const minute = 60_000

/** Told when the count is full; then counting begins anew, so that one spree is not told with every further entry. */
function lookAtFrequency(
  { count, minutes }: Of<'bulk_export' | 'repeated_denials'>,
  { at }: AnomalyEntry,
  memory: Memory,
): Found {
  const times = [...((memory.times as number[] | undefined) ?? []), at].filter(
    (time) => time > at - minutes * minute,
  )
  return times.length < count ? { memory: { times } } : { memory: { times: [] }, details: { count, minutes } }
}

function lookAtHours(rule: Of<'off_hours'>, { at, zone, environment }: AnomalyEntry, memory: Memory): Found {
  const { inWorkingHours } = environment
  const isUsual = typeof inWorkingHours === 'boolean' ? inWorkingHours : isWithinHours(rule, at, zone)
  const day = dayIn(zone, at)
  return isUsual || memory.told === day ? { memory } : { memory: { told: day }, details: { day } }
}

/** Days without entries are left out, so that a holiday does not make the first day after it unusual. */
function lookAtVolume(rule: Of<'volume'>, { at, zone }: AnomalyEntry, memory: Memory): Found {
  const today = dayIn(zone, at)
  const kept = {
    day: today,
    count: 0,
    days: 0,
    usual: 0,
    told: false,
    ...memory,
  } as { day: string; count: number; days: number; usual: number; told: boolean }
  const isNewDay = kept.day !== today
  const usual = isNewDay
    ? kept.days === 0
      ? kept.count
      : rule.weight * kept.count + (1 - rule.weight) * kept.usual
    : kept.usual
  const days = kept.days + (isNewDay ? 1 : 0)
  const count = (isNewDay ? 0 : kept.count) + 1
  const toldBefore = !isNewDay && kept.told
  const isMuch = days >= rule.warmUp && count >= rule.minimum && count > rule.factor * usual
  return {
    memory: { day: today, count, days, usual, told: toldBefore || isMuch },
    ...(isMuch && !toldBefore ? { details: { day: today, count, usual: Math.round(usual * 10) / 10 } } : {}),
  }
}

function lookAtPlaces(rule: Of<'impossible_regions'>, entry: AnomalyEntry, memory: Memory): Found {
  const place = getPath(entry as unknown as JsonObject, rule.field)
  if (typeof place !== 'string') return { memory }
  const { at } = entry
  const before = memory as { readonly place?: string; readonly at?: number }
  const isFar = before.place !== undefined && before.place !== place
  const minutes = Math.round((at - (before.at ?? 0)) / minute)
  return {
    memory: { place, at },
    ...(isFar && minutes < rule.minutes ? { details: { from: before.place ?? '', to: place, minutes } } : {}),
  }
}
