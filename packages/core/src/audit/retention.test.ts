import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RetentionClass, retentionPlan, standardRetention } from './index.js'
import { chainOf } from './testing/chain-of.js'

const day = 86_400_000
const start = Date.UTC(2020, 1, 29)
const daily = (count: number, finance: readonly number[] = []) =>
  chainOf(count, (seq) => ({
    at: start + seq * day,
    environment: finance.includes(seq) ? { retention: 'finance' } : {},
    actor: seq % 2 ? 'odd' : 'even',
  }))

describe('retentionPlan', () => {
  it('lets go of what is older than 180 days, to the day', async () => {
    const chain = await daily(5)
    const now = start + 2 * day + 180 * day
    expect(await retentionPlan(chain, standardRetention, { now })).toEqual({
      count: 2,
      upTo: { seq: 2, hash: chain[1]?.hash },
      kept: { seq: 3, until: start + 183 * day, retention: 'standard' },
    })
    expect((await retentionPlan(chain, standardRetention, { now: now - 1 })).count).toBe(1)
  })

  it('keeps finance for five calendar years, and all that rests on it', async () => {
    const chain = await daily(5, [3])
    const now = Date.UTC(2024, 11, 31)
    const until = Date.UTC(2025, 2, 3)
    expect(await retentionPlan(chain, standardRetention, { now })).toMatchObject({
      count: 2,
      kept: { seq: 3, until, retention: 'finance' },
    })
    expect(await retentionPlan(chain, standardRetention, { now: until })).toMatchObject({ count: 5 })
  })

  it('follows a class of the host’s, and keeps for good what no class is about', async () => {
    const odd: RetentionClass = { id: 'odd', days: 1, where: { field: 'actor', op: 'eq', value: 'odd' } }
    const now = start + 100 * day
    expect(await retentionPlan(await daily(4), [odd], { now })).toMatchObject({ count: 1, kept: { seq: 2 } })
  })

  it('never touches what is on hold, until it is released', async () => {
    const chain = await daily(4)
    const now = start + 1_000 * day
    const hold = {
      id: 'case-7',
      where: { field: 'actor', op: 'eq', value: 'even' },
      reason: '诉讼',
      by: 'auditor-1',
      at: now,
    } as const
    expect(await retentionPlan(chain, standardRetention, { now, holds: [hold] })).toMatchObject({
      count: 1,
      kept: { seq: 2, hold: 'case-7' },
    })
    const released = [{ ...hold, releasedAt: now }]
    expect(await retentionPlan(chain, standardRetention, { now, holds: released })).toMatchObject({
      count: 4,
    })
  })

  it('says that a class without a length is a mistake', async () => {
    await expect(retentionPlan([], [{ id: 'x' }], { now: 0 })).rejects.toThrow('retention class x')
    await expect(retentionPlan([], [{ id: 'x', days: 1, years: 1 }], { now: 0 })).rejects.toThrow()
    await expect(retentionPlan([], [{ id: 'x', days: 0.5 }], { now: 0 })).rejects.toThrow()
  })

  it('never lets go of more when there are more classes or holds', async () => {
    const chain = await daily(8, [2, 5])
    const held = fc.record({ actor: fc.constantFrom('odd', 'even', 'nobody') })
    await fc.assert(
      fc.asyncProperty(
        fc.nat(3_000),
        fc.array(held, { maxLength: 2 }),
        fc.boolean(),
        async (days, by, more) => {
          const now = start + days * day
          const holds = by.map(({ actor }, i) => ({
            id: `h${i}`,
            where: { field: 'actor', op: 'eq', value: actor } as const,
            reason: '',
            by: 'a',
            at: 0,
          }))
          const classes = more ? [...standardRetention, { id: 'long', years: 7 }] : standardRetention
          const least = await retentionPlan(chain, classes, { now, holds })
          const most = await retentionPlan(chain, [{ id: 'standard', days: 180 }], { now })
          expect(least.count).toBeLessThanOrEqual(most.count)
        },
      ),
      { seed: 20261124, numRuns: 200 },
    )
  })
})
