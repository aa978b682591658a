import type { Desk } from '@caselore/core'
import type { CaseEvent } from '@caselore/core/desk'
import { type CaseEdit, reviewChecklists } from '@caselore/core/schema'
import type { CaseEnd, DemoCase, DemoFeedback } from './demo-case.js'
import { type ActorKey, sessionOf } from './people.js'
import type { Moment, WorkingTime } from './schedule.js'

interface CaseStep {
  readonly at: number
  readonly by: ActorKey
  readonly event: CaseEvent
}

/** Everything that happens to a case, from its first draft to the readers' words. `ids` learns its id by its key. */
export function caseMoments(
  desk: Desk,
  time: WorkingTime,
  entry: DemoCase,
  ids: Map<string, string>,
): Moment[] {
  const id = () => ids.get(entry.key) as string
  const casesOf = (who: ActorKey) => desk.as(sessionOf(who)).cases
  const end = time.daysAgo(entry.daysAgo)
  const created = time.before(end, 30)
  const create: Moment = {
    at: created,
    async run() {
      const { title, ...content } = draftOf(entry, created)
      ids.set(entry.key, (await casesOf(entry.author).create({ title, content })).id)
    },
  }
  const place: Moment = {
    at: time.after(created, 60),
    run: async () => void (await casesOf('library-admin').edit(id(), entry.placement)),
  }
  const steps = [...walk(entry, time, end), ...lookedAtAgain(entry, time), ...afterwards(entry, time)].map(
    ({ at, by, event }): Moment => ({
      at,
      run: async () => void (await casesOf(by).send(id(), event)),
    }),
  )
  const feedback = entry.feedback.map(
    (given, i): Moment => ({
      at: time.after(end, 120 * (i + 1) + 45),
      run: async () => void (await casesOf(given.by).feedback(id(), said(given))),
    }),
  )
  return [create, ...(isAsCreated(entry) ? [] : [place]), ...steps, ...feedback]
}

/** Whom a new case is for unless the library says otherwise. */
const isAsCreated = ({ placement: { track, audience, sensitivity } }: DemoCase) =>
  track === 'routine' && audience === 'internal' && sensitivity === 'normal'

/** What the author writes, with when it happened and the customer's consent to be named. */
function draftOf(entry: DemoCase, created: number): CaseEdit & { title: string } {
  const { content } = entry
  const authorisation = { reference: `SQ-${entry.key.toUpperCase()}`, at: created, by: 'customer' }
  return {
    ...content,
    basics: { ...content.basics, occurredAt: created - 3 * 24 * 3_600_000 },
    ...(content.customer ? { customer: { ...content.customer, authorisation } } : {}),
  }
}

/** From draft to where it stands, spread over the working days before the end. */
function walk(entry: DemoCase, time: WorkingTime, end: number): CaseStep[] {
  const all: Omit<CaseStep, 'at'>[] = [
    { by: entry.author, event: { type: 'case.submit' } },
    { by: entry.firstReviewer, event: { type: 'case.claim' } },
    { by: entry.firstReviewer, event: pass(entry, 'first') },
    { by: entry.secondReviewer, event: { type: 'case.claim' } },
    { by: entry.secondReviewer, event: pass(entry, 'second') },
  ]
  const steps = all.slice(0, stepsTo[entry.end])
  if (entry.end === 'changes_requested')
    return [...steps, { by: entry.firstReviewer, event: returned(entry) }].map((step, i, { length }) => ({
      ...step,
      at: time.before(end, (length - 1 - i) * 4),
    }))
  return steps.map((step, i) => ({ ...step, at: time.before(end, (steps.length - 1 - i) * 5) }))
}

const stepsTo: Readonly<Record<CaseEnd, number>> = {
  draft: 0,
  submitted: 1,
  first_review: 2,
  changes_requested: 2,
  first_passed: 3,
  published: 5,
  archived: 5,
  review_due: 5,
}

/** Scores differ from case to case and stay the same from run to run. */
function pass({ key }: DemoCase, level: 'first' | 'second'): CaseEvent {
  const star = (salt: number): number => 4 + ((key.length + salt) % 2)
  const salt = level === 'first' ? 0 : 1
  const scores = {
    authenticity: 5,
    typicality: star(salt),
    reusability: star(salt + (key.charCodeAt(5) || 0)),
  }
  return { type: 'case.pass', scores, checklist: reviewChecklists[level].map(({ id }) => id) }
}

const returned = ({ reason = '请补充测量数据。' }: DemoCase): CaseEvent => ({
  type: 'case.request_changes',
  comments: [{ field: 'diagnosis.narrative', text: reason }],
})

const betweenLooks = 150

/** Every so often somebody finds that it still holds; half a year without that, and the library puts it away. */
function lookedAtAgain({ end, daysAgo }: DemoCase, time: WorkingTime): CaseStep[] {
  if (stepsTo[end] < stepsTo.published) return []
  const looks: CaseStep[] = []
  for (let days = daysAgo - betweenLooks; days > 15; days -= betweenLooks) {
    const at = time.daysAgo(days)
    const by = 'library-admin'
    looks.push(
      { at, by, event: { type: 'case.flag_review', reason: '例行复核' } },
      { at: time.after(at, 30), by, event: { type: 'case.confirm_valid', note: '步骤与备件仍然适用。' } },
    )
  }
  return looks
}

/** What the library's people did with it after publication, ten days ago. */
function afterwards({ end, reason = '' }: DemoCase, time: WorkingTime): CaseStep[] {
  const at = time.daysAgo(10)
  if (end === 'archived') return [{ at, by: 'library-admin', event: { type: 'case.archive', reason } }]
  if (end === 'review_due') return [{ at, by: 'library-admin', event: { type: 'case.flag_review', reason } }]
  return []
}

const said = ({ by: _, ...given }: DemoFeedback) => given
