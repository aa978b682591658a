import { wallTime } from '@caselore/core/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt } from './chosen-instant.js'

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Lisbon',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
]
const minutes = fc.integer({ min: Date.UTC(2012, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 })

describe('instantAt', () => {
  it('finds an instant that the wall clock shows, the same one or the first of two', () => {
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const at = minute * 60_000
        const text = wallTime(at, zone)
        const found = instantAt(text, zone) ?? Number.NaN
        expect(wallTime(found, zone)).toBe(text)
        expect(found).toBeLessThanOrEqual(at)
      }),
    )
  })
})
