import { defaultCalendar } from '@caselore/core/desk'
import { addBusiness, subtractBusiness } from '@caselore/core/sla'

/** One thing to do at one moment of the past. */
export interface Moment {
  readonly at: number
  run(): Promise<void>
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Moments in working time, counted from one that is taken for now, so that nobody in the demo works at night. */
export interface WorkingTime {
  readonly now: number
  hoursAgo(hours: number): number
  /** On that day of the calendar, or on the last working day before it. */
  daysAgo(days: number): number
  /** So many minutes of work after the instant; never later than now. */
  after(instant: number, minutes: number): number
  before(instant: number, hours: number): number
}

export function workingTime(now: number): WorkingTime {
  const back = (from: number, ms: number) => known(subtractBusiness(defaultCalendar, from, ms))
  return {
    now,
    hoursAgo: (hours) => back(now, hours * hour),
    daysAgo: (days) => back(now - days * day, 0),
    after: (instant, minutes) =>
      Math.min(now, known(addBusiness(defaultCalendar, instant, minutes * minute))),
    before: (instant, hours) => back(instant, hours * hour),
  }
}

function known(instant: number | undefined): number {
  if (instant === undefined) throw new Error('the calendar of the demo does not reach so far')
  return instant
}

/**
 * Carries out the moments in the order of time; those of the same instant in the order given. Now and then `passTime` lets
 * happen what time does by itself.
 */
export async function playInOrder(
  moments: readonly Moment[],
  setTime: (instant: number) => void,
  onProgress: (done: number, total: number) => void,
  passTime: () => Promise<unknown>,
): Promise<void> {
  const ordered = [...moments].sort((a, b) => a.at - b.at)
  let passed = 0
  for (const [done, moment] of ordered.entries()) {
    setTime(moment.at)
    if (moment.at >= passed + 8 * hour) {
      await passTime()
      passed = moment.at
    }
    await moment.run()
    onProgress(done + 1, ordered.length)
  }
}
