import type { JsonObject } from '../../shared/index.js'
import type { AnalyticsEvent } from '../types.js'

/** Shanghai wall clock; without a date, Monday 2026-03-02. */
export const at = (text: string): number =>
  Date.parse(`${text.length > 5 ? text : `2026-03-02T${text}`}:00+08:00`)

type Entry = readonly [time: string, type: string, data?: JsonObject, actor?: string]

/** The events of one record, written as `[time, type, data, actor]`; the actor is the agent `li` if not named. */
export const stream = (kind: 'ticket' | 'case', id: string, ...entries: readonly Entry[]): AnalyticsEvent[] =>
  entries.map(([time, type, data = {}, actor = 'li'], index) => ({
    id: `${id}-${index}`,
    type: `${kind}.${type}`,
    at: at(time),
    actor,
    data,
    aggregate: { kind, id },
  }))

export const filed = (time: string, requester: string, attributes: JsonObject = {}): Entry => [
  time,
  'filed',
  { to: 'new', category: 'new', requester, attributes },
  requester,
]
export const moved = (time: string, type: string, to: string, more: JsonObject = {}, actor = 'li'): Entry => [
  time,
  type,
  { to, category: to, ...more },
  actor,
]
export const reply = (time: string, actor = 'li'): Entry => [
  time,
  'commented',
  { visibility: 'public', by: 'agent' },
  actor,
]
export const asks = (time: string, requester: string): Entry => [
  time,
  'commented',
  { visibility: 'public', by: 'requester' },
  requester,
]
export const rated = (time: string, score: number, requester: string): Entry => [
  time,
  'rated',
  { from: 'closed', to: 'closed', category: 'closed', score },
  requester,
]
