import { describe, expect, it } from 'vitest'
import './define.js'
import { createFakeClient } from '../testing/fake-client.js'
import { createFakeWorld, type FakeWorld, refuse, tell } from '../testing/fake-world.js'
import { all, click, get, inside, mount, settled, violations } from '../testing/mount.js'

async function shown(prepare: (world: FakeWorld) => void = () => {}, locale = 'zh-CN', properties = {}) {
  const world = createFakeWorld()
  prepare(world)
  const mounted = await mount('caselore-dashboard', createFakeClient(world).client, properties, locale)
  await settled(mounted.element)
  return { ...mounted, world }
}

const words = (element: Element | null | undefined) =>
  element?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? ''
const card = (element: Element, kpi: string) => words(get(element, `li[part~=kpi][data-kpi=${kpi}]`))

describe('<caselore-dashboard>', () => {
  it('says how each figure stands, by words and a sign, and what it did', async () => {
    const { element } = await shown()
    expect(card(element, 'csat')).toBe('客户满意度 关注 87% 下降 8 个百分点 · 变差 目标 ≥ 90% 样本 60')
    expect(card(element, 'first_reply')).toMatch(/达标 1小时30分钟 .*目标 ≤ 2小时/)
    expect(card(element, 'repeat_issues')).toMatch(/告警/)
    expect(card(element, 'human_intervention')).toMatch(/样本少/)
    const signs = ['csat', 'first_reply', 'repeat_issues', 'human_intervention'].map((kpi) =>
      get(element, `li[part~=kpi][data-kpi=${kpi}] [part~=badge] svg`).innerHTML.replaceAll(
        /<!--.*?-->/g,
        '',
      ),
    )
    expect(new Set(signs).size).toBe(4)
    expect(words(get(element, '[part~=attention]'))).toContain('electrics：同类问题重复率比目标高 20%。')
  })

  it('draws each course with its numbers in a table, which the keyboard opens', async () => {
    const { element } = await shown()
    const charts = all(element, '[data-chart]').map(({ dataset }) => dataset.chart)
    expect(charts).toEqual(['sla', 'reply', 'volume', 'backlog', 'age', 'csat', 'library', 'repeat'])
    for (const chart of all(element, '[data-chart]')) {
      expect(chart.querySelector('[role=img]')?.getAttribute('aria-label')).toMatch(/最初 .+最近 .+数据表/)
      expect(chart.querySelectorAll('tbody tr')).toHaveLength(7)
      expect(chart.querySelectorAll('thead th').length).toBeGreaterThan(1)
    }
    const details = get<HTMLDetailsElement>(element, '[data-chart=csat] details')
    details.querySelector('summary')?.click()
    expect(details.open).toBe(true)
    expect(words(details)).toContain('评 4 分或 5 分的评价 ÷ 全部评价。')
    expect([...details.querySelectorAll('tbody tr')].map((row) => words(row)).slice(3, 5)).toEqual([
      '11月20日89%60',
      '11月21日—0',
    ])
  })

  it('draws the values where they are, with a gap where there was nothing', async () => {
    const { element } = await shown()
    const plot = get(element, '[data-chart=csat] .plot')
    // Seven days, one of them without a rating: four steps before the gap, one behind it.
    expect(plot.querySelectorAll('.stroke')).toHaveLength(4)
    expect(plot.querySelectorAll('.mark')).toHaveLength(6)
    const [begin] = plot.querySelectorAll('.stroke')
    expect([begin?.getAttribute('x1'), begin?.getAttribute('y1')]).toEqual(['7.14%', '18.3%'])
    const heights = [...get(element, '[data-chart=volume] .plot').querySelectorAll('.bar')].map((bar) =>
      Number.parseFloat(bar.getAttribute('height') ?? ''),
    )
    expect(heights).toEqual([34.4, 38.7, 43, 47.3, 51.6, 55.9, 60.2])
  })

  it('runs from the right where the page does', async () => {
    const { element, provider } = await shown()
    provider.dir = 'rtl'
    element.requestUpdate()
    await settled(element)
    const [begin] = get(element, '[data-chart=csat] .plot').querySelectorAll('.stroke')
    expect(begin?.getAttribute('x1')).toBe('92.86%')
  })

  it('asks again for another range or grouping, and marks what is chosen', async () => {
    const { element, world } = await shown()
    await click(element, '[part~=ranges] button:nth-of-type(3)')
    const pressed = all(element, '[part~=ranges] [aria-pressed=true]').map(words)
    expect(pressed).toEqual(['近 90 天'])
    const select = get<HTMLSelectElement>(element, 'select')
    select.value = 'category'
    select.dispatchEvent(new Event('change'))
    await settled(element)
    expect(world.calls.findLast(({ name }) => name === 'figures.report')?.args[0]).toMatchObject({
      period: 'week',
      groupBy: ['category'],
    })
    const groups = [...inside(element).querySelectorAll('[aria-labelledby=groups] tbody th')].map(words)
    expect(groups).toEqual(['electrics', '未设置'])
    expect(words(get(element, '[role=status]'))).toBe('指标已更新。')
  })

  it('leads from figures and groups to their tickets, where the host follows and tickets may be read', async () => {
    const may = (world: FakeWorld) => {
      world.session = { ...world.session, can: { ...world.session.can, 'ticket.read': 'conditional' } }
    }
    const { element } = await shown(may, 'zh-CN', { leads: true, by: 'category' })
    const heard: unknown[] = []
    element.addEventListener('caselore-tickets', (event) => heard.push((event as CustomEvent).detail))
    const volume = get(element, '[data-kpi=ticket_volume] button')
    expect(volume.getAttribute('aria-label')).toBe('工单量 12：查看工单')
    await click(element, '[data-kpi=ticket_volume] button')
    await click(element, '[aria-labelledby=groups] tbody th button')
    expect(heard).toMatchObject([
      { kpi: 'ticket_volume', group: {}, where: { and: [{ field: 'createdAt', op: 'gte' }, {}, {}] } },
      {
        group: { category: 'electrics' },
        where: { and: [{}, {}, {}, { field: 'category', op: 'eq', value: 'electrics' }] },
      },
    ])
    expect(all(element, '[data-kpi=human_intervention] button')).toEqual([])
    expect(await violations(element)).toEqual([])
    const unheard = await shown(may)
    expect(all(unheard.element, '[part~=lead]')).toEqual([])
    const unread = await shown(
      (world) => {
        world.session = { ...world.session, can: { ...world.session.can, 'ticket.read': 'no' } }
      },
      'zh-CN',
      { leads: true },
    )
    expect(all(unread.element, '[part~=lead]')).toEqual([])
  })

  it('narrows the figures to a team, beside the host’s own filter', async () => {
    const where = { field: 'channel', op: 'eq', value: 'web' }
    const { element, world } = await shown(() => {}, 'zh-CN', { teams: ['east', 'north'], where })
    const choose = async (team: string) => {
      const select = get<HTMLSelectElement>(element, '[data-pick=team]')
      select.value = team
      select.dispatchEvent(new Event('change'))
      await settled(element)
      return world.calls.findLast(({ name }) => name === 'figures.report')?.args[0]
    }
    const ofTeam = { field: 'team', op: 'eq', value: 'north' }
    expect(await choose('north')).toMatchObject({ where: { and: [where, ofTeam] } })
    expect(await choose('')).toMatchObject({ where })
    expect(all((await shown()).element, '[data-pick=team]')).toEqual([])
  })

  it('offers to count again when something changed', async () => {
    const { element, world } = await shown()
    tell(world, { kind: 'ticket', id: 'ticket-1', type: 'ticket.edited' })
    await settled(element)
    expect(words(get(element, '.fresh'))).toBe('有新变化，重新统计')
    await click(element, '.fresh')
    expect(all(element, '.fresh')).toEqual([])
  })

  it('says what failed and keeps what it had, and why nothing can be seen', async () => {
    const { element, world } = await shown()
    world.failing.set('figures.report', new TypeError('Failed to fetch'))
    await click(element, '[part~=ranges] button')
    expect(words(get(element, '[role=alert]'))).toContain('下面仍是上一次的结果。')
    expect(card(element, 'csat')).toContain('87%')
    const denied = await shown((other) =>
      other.failing.set(
        'figures.report',
        refuse('desk.denied', '您没有执行此操作的权限。', 'You do not have permission to do this.'),
      ),
    )
    expect(get(denied.element, '[role=alert]').dataset.state).toBe('denied')
  })

  it('fits into 320 pixels', async () => {
    const { element } = await shown(() => {}, 'en')
    element.style.inlineSize = '288px'
    await settled(element)
    const page = get(element, '.page')
    expect(page.scrollWidth).toBeLessThanOrEqual(page.clientWidth)
    element.style.inlineSize = ''
  })

  it('writes no style attribute', async () => {
    const { element } = await shown()
    expect(all(element, '[style]')).toEqual([])
  })

  it.each(['zh-CN', 'en'])('is accessible in %s', async (locale) => {
    const { element } = await shown(() => {}, locale, { by: 'category' })
    for (const summary of all(element, 'summary')) summary.click()
    expect(await violations(element)).toEqual([])
  })
})
