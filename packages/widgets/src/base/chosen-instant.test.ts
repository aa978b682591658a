import { wallTime } from '@caselore/core/shared'
import { describe, expect, it } from 'vitest'
import { instantAt } from './chosen-instant.js'

describe('wallTime and instantAt', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-24T10:00', Date.UTC(2026, 10, 24, 2)],
    ['America/New_York', '2026-03-08T03:30', Date.UTC(2026, 2, 8, 7, 30)],
    ['Asia/Kolkata', '2026-01-01T00:05', Date.UTC(2025, 11, 31, 18, 35)],
  ])('agree in %s at %s', (zone, text, at) => {
    expect(wallTime(at, zone)).toBe(text)
    expect(instantAt(text, zone)).toBe(at)
  })

  it.each([
    ['the hour that is skipped counts on from before', '2026-03-08T02:30', Date.UTC(2026, 2, 8, 7, 30)],
    ['the minute before it', '2026-03-08T01:59', Date.UTC(2026, 2, 8, 6, 59)],
    ['the hour that comes twice is the first', '2026-11-01T01:30', Date.UTC(2026, 10, 1, 5, 30)],
    ['the hour after both', '2026-11-01T02:00', Date.UTC(2026, 10, 1, 7)],
  ])('when clocks change in New York: %s', (_what, text, at) => {
    expect(instantAt(text, 'America/New_York')).toBe(at)
  })

  it('know no instant of an empty control', () => {
    expect(instantAt('', 'Asia/Shanghai')).toBeUndefined()
  })
})
