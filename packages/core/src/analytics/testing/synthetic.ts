import type { JsonObject } from '../../shared/index.js'
import type { AnalyticsEvent } from '../types.js'

export interface SyntheticOptions {
  readonly tickets: number
  readonly start: number
  /** Milliseconds between two filings. */
  readonly every: number
  readonly seed?: number
  /** People who file. */
  readonly people?: number
}

const minute = 60_000
const hour = 60 * minute

/** Mulberry32: the same stream for the same seed. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * A desk’s stream in the order of time, about sixteen events for each ticket: conversations, waits, transfers, resolutions,
 * some reopened, cancelled or left open, ratings, citations, and readers who were helped without a ticket.
 */
export function* synthetic(options: SyntheticOptions): Generator<AnalyticsEvent> {
  const { tickets, start, every, seed = 1, people = Math.ceil(tickets / 4) } = options
  const next = random(seed)
  const waiting = new Map<number, AnalyticsEvent[]>()
  let hourNow = Math.floor(start / hour)
  const put = (event: AnalyticsEvent) => {
    const key = Math.floor(event.at / hour)
    const list = waiting.get(key)
    if (list) list.push(event)
    else waiting.set(key, [event])
  }
  const last = Math.floor((start + tickets * every) / hour)
  for (let n = 0; n < tickets || waiting.size > 0; ) {
    while (n < tickets && Math.floor((start + n * every) / hour) <= hourNow) {
      for (const event of ticket(n, start + n * every, next, people)) put(event)
      n += 1
    }
    yield* (waiting.get(hourNow) ?? []).sort((a, b) => a.at - b.at)
    waiting.delete(hourNow)
    hourNow += 1
    if (hourNow > last + 24 * 90) return
  }
}

const pick = <Item>(next: () => number, items: readonly Item[]): Item =>
  items[Math.floor(next() * items.length)] as Item

function ticket(n: number, filedAt: number, next: () => number, people: number): AnalyticsEvent[] {
  const id = `t${n}`
  const requester = `c${Math.floor(next() * people)}`
  const agent = `a${Math.floor(next() * 40)}`
  const events: AnalyticsEvent[] = []
  let at = filedAt
  const say = (type: string, data: JsonObject, actor = agent, aggregate = { kind: 'ticket', id }) =>
    events.push({ id: `${id}.${events.length}`, type, at, actor, data, aggregate })
  const after = (most: number) => {
    at += Math.floor(next() * most)
  }
  const move = (type: string, to: string, more: JsonObject = {}, actor = agent) =>
    say(`ticket.${type}`, { to, category: to, ...more }, actor)
  const attributes = {
    priority: pick(next, ['urgent', 'high', 'normal', 'low']),
    channel: pick(next, ['web', 'phone', 'wechat', 'email']),
    product: pick(next, ['HX-160', 'HX-220', 'HX-300']),
  }
  say('ticket.filed', { to: 'new', category: 'new', requester, attributes }, requester)
  if (next() < 0.1) {
    const node = { kind: 'case', id: `k${n % 500}` }
    say(
      'case.feedback_given',
      { kind: 'solved', deflected: true, node: '电气' },
      `r${Math.floor(next() * people)}`,
      node,
    )
  }
  after(hour)
  const changed = { category: pick(next, ['电气', '液压', '机械', '软件', '其他']) }
  move('triaged', 'new', { changed }, 'lead')
  after(hour)
  move('assigned', 'open', { assignee: agent, team: pick(next, ['华东', '华南', '华北']) }, 'lead')
  if (next() < 0.03) {
    move('cancelled', 'closed', {}, requester)
    return events
  }
  for (let turns = 1 + Math.floor(next() * 3); turns > 0; turns--) {
    after(2 * hour)
    say('ticket.commented', { visibility: 'public', by: 'agent' })
    say('ticket.commented', { visibility: 'internal', by: 'agent' })
    move('waiting_requester', 'pending_requester')
    after(8 * hour)
    say('ticket.commented', { visibility: 'public', by: 'requester' }, requester)
    move('resumed', 'open', {}, requester)
  }
  if (next() < 0.1) move('transferred', 'open', { team: '二线' })
  if (next() < 0.02) return events
  if (next() < 0.5)
    say('case.cited', { ticket: id }, agent, { kind: 'case', id: `k${Math.floor(next() * 500)}` })
  for (let again = next() < 0.08 ? 1 : 0; again >= 0; again--) {
    after(6 * hour)
    move('resolved', 'resolved')
    after(24 * hour)
    if (again > 0) move('solution_rejected', 'open', {}, requester)
  }
  move('closed', 'closed', {}, requester)
  if (next() < 0.3) move('rated', 'closed', { score: 1 + Math.floor(next() * 5) }, requester)
  return events
}
