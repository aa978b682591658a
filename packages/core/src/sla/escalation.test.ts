import { describe, expect, it } from 'vitest'
import type { Refusal } from '../shared/index.js'
import { checkAgreement, clocks, defineAgreement, defineEscalation, roundTheClock } from './index.js'

const faults = (steps: unknown): (readonly [string, string])[] => {
  try {
    defineEscalation(steps as never)
    return []
  } catch (error) {
    const { all } = error as Refusal
    return all.map(({ code, path = [] }) => [path.join('.'), code])
  }
}

describe('escalation steps', () => {
  it('are taken as they are when they are sound', () => {
    const steps = [
      { at: 0.75, notify: ['assignee', 'team_lead'] },
      { at: 1, watch: 'lead-1', run: { type: 'ticket.escalate', reason: '超时' } },
      { after: '2h', reassign: { team: 'second-line' }, priority: 'urgent' },
    ] as const
    expect(defineEscalation(steps)).toBe(steps)
  })

  it.each([
    ['0', 'sla.step_moment', { notify: 'lead' }],
    ['0', 'sla.step_moment', { at: 1, after: '1h', notify: 'lead' }],
    ['0.after', 'sla.bad_duration', { after: '1d', notify: 'lead' }],
    ['0.at', 'sla.bad_share', { at: 11, notify: 'lead' }],
    ['0', 'sla.bad_value', { at: 1 }],
    ['0.notify', 'sla.bad_value', { at: 1, notify: [] }],
    ['0.watch', 'sla.bad_value', { at: 1, watch: 7 }],
    ['0.reassign', 'sla.bad_value', { at: 1, reassign: { role: 'lead' } }],
    ['0.reassign', 'sla.bad_value', { at: 1, reassign: {} }],
    ['0.priority', 'sla.bad_value', { at: 1, priority: 'highest' }],
    ['0.run', 'sla.bad_value', { at: 1, run: { reason: '超时' } }],
    ['0.page', 'sla.unknown_key', { at: 1, notify: 'lead', page: 'lead' }],
  ])('with a fault at %s are refused as %s', (path, code, step) => {
    expect(faults([step])).toEqual([[path, code]])
  })

  it('on a case only tell and send events', () => {
    const escalate = [{ at: 1, notify: 'library_admin', run: 'case.flag_review', priority: 'high' as const }]
    const result = checkAgreement({
      id: 'a',
      calendar: 'always',
      targets: [{ metric: 'publish', within: '48h', escalate }],
    })
    expect(!result.ok && result.refusals.map(({ code, path }) => [code, path?.join('.')])).toEqual([
      ['sla.step_not_for_case', 'targets.0.escalate.0.priority'],
    ])
  })

  it('after the breach are counted in business time from there, to the millisecond', () => {
    const escalate = [{ after: '1h30m', notify: 'lead' }]
    const agreement = defineAgreement({
      id: 'a',
      calendar: 'always',
      targets: [{ metric: 'resolution', within: '7h', escalate }],
    })
    const filed = { type: 'ticket.filed', at: 0, actor: 'x', data: { category: 'new' } }
    const [clock] = clocks({ events: [filed], agreements: [agreement], calendars: [roundTheClock], now: 0 })
    expect(clock?.steps.map(({ at }) => at)).toEqual([8.5 * 3_600_000])
  })
})
