import type { ClockView } from '@caselore/core/desk'

/** How a clock stands, as far as a person must react: nothing to do, soon, too late, or no longer running. */
export type SlaLevel = 'calm' | 'soon' | 'late' | 'paused' | 'met' | 'missed'

export interface SlaStanding {
  /** Milliseconds since the epoch. */
  readonly due?: number | undefined
  /** Business time left, in milliseconds, where it is known; it says more than the time until `due`. */
  readonly left?: number | undefined
  /** Business time by which it was exceeded, where it is known. */
  readonly overdue?: number | undefined
  /** Default: running. */
  readonly state?: ClockView['state'] | undefined
  /** From how many milliseconds before the due time on it is `soon`. */
  readonly soonWithin?: number | undefined
}

/** An hour: time enough to finish something that was started. */
export const soonByDefault = 3_600_000

/** The level of a clock at a moment; `undefined` when there is nothing to say: pending, cancelled, or no due time. */
export function slaLevel(standing: SlaStanding, now: number): SlaLevel | undefined {
  const { due, state = 'running', soonWithin = soonByDefault } = standing
  if (state === 'met' || state === 'paused') return state
  if (state === 'breached' && due === undefined) return 'missed'
  if (state === 'pending' || state === 'cancelled' || due === undefined) return undefined
  if (due <= now || state === 'breached') return 'late'
  return timeLeft(due, standing, now) <= soonWithin ? 'soon' : 'calm'
}

/** Business time left as long as it is known; never more than the time until it is due. */
export const timeLeft = (due: number, { left }: SlaStanding, now: number): number =>
  Math.min(left ?? Number.POSITIVE_INFINITY, due - now)

/** Whether time still goes by on the clock, also beyond its due time. */
export const isCounting = ({ state, stoppedAt }: ClockView): boolean =>
  state === 'running' || (state === 'breached' && stoppedAt === undefined)

/** The standing of one clock. A clock that stopped after its due time is missed, and no longer getting later. */
export function standingOf(clock: ClockView): SlaStanding {
  const stoppedLate = clock.state === 'breached' && clock.stoppedAt !== undefined
  const { state, due, left, overdue } = clock
  // A clock that was read before it broke knows of no time over yet.
  return { state, due: stoppedLate ? undefined : due, left, overdue: overdue || undefined }
}
