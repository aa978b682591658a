import { compareCodePoints } from '../filter/index.js'
import { type StatusCategory, statusCategories } from '../schema/index.js'
import { type Instant, inOrder, type JsonObject } from '../shared/index.js'
import type { AnalyticsEvent, AnalyticsSettings, Group, Moment, Story } from './types.js'

type Facts = Pick<AnalyticsSettings, 'settleAfter' | 'automations'>
type Neighbours = Pick<Story, 'earlier' | 'later'>

/**
 * The story of one ticket from its events in any order; the same event twice counts once. Undefined when its beginning is
 * not among them. What comes more than `settleAfter` after its closing is not part of it.
 */
export function storyOf(
  id: string,
  events: readonly AnalyticsEvent[],
  until: Instant,
  settings: Facts,
  neighbours: (story: Story, asOf: Instant) => Neighbours = () => ({}),
): Story | undefined {
  const ordered = beforeSettled(inOrder(events.filter(isFirst()), until), settings)
  const begins = ordered.findIndex(({ type }) => type === 'ticket.filed')
  const first = ordered[begins]
  if (!first) return undefined
  const requester = text(first.data.requester)
  const isCited = ordered.some(({ type }) => type === 'ticket.cited' || type === 'case.cited')
  const moments = momentsOf(ordered.slice(begins), requester, isCited, settings.automations)
  const story = tell(id, requester, isCited, moments)
  // As of one moment that the ticket alone decides: figures must not depend on when its story is told.
  const asOf = Math.min(settlesAt(ordered.findLast(isMove), settings) ?? until, until)
  return { ...story, ...neighbours(story, asOf) }
}

/** When a ticket can be forgotten: some time after its last move closed it. Undefined while it is open. */
export const settlesAt = (
  lastMove: AnalyticsEvent | undefined,
  { settleAfter }: Facts,
): Instant | undefined => (lastMove && isOver(lastMove) ? lastMove.at + settleAfter : undefined)

/** Of two events the later one that moves the ticket’s status. */
export const laterMove = (
  one: AnalyticsEvent | undefined,
  other: AnalyticsEvent,
): AnalyticsEvent | undefined => (isMove(other) && (!one || other.at >= one.at) ? other : one)

/** Whether the event moves the ticket's status. */
const isMove = ({ data }: { readonly data: JsonObject }): boolean => typeof data.to === 'string'

/** Whether a ticket in this status category is over. */
const isOver = ({ data }: AnalyticsEvent): boolean => data.category === 'closed' || data.category === 'merged'

function beforeSettled(events: readonly AnalyticsEvent[], { settleAfter }: Facts): readonly AnalyticsEvent[] {
  let over: Instant | undefined
  for (const [index, event] of events.entries()) {
    if (over !== undefined && event.at > over + settleAfter) return events.slice(0, index)
    if (isMove(event)) over = isOver(event) ? event.at : undefined
  }
  return events
}

function isFirst(): (event: AnalyticsEvent) => boolean {
  const seen = new Set<string>()
  return ({ id }) => {
    if (id === undefined) return true
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew
  }
}

function momentsOf(
  events: readonly AnalyticsEvent[],
  requester: string | undefined,
  isCited: boolean,
  automations: readonly string[],
): Moment[] {
  let group: Group = { reuse: isCited ? 'with_case' : 'without_case' }
  let status: StatusCategory | undefined
  return events.map(({ type, at, actor, data }) => {
    group = after(group, type, actor, data)
    if (typeof data.to === 'string') status = categoryOf(data) ?? status
    const isPerson = actor !== requester && !automations.includes(actor)
    const byAgent = isPerson && (type === 'ticket.commented' ? data.by === 'agent' : true)
    return { type, at, actor, data, group, byAgent, status }
  })
}

const categoryOf = ({ category }: JsonObject): StatusCategory | undefined =>
  statusCategories.find((one) => one === category)

const attributes = ['channel', 'category', 'product', 'priority', 'tier', 'team'] as const

/** What holds once an event has happened; the same object when it changes nothing. */
function after(group: Group, type: string, actor: string, data: JsonObject): Group {
  switch (type) {
    case 'ticket.filed':
      return { ...group, ...named(data.attributes) }
    case 'ticket.assigned':
      return { ...group, agent: text(data.assignee), team: text(data.team) ?? group.team }
    case 'ticket.started':
      return { ...group, agent: actor }
    case 'ticket.transferred':
    case 'ticket.released':
      return { ...group, agent: undefined, team: text(data.team) ?? group.team }
    default:
      return data.changed ? { ...group, ...named(data.changed) } : group
  }
}

function named(values: unknown): Group {
  const given = (values ?? {}) as JsonObject
  const found: { -readonly [Name in keyof Group]: Group[Name] } = {}
  for (const name of attributes) if (name in given) found[name] = text(given[name])
  if ('regions' in given) found.region = regionsIn(given.regions)
  return found
}

/** All regions as one text, in whichever order they were given. */
const regionsIn = (value: unknown): string | undefined =>
  Array.isArray(value) && value.length > 0 ? value.map(String).sort(compareCodePoints).join('、') : undefined

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The new category that an event gives a ticket: a text, `null` for none, undefined when it is about something else. */
export function issueChange({ type, data }: AnalyticsEvent): string | null | undefined {
  const values = (type === 'ticket.filed' ? data.attributes : data.changed) as JsonObject | undefined
  if (!values || (type !== 'ticket.filed' && !('category' in values))) return undefined
  return text(values.category) ?? null
}

const handled = new Set(['ticket.started', 'ticket.transferred', 'ticket.resolved', 'ticket.commented'])

function tell(
  id: string,
  requester: string | undefined,
  isCited: boolean,
  moments: readonly Moment[],
): Story {
  const of = (...types: string[]) => moments.filter(({ type }) => types.includes(type))
  const resolutions = of('ticket.resolved')
  const replies = moments.filter((moment) => isPublicReply(moment) || moment.type === 'ticket.resolved')
  const last = moments.findLast(({ status }, index) => status !== moments[index - 1]?.status)
  const isGone = last?.type === 'ticket.cancelled' || last?.status === 'merged'
  const rated = of('ticket.rated').at(-1)
  return {
    id,
    requester,
    moments,
    filed: moments[0] as Moment,
    ...(replies[0] ? { firstReply: replies[0] } : {}),
    resolutions,
    returns: of('ticket.reopened', 'ticket.solution_rejected'),
    transfers: of('ticket.transferred'),
    ...(!isGone && last?.status === 'closed' ? { closed: last } : {}),
    isGone,
    isTouched: moments.some(({ type, byAgent }) => byAgent && handled.has(type)),
    ...(rated ? { rated } : {}),
    isCited,
    isLinked: isCited || moments.some(({ type }) => type === 'ticket.case_drafted'),
  }
}

/** A public word of a person who works on the ticket. */
export const isPublicReply = ({ type, data, byAgent }: Moment): boolean =>
  type === 'ticket.commented' && data.visibility === 'public' && byAgent

/** A public word of the requester. */
export const isRequestersWord = ({ type, data }: Moment): boolean =>
  type === 'ticket.commented' && data.visibility === 'public' && data.by === 'requester'

/** The group of what an agent did: their own, whoever the ticket is assigned to. */
export const doneBy = ({ group, actor, byAgent }: Moment): Group =>
  byAgent ? { ...group, agent: actor } : group
