import type { CheckedPurge } from './check-purge.js'
import { assertGuards } from './guards.js'
import { readRow, type TenantState } from './memory-state.js'
import { formatPosition, parsePosition } from './position.js'
import type { PurgeResult } from './purge-types.js'
import type { StoredEvent } from './types.js'

/** Where the first event after a position stands in the list. */
export function placeAfter(events: readonly StoredEvent[], position: number): number {
  const token = formatPosition(position)
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((events[middle]?.position ?? '') <= token) low = middle + 1
    else high = middle
  }
  return low
}

export function purgeMemory(
  state: TenantState,
  { tenant, checks, events, attempts }: CheckedPurge,
): PurgeResult {
  assertGuards({ tenant, checks }, (key) => readRow(state, key))
  const positions = events.map(parsePosition)
  const upTo = attempts ? parsePosition(attempts.upTo) : 0
  return {
    events: removeEvents(state, positions),
    ...(attempts ? removeAttempts(state, upTo, attempts.after ?? '', attempts.limit) : { attempts: 0 }),
  }
}

function removeEvents(state: TenantState, positions: readonly number[]): number {
  let removed = 0
  for (const position of positions) {
    const gone = take(state.events, position)
    if (!gone) continue
    const name = `${gone.aggregate.kind}/${gone.aggregate.id}`
    const timeline = state.timelines.get(name) ?? []
    take(timeline, position)
    if (timeline.length === 0) state.timelines.delete(name)
    state.floor = Math.max(state.floor, position)
    removed += 1
  }
  return removed
}

function take(events: StoredEvent[], position: number): StoredEvent | undefined {
  const at = placeAfter(events, position - 1)
  return events[at]?.position === formatPosition(position) ? events.splice(at, 1)[0] : undefined
}

function removeAttempts(state: TenantState, upTo: number, after: string, limit: number) {
  const keys = [...state.attempts.keys()].filter((key) => key > after).sort()
  const looked = keys.slice(0, limit)
  const old = looked.filter((key) => parsePosition(state.attempts.get(key)?.token ?? '') <= upTo)
  for (const key of old) state.attempts.delete(key)
  const next = keys.length > limit ? looked.at(-1) : undefined
  return { attempts: old.length, ...(next === undefined ? {} : { next }) }
}
