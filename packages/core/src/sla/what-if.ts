import { type ClocksInput, clocks } from './clocks.js'
import type { ClockState, SlaClock } from './types.js'

/** A record with its events, and what is known of it beside them. */
export interface PastRecord extends Pick<ClocksInput, 'events' | 'subject'> {
  readonly id: string
}

export interface WhatIfInput extends Omit<ClocksInput, 'events' | 'subject'> {
  readonly records: Iterable<PastRecord>
}

/** How the clocks of one metric came out. `attainment` is met ÷ (met + breached), absent when there are none. */
export interface Attainment {
  readonly met: number
  readonly breached: number
  /** Running, paused, pending and cancelled ones. */
  readonly others: number
  readonly attainment?: number
  /** Business time over the budget, all breached clocks together, in milliseconds. */
  readonly overdue: number
}

/** A clock that comes out otherwise; a side is absent where it has no such clock. */
export interface ClockChange {
  readonly record: string
  readonly clock: string
  readonly metric: string
  readonly before?: ClockState
  readonly after?: ClockState
}

export interface WhatIfReport {
  readonly metrics: readonly {
    readonly metric: string
    readonly before: Attainment
    readonly after: Attainment
  }[]
  /** In the order of the records. */
  readonly changes: readonly ClockChange[]
}

interface Count {
  met: number
  breached: number
  others: number
  overdue: number
}

/**
 * What attainment would have been under other agreements, calendars or metrics: both are computed from the same events,
 * so the difference is that of the rules alone. Give `changed` what is to be otherwise; agreements keep their ids where
 * their clocks should be compared one by one.
 *
 * @example
 * ```ts
 * whatIf({ records, agreements: [standard], calendars, now }, { calendars: [roundTheClock] })
 * // { metrics: [{ metric: 'resolution', before: { attainment: 0.91 … }, after: { attainment: 0.62 … } }], changes: […] }
 * ```
 */
export function whatIf(
  { records, ...rules }: WhatIfInput,
  changed: Partial<Omit<WhatIfInput, 'records' | 'now'>>,
): WhatIfReport {
  const counts = new Map<string, { before: Count; after: Count }>()
  const changes: ClockChange[] = []
  for (const { id, ...record } of records) {
    const before = clocks({ ...rules, ...record })
    const after = clocks({ ...rules, ...changed, ...record })
    for (const clock of before) count(of(counts, clock.metric).before, clock)
    for (const clock of after) count(of(counts, clock.metric).after, clock)
    changes.push(...changesOf(id, before, after))
  }
  const metrics = [...counts].map(([metric, { before, after }]) => ({
    metric,
    before: attainmentOf(before),
    after: attainmentOf(after),
  }))
  return { metrics, changes }
}

const empty = (): Count => ({ met: 0, breached: 0, others: 0, overdue: 0 })

function of(counts: Map<string, { before: Count; after: Count }>, metric: string) {
  const known = counts.get(metric)
  if (known) return known
  const fresh = { before: empty(), after: empty() }
  counts.set(metric, fresh)
  return fresh
}

function count(into: Count, { state, overdue }: SlaClock): void {
  if (state === 'met') into.met += 1
  else if (state === 'breached') {
    into.breached += 1
    into.overdue += overdue
  } else into.others += 1
}

const attainmentOf = (count: Count): Attainment => {
  const judged = count.met + count.breached
  return { ...count, ...(judged > 0 ? { attainment: count.met / judged } : {}) }
}

function changesOf(record: string, before: readonly SlaClock[], after: readonly SlaClock[]): ClockChange[] {
  const states = (list: readonly SlaClock[]) => new Map(list.map((clock) => [clock.id, clock]))
  const [old, fresh] = [states(before), states(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((clock) => {
    const [a, b] = [old.get(clock), fresh.get(clock)]
    if (a?.state === b?.state) return []
    const metric = (a ?? b)?.metric ?? ''
    return [{ record, clock, metric, ...(a ? { before: a.state } : {}), ...(b ? { after: b.state } : {}) }]
  })
}
