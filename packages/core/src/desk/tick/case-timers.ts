import { categoryOf } from '../../lifecycle/index.js'
import type { CaseEntry } from '../../schema/index.js'
import { type Instant, localToInstant, offsetSpans } from '../../shared/index.js'
import type { EventInput } from '../../storage/index.js'
import type { DeskContext } from '../context.js'
import { caseLifecycleOf } from '../lifecycle-for.js'
import type { Dealt, Due } from './due.js'
import { calendarFor } from './rules.js'
import { timer } from './timer.js'

const day = 86_400_000

/** What time asks of a case beside its clocks: to be looked at again, to be archived, to be reviewed with its batch. */
export function caseTimers(
  desk: DeskContext,
  entry: CaseEntry,
  events: readonly EventInput[],
  dealt: ReadonlyMap<string, Dealt>,
): Due[] {
  const { settings } = caseLifecycleOf(desk)
  const isInLibrary = categoryOf(caseLifecycleOf(desk), entry.status) === 'library'
  const archiveAt =
    isInLibrary && settings.archiveAfterDays > 0
      ? usedAt(entry, events) + settings.archiveAfterDays * day
      : undefined
  return [
    ...timer(dealt, 'flag_review', entry.status === 'published' ? entry.reviewDueAt : undefined, {
      type: 'case.flag_review',
      reason: `发布已满 ${settings.reviewAfterMonths} 个月，请复核内容是否仍然有效。`,
    }),
    ...timer(dealt, 'archive', archiveAt, {
      type: 'case.archive',
      reason: `${settings.archiveAfterDays} 天内没有更新，也没有被引用。`,
    }),
    ...batchOf(desk, entry, events, dealt),
  ]
}

/** Readers’ words are no update, and neither is what the desk does by itself. */
const isUse = ({ type, actor }: EventInput): boolean => actor !== 'system' && type !== 'case.feedback_given'

/** When the case was last written, judged or cited. One that was imported has its moments and no events. */
function usedAt({ createdAt, publishedAt, lastCitedAt }: CaseEntry, events: readonly EventInput[]): Instant {
  return Math.max(createdAt, publishedAt ?? 0, lastCitedAt ?? 0, ...events.filter(isUse).map(({ at }) => at))
}

/** Routine cases that wait for a review are called up together; those still waiting then, with the next batch. */
function batchOf(
  desk: DeskContext,
  entry: CaseEntry,
  events: readonly EventInput[],
  dealt: ReadonlyMap<string, Dealt>,
): Due[] {
  const months = caseLifecycleOf(desk).settings.batchMonths
  const waits = categoryOf(caseLifecycleOf(desk), entry.status) === 'review' && entry.track === 'routine'
  if (!waits || months === 0) return []
  const mark = 'timer/batch'
  const submitted = events.findLast(({ type }) => type === 'case.submitted')?.at ?? entry.submittedAt
  const since = Math.max(submitted ?? entry.createdAt, dealt.get(mark)?.last ?? 0)
  const at = nextBatch(calendarFor(desk, entry).zone, since, months)
  return [{ mark, key: `${mark}/${at}`, at, moment: at, deed: { type: 'call_review' } }]
}

/** The first midnight in the zone after the moment with which so many months since the new year are over. */
export function nextBatch(zone: string, after: Instant, months: number): Instant {
  const year = new Date(after).getUTCFullYear()
  // By whole years, so that the same spans serve every case.
  const spans = offsetSpans(zone, Date.UTC(year - 1, 11), Date.UTC(year, months + 13))
  for (let month = 0; ; month++) {
    const first = Date.UTC(year, month)
    const isBoundary = new Date(first).getUTCMonth() % months === 0
    const at = isBoundary ? localToInstant(spans, first) : after
    if (at > after) return at
  }
}
