import { describe, expect, it } from 'vitest'
import { instantAt, wallTime } from './wall-time.js'

describe('wallTime and instantAt', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-24T10:00', Date.UTC(2026, 10, 24, 2)],
    ['America/New_York', '2026-03-08T03:30', Date.UTC(2026, 2, 8, 7, 30)],
    ['Asia/Kolkata', '2026-01-01T00:05', Date.UTC(2025, 11, 31, 18, 35)],
  ])('agree in %s at %s', (zone, text, at) => {
    expect(wallTime(at, zone)).toBe(text)
    expect(instantAt(text, zone)).toBe(at)
  })

  it('know no instant of an empty control', () => {
    expect(instantAt('', 'Asia/Shanghai')).toBeUndefined()
  })
})
