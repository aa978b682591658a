import type { ClockView } from '@caselore/core/desk'

/** How a clock stands, as far as a person must react: nothing to do, soon, too late, or no longer running. */
export type SlaLevel = 'calm' | 'soon' | 'late' | 'paused' | 'met' | 'missed'

export interface SlaStanding {
  /** Milliseconds since the epoch. */
  readonly due?: number | undefined
  /** Default: running. */
  readonly state?: ClockView['state'] | undefined
  /** From how many milliseconds before the due time on it is `soon`. */
  readonly soonWithin?: number | undefined
}

/** An hour: time enough to finish something that was started. */
export const soonByDefault = 3_600_000

/** The level of a clock at a moment; `undefined` when there is nothing to say: pending, cancelled, or no due time. */
export function slaLevel(
  { due, state = 'running', soonWithin = soonByDefault }: SlaStanding,
  now: number,
): SlaLevel | undefined {
  if (state === 'met' || state === 'paused') return state
  if (state === 'breached' && due === undefined) return 'missed'
  if (state === 'pending' || state === 'cancelled' || due === undefined) return undefined
  if (due <= now || state === 'breached') return 'late'
  return due - now <= soonWithin ? 'soon' : 'calm'
}

/** The standing of one clock. A clock that stopped after its due time is missed, and no longer getting later. */
export function standingOf(clock: ClockView): SlaStanding {
  const stoppedLate = clock.state === 'breached' && clock.stoppedAt !== undefined
  return { state: clock.state, due: stoppedLate ? undefined : clock.due }
}
