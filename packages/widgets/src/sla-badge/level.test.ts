import { describe, expect, it } from 'vitest'
import { slaLevel, standingOf, timeLeft } from './level.js'

const now = 1_000_000_000
const minute = 60_000

describe('slaLevel', () => {
  it('is calm, then soon, then late', () => {
    expect(slaLevel({ due: now + 61 * minute }, now)).toBe('calm')
    expect(slaLevel({ due: now + 60 * minute }, now)).toBe('soon')
    expect(slaLevel({ due: now }, now)).toBe('late')
  })

  it('warns as early as the host asks', () => {
    expect(slaLevel({ due: now + 10 * minute, soonWithin: 5 * minute }, now)).toBe('calm')
  })

  it('goes by business time where it is known: a night between does not make it calm', () => {
    expect(slaLevel({ due: now + 900 * minute, left: 6 * minute }, now)).toBe('soon')
    expect(timeLeft(now + 900 * minute, { left: 6 * minute }, now)).toBe(6 * minute)
    expect(timeLeft(now + 5 * minute, { left: 6 * minute }, now)).toBe(5 * minute)
  })

  it('does not hurry anybody while the clock stands', () => {
    expect(slaLevel({ due: now - minute, state: 'paused' }, now)).toBe('paused')
    expect(slaLevel({ due: now - minute, state: 'met' }, now)).toBe('met')
  })

  it('says nothing of a clock that has not begun, was cancelled or has no due time', () => {
    expect(slaLevel({ due: now, state: 'pending' }, now)).toBeUndefined()
    expect(slaLevel({ due: now, state: 'cancelled' }, now)).toBeUndefined()
    expect(slaLevel({}, now)).toBeUndefined()
  })

  it('stops counting once the work was done too late', () => {
    const clock = { state: 'breached', due: now - minute, stoppedAt: now - 1 } as Parameters<
      typeof standingOf
    >[0]
    expect(slaLevel(standingOf(clock), now)).toBe('missed')
  })
})
