import { describe, expect, it } from 'vitest'
import { type CaseEntry, caseEntrySchema, type Ticket, ticketSchema } from '../schema/index.js'
import {
  absent,
  applyStep,
  caseLifecycle,
  type Lifecycle,
  type LifecycleEvent,
  type Stateful,
  type StepContext,
  step,
  type Transition,
  ticketLifecycle,
} from './index.js'
import { aCase, aTicket, at, by, days } from './testing/world.js'

/** Every way from nothing through the table that uses no arrow into a status where it has been before. */
function simplePaths({ transitions }: Lifecycle): Transition[][] {
  const walk = (path: Transition[], been: ReadonlySet<string>, status: string): Transition[][] =>
    transitions
      .filter(({ from }) => from === status)
      .flatMap((arrow) => {
        const longer = [...path, arrow]
        const isNew = !been.has(arrow.to)
        return isNew ? [longer, ...walk(longer, new Set([...been, arrow.to]), arrow.to)] : [longer]
      })
  return walk([], new Set([absent]), absent)
}

type Move<Doc> = (record: Doc, arrow: Transition, now: number) => [LifecycleEvent, StepContext]

/** Walks a path by real events with real guards and says where it stopped, if it did. */
function stops<Doc extends Stateful>(
  lifecycle: Lifecycle<Doc>,
  path: readonly Transition[],
  fresh: Doc,
  move: Move<Doc>,
): string | undefined {
  let record: Doc | undefined
  let now = at
  for (const arrow of path) {
    const [event, context] = move(record ?? fresh, arrow, now)
    const result = step(lifecycle, record, event, context)
    const way = `${path.map(({ to }) => to).join(' → ')}: ${arrow.event}`
    if (!result.ok) return `${way} refused with ${result.refusals[0].code}`
    if (result.value.to !== arrow.to) return `${way} led to ${result.value.to}`
    if (arrow.to === absent) return undefined
    record = structuredClone(record ?? fresh)
    applyStep(record, result.value)
    now = context.now + 3_600_000
  }
  return undefined
}

const ticketPayload = {
  subject: '注塑机停机',
  category: 'breakdown',
  priority: 'high',
  assignee: 'agent-1',
  team: 'repair',
  question: '序列号是多少？',
  whom: '供应商',
  resolution: '更换伺服驱动器',
  reason: '如实说明',
  score: 5,
}
const requesters = ['ticket.confirm', 'ticket.reject_solution', 'ticket.reopen', 'ticket.rate', 'ticket.file']
const moveTicket: Move<Ticket> = (record, { event }, now) => {
  if (event === 'ticket.resolve') record.assignee = 'agent-1'
  if (event === 'ticket.deescalate') record.escalation = 1
  const lead = { roles: ['team_lead'], now }
  const context = requesters.includes(event)
    ? by('requester-1', { now })
    : event === 'ticket.auto_close'
      ? by('system', { now, facts: { silentBusinessDays: 7 } })
      : event === 'ticket.cancel'
        ? by('lead-1', lead)
        : by('agent-1', { now })
  return [{ type: event, ...ticketPayload }, context]
}

const scores = { authenticity: 4, typicality: 4, reusability: 4 }
const checklist = Object.values(caseLifecycle.settings.checklists).flat()
const casePayload = {
  title: '标题',
  scores,
  checklist,
  note: '仍然有效',
  reason: '如实说明',
  comments: [{ field: 'title', text: '写清型号' }],
}
const facts = {
  contentHash: 'hash-1',
  qualityErrors: [],
  sensitiveFindings: [],
  ticketCategory: 'closed',
}
const moveCase: Move<CaseEntry> = (record, { event, from, to }, now) => {
  const reviewer = from === 'submitted' || from === 'first_review' ? 'reviewer-1' : 'reviewer-2'
  const isReview = /claim|pass|request_changes|reject/.test(event)
  const isLate = event === 'case.restore' && to === 'review_due'
  return [
    { type: event, ...casePayload },
    by(isReview ? reviewer : 'author-1', {
      now: isLate ? Math.max(now, (record.reviewDueAt ?? 0) + 1) : now,
      facts: { ...facts, ...(to === 'approved' ? { publishAt: now + days(1) } : {}) },
    }),
  ]
}

describe('every path', () => {
  it('through the ticket lifecycle can be walked', () => {
    const paths = simplePaths(ticketLifecycle)
    expect(new Set(paths.flat())).toEqual(new Set(ticketLifecycle.transitions))
    expect(paths.length).toBe(160)
    expect(paths.flatMap((path) => stops(ticketLifecycle, path, aTicket(), moveTicket) ?? [])).toEqual([])
  })

  it('through the case lifecycle can be walked', () => {
    const paths = simplePaths(caseLifecycle)
    expect(new Set(paths.flat())).toEqual(new Set(caseLifecycle.transitions))
    expect(paths.length).toBe(148)
    const walked = paths.flatMap((path) => {
      const isRevision = path.some(({ to }) => to === 'applied')
      return stops(caseLifecycle, path, aCase(isRevision ? { revises: 'case-0' } : {}), moveCase) ?? []
    })
    expect(walked).toEqual([])
  })

  it('leaves records that the schema takes', () => {
    const ticket = aTicket({ assignee: 'agent-1', status: 'open' })
    for (const event of [
      'ticket.wait_third_party',
      'ticket.resume',
      'ticket.resolve',
      'ticket.rate',
      'ticket.confirm',
      'ticket.reopen',
    ]) {
      play(ticketLifecycle, ticket, ...moveTicket(ticket, { event } as Transition, at))
      expect(ticketSchema.safeParse(ticket).error).toBeUndefined()
    }
    const entry = aCase()
    for (const event of [
      'submit',
      'claim',
      'request_changes',
      'submit',
      'claim',
      'pass',
      'claim',
      'pass',
      'flag_review',
      'confirm_valid',
      'archive',
      'restore',
      'retire',
    ]) {
      play(
        caseLifecycle,
        entry,
        ...moveCase(entry, { event: `case.${event}`, from: entry.status } as Transition, at),
      )
      expect(caseEntrySchema.safeParse(entry).error).toBeUndefined()
    }
    expect(entry).toMatchObject({
      status: 'retired',
      edition: 1,
      firstReviewer: 'reviewer-1',
      confidence: 'validated',
    })
    expect(entry.reviews.map((review) => [review.level, review.decision, review.void])).toEqual([
      ['first', 'changes_requested', false],
      ['first', 'passed', false],
      ['second', 'passed', false],
    ])
  })
})

function play<Doc extends Stateful>(
  lifecycle: Lifecycle<Doc>,
  record: Doc,
  event: LifecycleEvent,
  context: StepContext,
) {
  const result = step(lifecycle, record, event, context)
  if (!result.ok) throw new Error(`${event.type}: ${result.refusals[0].code}`)
  applyStep(record, result.value)
}
