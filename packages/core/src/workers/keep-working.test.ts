import { describe, expect, it } from 'vitest'
import { manualClock } from '../shared/index.js'
import { keepWorking } from './keep-working.js'

describe('a loop over workers', () => {
  it('works at once while there is more, sleeps until something is due, and waits longer after each fault', async () => {
    const clock = manualClock(1_000_000)
    const stop = new AbortController()
    const slept: number[] = []
    const errors: unknown[] = []
    const answers = [
      { more: true },
      { more: false, next: 1_000_300 },
      new Error('down'),
      new Error('down'),
      { more: false, next: 1 },
      { more: false },
    ]
    const worker = {
      async run() {
        const answer = answers.shift() ?? { more: false }
        if (answer instanceof Error) throw answer
        return answer
      },
    }
    await keepWorking([worker], {
      clock,
      random: () => 1,
      signal: stop.signal,
      idle: 5_000,
      onError: (error) => errors.push(error),
      async sleep(milliseconds) {
        slept.push(milliseconds)
        clock.advance(milliseconds)
        if (slept.length === 5) stop.abort()
      },
    })
    expect(slept).toEqual([300, 1_000, 2_000, 1, 5_000])
    expect(errors).toHaveLength(2)
  })
})
