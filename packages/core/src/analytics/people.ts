import type { Instant } from '../shared/index.js'
import { issueChange, text } from './story.js'
import type { AnalyticsEvent, AnalyticsSettings, SelfService, Story } from './types.js'

interface Filing {
  readonly ticket: string
  readonly at: Instant
  /** What the ticket was about from when on; `null` for nothing yet. */
  readonly issues: { readonly at: Instant; readonly issue: string | null }[]
  isTold: boolean
}

/** What one person filed and found, as far back as figures look. */
interface Person {
  readonly filings: Filing[]
  readonly visits: SelfService[]
  deflectedAt: Instant
}

/** By how much time may run back in the stream. */
export const slack = 86_400_000

/** Everybody’s tickets and finds: what a ticket’s own events cannot tell. */
export type People = Map<string, Person>

export const copyPeople = (people: People): People =>
  new Map(
    [...people].map(([id, { filings, visits, deflectedAt }]) => [
      id,
      {
        filings: filings.map((filing) => ({ ...filing, issues: [...filing.issues] })),
        visits: [...visits],
        deflectedAt,
      },
    ]),
  )

function personOf(people: People, id: string): Person {
  const known = people.get(id)
  if (known) return known
  const person = { filings: [], visits: [], deflectedAt: Number.NEGATIVE_INFINITY }
  people.set(id, person)
  return person
}

/** Notes a ticket when its beginning is read; `issues` goes on to be written by `noteIssue`. */
export function noteFiling(people: People, event: AnalyticsEvent, issues: Filing['issues']): void {
  const requester = text(event.data.requester)
  if (requester === undefined) return
  const { filings } = personOf(people, requester)
  if (filings.some(({ ticket }) => ticket === event.aggregate.id)) return
  filings.push({ ticket: event.aggregate.id, at: event.at, issues, isTold: false })
}

export function noteIssue(issues: Filing['issues'], event: AnalyticsEvent): void {
  const issue = issueChange(event)
  if (issue !== undefined) issues.push({ at: event.at, issue })
}

/** Notes a “solved my problem” outside any ticket. */
export function noteVisit(people: People, { at, actor, aggregate, data }: AnalyticsEvent): void {
  if (data.deflected !== true) return
  const group = { category: text(data.node) }
  personOf(people, actor).visits.push({ at, by: actor, case: aggregate.id, group })
}

/**
 * The requester’s tickets in the same category beside this one, by what was known at `asOf`: when the last before it and the first
 * after it were filed. Of tickets filed at the same instant, the id decides which came first.
 */
export function neighboursOf(people: People, story: Story, asOf: Instant): Pick<Story, 'earlier' | 'later'> {
  const filings = people.get(story.requester ?? '')?.filings ?? []
  const own = filings.find(({ ticket }) => ticket === story.id)
  const issue = own && issueAt(own, asOf)
  if (!own || issue === null) return {}
  const others = filings.filter(
    (other) => other !== own && other.at <= asOf && issueAt(other, asOf) === issue,
  )
  const isBefore = (other: Filing) => other.at < own.at || (other.at === own.at && other.ticket < own.ticket)
  const before = others.filter(isBefore).map(({ at }) => at)
  const behind = others.filter((other) => !isBefore(other)).map(({ at }) => at)
  return {
    ...(before.length > 0 ? { earlier: Math.max(...before) } : {}),
    ...(behind.length > 0 ? { later: Math.min(...behind) } : {}),
  }
}

/** Of changes at the same instant the last in the order of text holds, so that their order does not matter. */
function issueAt({ issues }: Filing, asOf: Instant): string | null {
  let found: Filing['issues'][number] | undefined
  for (const one of issues) {
    if (one.at > asOf) continue
    if (!found || one.at > found.at || (one.at === found.at && (one.issue ?? '') > (found.issue ?? '')))
      found = one
  }
  return found?.issue ?? null
}

/** Takes out the finds whose window is over by `until`, and answers those that deflected a ticket. */
export function takeDeflected(people: People, until: Instant, settings: AnalyticsSettings): SelfService[] {
  const { deflectionWindow } = settings
  const deflected: SelfService[] = []
  for (const person of people.values()) {
    if (person.visits.length === 0) continue
    const isRipe = ({ at }: SelfService) => at + deflectionWindow < until
    const ripe = person.visits.filter(isRipe).sort((a, b) => a.at - b.at || (a.case < b.case ? -1 : 1))
    if (ripe.length === 0) continue
    person.visits.splice(0, Number.POSITIVE_INFINITY, ...person.visits.filter((visit) => !isRipe(visit)))
    for (const visit of ripe) {
      const filed = person.filings.some(({ at }) => at > visit.at && at <= visit.at + deflectionWindow)
      if (filed || visit.at < person.deflectedAt + deflectionWindow) continue
      person.deflectedAt = visit.at
      deflected.push(visit)
    }
  }
  return deflected
}

export function markTold(people: People, story: Story): void {
  const filing = people.get(story.requester ?? '')?.filings.find(({ ticket }) => ticket === story.id)
  if (filing) filing.isTold = true
}

/** Forgets what no figure can look back at any more. */
export function forget(people: People, until: Instant, settings: AnalyticsSettings): void {
  const memory = slack + Math.max(settings.lookBack, settings.repeatWithin, settings.deflectionWindow)
  for (const [id, person] of people) {
    const open = person.filings.filter(({ isTold }) => !isTold).map(({ at }) => at)
    const waiting = person.visits.map(({ at }) => at)
    const horizon = Math.min(until, ...open, ...waiting) - memory
    const kept = person.filings.filter(({ isTold, at }) => !isTold || at >= horizon)
    if (kept.length < person.filings.length) person.filings.splice(0, Number.POSITIVE_INFINITY, ...kept)
    if (kept.length === 0 && waiting.length === 0 && person.deflectedAt < horizon) people.delete(id)
  }
}

/** A filing that is known already stays, because its ticket’s events go on to be written to it. */
export function mergePeople(into: People, other: People): void {
  for (const [id, { filings, visits, deflectedAt }] of copyPeople(other)) {
    const person = personOf(into, id)
    const known = new Set(person.filings.map(({ ticket }) => ticket))
    person.filings.push(...filings.filter(({ ticket }) => !known.has(ticket)))
    person.visits.push(...visits)
    person.deflectedAt = Math.max(person.deflectedAt, deflectedAt)
  }
}
