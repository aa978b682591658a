import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnomalyEntry, type AnomalyRule, findAnomalies, standardAnomalyRules } from './index.js'

/** Tuesday 2026-03-10 10:00 in Shanghai. */
const morning = Date.UTC(2026, 2, 10, 2)
const minute = 60_000
const day = 24 * 60 * minute

const entry = (at: number, given: Partial<AnomalyEntry> = {}): AnomalyEntry => ({
  seq: 1,
  at,
  zone: 'Asia/Shanghai',
  actor: 'agent-1',
  action: 'case.read',
  environment: {},
  ...given,
})
const found = (entries: AnomalyEntry[], rules: readonly AnomalyRule[]) =>
  findAnomalies(
    entries.map((one, i) => ({ ...one, seq: i + 1 })),
    rules,
  ).anomalies.map(({ rule, actor, seq }) => [rule, actor, seq])

describe('findAnomalies', () => {
  it('tells of many exports within an hour, once per spree', () => {
    const exports = (count: number, apart: number) =>
      Array.from({ length: count }, (_, i) => entry(morning + i * apart, { action: 'audit.export' }))
    const rules: AnomalyRule[] = [{ id: 'bulk', type: 'bulk_export', count: 3, minutes: 60 }]
    expect(found(exports(4, minute), rules)).toEqual([['bulk', 'agent-1', 3]])
    expect(found(exports(9, 31 * minute), rules)).toEqual([])
    expect(found([...exports(2, 0), entry(morning, { actor: 'b', action: 'case.export' })], rules)).toEqual(
      [],
    )
  })

  it('tells of someone who is refused again and again', () => {
    const denied = (at: number) => entry(at, { environment: { denied: true } })
    const rules: AnomalyRule[] = [{ id: 'denials', type: 'repeated_denials', count: 3, minutes: 10 }]
    const calm = [entry(morning), denied(morning), entry(morning), denied(morning)]
    expect(found(calm, rules)).toEqual([])
    expect(found([...calm, denied(morning + 9 * minute)], rules)).toEqual([['denials', 'agent-1', 5]])
    expect(found([...calm, denied(morning + 11 * minute)], rules)).toEqual([])
  })

  it('tells of work at night by the clock of the person, once a day', () => {
    const rules: AnomalyRule[] = [
      { id: 'night', type: 'off_hours', from: '07:00', until: '22:00', weekdays: [1, 2, 3, 4, 5] },
    ]
    const at = (text: string) => Date.parse(`${text}:00+08:00`)
    expect(found([entry(at('2026-03-10T07:00')), entry(at('2026-03-10T21:59'))], rules)).toEqual([])
    expect(found([entry(at('2026-03-10T22:00')), entry(at('2026-03-10T23:00'))], rules)).toHaveLength(1)
    expect(found([entry(at('2026-03-14T10:00'))], rules)).toHaveLength(1)
    expect(found([entry(at('2026-03-10T23:00'), { zone: 'Europe/Berlin' })], rules)).toEqual([])
    const vouched = { environment: { inWorkingHours: true } }
    expect(found([entry(at('2026-03-14T03:00'), vouched)], rules)).toEqual([])
    const shift: AnomalyRule[] = [
      { id: 'night', type: 'off_hours', from: '20:00', until: '06:00', weekdays: [5] },
    ]
    expect(found([entry(at('2026-03-14T05:59'))], shift)).toEqual([])
    expect(found([entry(at('2026-03-13T05:59'))], shift)).toHaveLength(1)
  })

  it('measures volume by what the person usually does', () => {
    const rules: AnomalyRule[] = [
      { id: 'volume', type: 'volume', factor: 4, minimum: 10, weight: 0.5, warmUp: 3 },
    ]
    const days = (counts: number[], actor = 'agent-1') =>
      counts.flatMap((count, d) =>
        Array.from({ length: count }, (_, i) => entry(morning + d * day + i * 1_000, { actor })),
      )
    expect(found(days([5, 5, 5, 20]), rules)).toEqual([])
    expect(found(days([5, 5, 5, 30]), rules)).toEqual([['volume', 'agent-1', 15 + 21]])
    expect(found(days([50, 50, 50, 60]), rules)).toEqual([])
    expect(found(days([1, 200]), rules)).toEqual([])
    expect(found(days([1, 1, 1, 9]), rules)).toEqual([])
  })

  it('tells of one person at two places too soon', () => {
    const rules: AnomalyRule[] = [
      { id: 'place', type: 'impossible_regions', field: 'environment.region', minutes: 60 },
    ]
    const seen = (at: number, region: string) => entry(at, { environment: { region } })
    expect(found([seen(morning, '上海'), seen(morning + 30 * minute, '成都')], rules)).toHaveLength(1)
    expect(found([seen(morning, '上海'), seen(morning + 90 * minute, '成都')], rules)).toEqual([])
    expect(found([seen(morning, '上海'), entry(morning), seen(morning + minute, '上海')], rules)).toEqual([])
  })

  it('can be told whom and what it is about', () => {
    const where = { field: 'action', op: 'prefix', value: 'case.' } as const
    const rules: AnomalyRule[] = [{ id: 'bulk', type: 'bulk_export', count: 1, minutes: 60, where }]
    expect(found([entry(morning, { action: 'ticket.export' })], rules)).toEqual([])
    expect(found([entry(morning, { action: 'case.export' })], rules)).toHaveLength(1)
  })

  it('says the same wherever the stream is cut, and keeps plain JSON', () => {
    const one = fc.record({
      gap: fc.nat(5 * 60 * minute),
      actor: fc.constantFrom('a', 'b'),
      action: fc.constantFrom('case.read', 'case.export'),
      environment: fc.constantFrom({}, { denied: true }, { region: '上海' }, { region: '成都' }),
    })
    const rules = standardAnomalyRules.map((rule) => ({
      ...rule,
      ...('count' in rule ? { count: 2 } : {}),
      ...('warmUp' in rule ? { warmUp: 1, minimum: 2, factor: 1 } : {}),
    })) as AnomalyRule[]
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), fc.nat(40), (steps, cut) => {
        let at = morning
        const entries = steps.map(({ gap, ...given }, i) => {
          at += gap
          return { ...entry(at, given), seq: i + 1 }
        })
        const whole = findAnomalies(entries, rules)
        const first = findAnomalies(entries.slice(0, cut), rules)
        const kept = JSON.parse(JSON.stringify(first.state))
        const second = findAnomalies(entries.slice(cut), rules, kept)
        expect([...first.anomalies, ...second.anomalies]).toEqual(whole.anomalies)
        expect(second.state).toEqual(whole.state)
      }),
      { seed: 20261124, numRuns: 500 },
    )
  })
})
