import { describe, expect, it } from 'vitest'
import { Refusal } from '../shared/index.js'
import type { AgreementSource } from './agreement.js'
import { checkAgreement, defineAgreement } from './define-agreement.js'
import { clockStateLabels, metricLabels, targetReasonText } from './labels.js'
import { standardMetrics } from './metrics.js'
import { chooseTarget } from './target.js'

const target = { metric: 'resolution', within: '4h' }
const refusalsOf = (source: object) => {
  const result = checkAgreement({ id: 'a', calendar: 'c', targets: [target], ...source } as AgreementSource)
  return result.ok ? [] : result.refusals.map(({ code, path }) => [code, ...(path ?? [])].join(' '))
}

describe('definition of an agreement', () => {
  it.each<[string, object, string[]]>([
    [
      'unknown keys',
      { name: 'x', targets: [{ ...target, prio: 'urgent' }] },
      ['sla.unknown_key name', 'sla.unknown_key targets 0 prio'],
    ],
    ['no targets', { targets: [] }, ['sla.no_targets targets']],
    [
      'an unknown metric',
      { targets: [{ ...target, metric: 'toString' }] },
      ['sla.unknown_metric targets 0 metric'],
    ],
    [
      'days, which depend on the calendar',
      { targets: [{ ...target, within: '2d' }] },
      ['sla.bad_duration targets 0 within'],
    ],
    ['no time at all', { targets: [{ ...target, within: '0m' }] }, ['sla.bad_duration targets 0 within']],
    [
      'a warning at nothing',
      { targets: [{ ...target, warnAt: [0, 50] }] },
      ['sla.bad_share targets 0 warnAt', 'sla.bad_share targets 0 warnAt'],
    ],
    [
      'lists that are none',
      { targets: [{ ...target, warnAt: 0.5, pauseOn: 'open', escalate: {} }] },
      [
        'sla.bad_value targets 0 warnAt',
        'sla.bad_value targets 0 pauseOn',
        'sla.bad_value targets 0 escalate',
      ],
    ],
    [
      'an unknown status',
      { targets: [{ ...target, pauseOn: ['waiting'] }] },
      ['sla.unknown_status targets 0 pauseOn'],
    ],
    [
      'a priority that is none',
      { targets: [{ ...target, priority: 'asap' }] },
      ['sla.bad_value targets 0 priority'],
    ],
    [
      'a step that does nothing',
      { targets: [{ ...target, escalate: [{ at: 1 }] }] },
      ['sla.bad_value targets 0 escalate 0'],
    ],
    [
      'the same target twice',
      { targets: [target, { ...target, within: '8h' }] },
      ['sla.duplicate_target targets 1'],
    ],
    [
      'a filter that is none',
      { where: { field: 'tier', op: 'is', value: 1 } },
      ['filter.unknown_operator where op'],
    ],
    ['no calendar', { calendar: '' }, ['sla.bad_value calendar']],
  ])('refuses %s', (_, source, codes) => {
    expect(refusalsOf(source)).toEqual(codes)
  })

  it('throws them as one refusal', () => {
    expect(() => defineAgreement({ id: '', calendar: '', targets: [] })).toThrow(Refusal)
  })

  it('fills in warnings at 50, 75 and 90 % and reads the budget', () => {
    const [read] = defineAgreement({
      id: 'a',
      calendar: 'c',
      targets: [{ ...target, within: '1h30m' }],
    }).targets
    expect(read).toMatchObject({
      budget: 5_400_000,
      warnAt: [0.5, 0.75, 0.9],
      pauseOn: [],
      escalate: [],
      calendar: 'c',
    })
  })

  it('accepts a metric of the host', () => {
    const metrics = { ...standardMetrics, spare_part: { ...standardMetrics.resolution } }
    expect(
      checkAgreement({ id: 'a', calendar: 'c', targets: [{ metric: 'spare_part', within: '4h' }] }, metrics)
        .ok,
    ).toBe(true)
  })
})

describe('the most specific target', () => {
  const { targets } = defineAgreement({
    id: 'a',
    calendar: 'c',
    targets: [
      { metric: 'resolution', within: '40h' },
      { metric: 'resolution', priority: 'urgent', within: '4h' },
      { metric: 'resolution', tier: ['gold', 'platinum'], within: '8h' },
      { metric: 'resolution', priority: 'urgent', tier: 'gold', within: '2h' },
      { metric: 'resolution', category: '制造业', within: '12h' },
      { metric: 'resolution', category: '制造业/售后维护', within: '10h' },
      { metric: 'first_reply', priority: 'urgent', tier: 'gold', within: '5m' },
    ],
  })
  const chosen = (attributes: Record<string, string>) => chooseTarget(targets, 'resolution', attributes)

  it.each([
    [{}, '40h'],
    [{ priority: 'low' }, '40h'],
    [{ priority: 'urgent' }, '4h'],
    [{ priority: 'urgent', tier: 'gold' }, '2h'],
    [{ priority: 'urgent', tier: 'platinum' }, '4h'],
    [{ category: '制造业' }, '12h'],
    [{ category: '制造业/售后维护/停机' }, '10h'],
    [{ category: '制造业务' }, '40h'],
  ])('for %o is the one within %s', (attributes, within) => {
    expect(chosen(attributes as Record<string, string>)?.target.within).toBe(within)
  })

  it.each([
    ['its own node', 'press', '6h'],
    ['a node above it', 'service', '10h'],
    ['several nodes from above to below', 'service/press', '6h'],
    ['a node elsewhere', 'sales', '40h'],
    ['nodes in another order', 'press/service', '40h'],
  ])('by the way to a category, names %s', (_, category, within) => {
    const { targets } = defineAgreement({
      id: 'a',
      calendar: 'c',
      targets: [
        { metric: 'resolution', within: '40h' },
        { metric: 'resolution', category, within: within === '40h' ? '1h' : (within as '6h') },
      ],
    })
    const attributes = { category: 'press', categoryPath: ['industry', 'service', 'press'] }
    expect(chooseTarget(targets, 'resolution', attributes)?.target.within).toBe(within)
  })

  it('prefers the node that lies deeper', () => {
    const { targets } = defineAgreement({
      id: 'a',
      calendar: 'c',
      targets: [
        { metric: 'resolution', category: 'industry/service', within: '10h' },
        { metric: 'resolution', category: 'press', within: '6h' },
      ],
    })
    const categoryPath = ['industry', 'service', 'press']
    expect(chooseTarget(targets, 'resolution', { category: 'press', categoryPath })?.target.within).toBe('6h')
  })

  it('says why it won', () => {
    const why = (attributes: Record<string, string>) => {
      const choice = chosen(attributes)
      return choice && targetReasonText(choice.why)
    }
    expect(why({})?.zh).toBe('默认目标，适用于所有情况。')
    expect(why({ priority: 'urgent', tier: 'gold' })).toEqual({
      zh: '优先级为“紧急”、服务等级为“gold”，是最具体的目标。',
      en: 'Because priority is Urgent, tier is gold; the most specific target.',
    })
    expect(why({ priority: 'urgent', tier: 'platinum' })?.en).toContain(
      'the first listed of equally specific targets',
    )
  })

  it('is none where nothing fits', () => {
    expect(chooseTarget(targets, 'first_reply', { priority: 'urgent' })).toBeUndefined()
  })
})

it('every metric and state has a label in both languages', () => {
  for (const { zh, en } of [...Object.values(metricLabels), ...Object.values(clockStateLabels)])
    expect(zh && en).toBeTruthy()
  expect(Object.keys(metricLabels)).toEqual(Object.keys(standardMetrics))
})
