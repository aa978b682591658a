import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeAnalyzer } from '../analysis/index.js'
import { createMiniSearchEngine } from '../minisearch/index.js'
import {
  boostedRelevance,
  type CalibrationSample,
  calibrationOf,
  expectedCalibrationError,
  fitIsotonic,
  fitPlatt,
  learnCalibration,
  type PastCitation,
  withCalibration,
} from './index.js'

/** Scores spread evenly; at each, `share(score)` of a hundred are right. */
const outcomes = (share: (score: number) => number): CalibrationSample[] =>
  Array.from({ length: 20 }, (_, i) => (i + 0.5) / 20).flatMap((score) =>
    Array.from({ length: 100 }, (_, i) => ({ score, right: (i + 0.5) / 100 < share(score) })),
  )
const sample = fc.record({ score: fc.integer({ min: 0, max: 100 }).map((x) => x / 100), right: fc.boolean() })

describe.each([
  ['fitIsotonic', fitIsotonic],
  ['fitPlatt', fitPlatt],
])('%s', (_, fit) => {
  it('brings promise and outcome together', () => {
    const promising = outcomes((score) => 0.6 * score ** 2)
    expect(expectedCalibrationError(promising)).toBeGreaterThan(0.25)
    expect(expectedCalibrationError(promising, calibrationOf(fit(promising)))).toBeLessThan(0.03)
  })

  it('never falls and stays within 0 and 1, whatever it learned from', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 60 }), (samples) => {
        const curve = calibrationOf(fit(samples))
        const values = Array.from({ length: 41 }, (_, i) => curve(i / 40))
        for (const [i, value] of values.entries()) {
          expect(value).toBeGreaterThanOrEqual(Math.max(0, values[i - 1] ?? 0) - 1e-12)
          expect(value).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('promises neither all nor nothing after a handful', () => {
    const curve = calibrationOf(fit([0.2, 0.4, 0.6, 0.8].map((score) => ({ score, right: score > 0.5 }))))
    expect(curve(0)).toBeGreaterThan(0)
    expect(curve(1)).toBeLessThan(1)
  })
})

describe('fitIsotonic', () => {
  it('does not fall where a single sample lies above many', () => {
    const many = (score: number, count: number, right: number): CalibrationSample[] =>
      Array.from({ length: count }, (_, i) => ({ score, right: i < right }))
    const curve = calibrationOf(
      fitIsotonic([...many(0.2, 1_000, 0), ...many(0.5, 100, 60), ...many(0.9, 1, 1)]),
    )
    expect(curve(0.9)).toBeGreaterThanOrEqual(curve(0.5))
  })
})

describe('calibrationOf', () => {
  it('is straight between points, level beyond them, and the score itself without any', () => {
    const curve = calibrationOf([
      [0.2, 0.1],
      [0.6, 0.5],
    ])
    expect([0, 0.4, 1].map(curve)).toEqual([0.1, expect.closeTo(0.3), 0.5])
    expect(calibrationOf([])(0.42)).toBe(0.42)
  })
})

describe('learnCalibration', () => {
  const parts = ['电机', '泵', '主轴', '阀', '风扇', '屏幕', '键盘', '电池', '皮带', '滤网']
  const faults = ['过热', '异响', '漏油', '断裂', '不转', '报警', '卡住', '松动']
  const reach = { tenant: 't', kind: 'case', scope: 'all', fields: ['title'] } as const
  const engineOf = async () => {
    const engine = createMiniSearchEngine({
      analyzer: composeAnalyzer(),
      fields: { title: {} },
      attributes: {},
    })
    const rows = parts.flatMap((part) => faults.map((fault) => `${part}${fault}`))
    await engine.index(
      rows.map((title) => ({ id: title, tenant: 't', kind: 'case', text: { title }, attributes: {} })),
    )
    return engine
  }
  // Agents cite the case in every other question only, so that a relevance near 1 is worth half of what it says.
  const citations: PastCitation[] = parts.flatMap((part) =>
    faults.map((fault, i) => ({ question: `${part}${fault}`, cited: i % 2 ? [`${part}${fault}`] : [] })),
  )

  it('shows what a figure is worth, tells how far off it was, and leaves the order alone', async () => {
    const engine = await engineOf()
    const learned = await learnCalibration(citations, { engine, reach })
    expect(learned).toMatchObject({ method: 'platt', citations: 80 })
    expect(learned.errorAfter).toBeLessThan(learned.errorBefore / 2)
    const ours = withCalibration(engine, JSON.parse(JSON.stringify(learned.points)))
    const [before, after] = [
      await engine.search({ ...reach, text: '电机过热', limit: 5 }),
      await ours.search({ ...reach, text: '电机过热', limit: 5 }),
    ]
    expect(after.hits.map(({ id }) => id)).toEqual(before.hits.map(({ id }) => id))
    expect(before.hits[0]?.relevance).toBeGreaterThan(0.9)
    expect(after.hits[0]?.relevance).toBeCloseTo(0.5, 1)
  })

  it('learns nothing from too few, and then changes nothing', async () => {
    const engine = await engineOf()
    const learned = await learnCalibration(citations.slice(0, 10), { engine, reach })
    expect(learned).toMatchObject({ method: 'default', points: [] })
    const query = { ...reach, text: '泵异响', limit: 3 }
    expect(await withCalibration(engine, learned.points).search(query)).toEqual(await engine.search(query))
  })
})

describe('boostedRelevance', () => {
  const now = Date.UTC(2026, 10, 24)
  const useful = { reused: 200, changedAt: now, now, quality: 100 }
  const useless = { reused: 0, changedAt: Date.UTC(2015, 0, 1), now, quality: 10 }

  it('puts the more useful of equals first, and the clearly more relevant always', () => {
    expect(boostedRelevance(0.8, useful)).toBeGreaterThan(boostedRelevance(0.8, useless))
    expect(boostedRelevance(0.9, useless)).toBeGreaterThan(boostedRelevance(0.7, useful))
    expect(boostedRelevance(0.8, {})).toBe(0.8)
  })

  it('rises with each of reuse, freshness and quality, and keeps within its bound', () => {
    expect(boostedRelevance(0.8, { reused: 20 })).toBeGreaterThan(boostedRelevance(0.8, { reused: 2 }))
    expect(boostedRelevance(0.8, { quality: 90 })).toBeGreaterThan(boostedRelevance(0.8, { quality: 50 }))
    expect(boostedRelevance(0.8, { changedAt: now - 1e9, now })).toBeGreaterThan(
      boostedRelevance(0.8, { changedAt: now - 1e11, now }),
    )
    const any = fc.double({ min: -1e15, max: 1e15, noNaN: true })
    fc.assert(
      fc.property(
        any,
        any,
        any,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (reused, changedAt, quality, bound) => {
          const boosted = boostedRelevance(0.8, { reused, changedAt, now, quality }, { bound })
          expect(Math.abs(boosted - 0.8)).toBeLessThanOrEqual(0.8 * bound + 1e-12)
        },
      ),
    )
  })
})
