import { html } from 'lit'
import { describe, expect, it } from 'vitest'
import './define.js'
import type { TicketView } from '@caselore/core/desk'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeNow, fakeTicket } from '../testing/fake-data.js'
import { createFakeWorld, refuse, tell } from '../testing/fake-world.js'
import { all, click, get, heard, inside, mount, press, settled, violations } from '../testing/mount.js'

const grid = '[role=grid]'
const activeNumber = (element: Element) => get(element, '[part~=active] [part~=number]').textContent
const listOf = (n: number, properties: object = {}, locale = 'zh-CN') => {
  const world = createFakeWorld(n)
  return mount('caselore-ticket-list', createFakeClient(world).client, properties, locale).then(
    (mounted) => ({ ...mounted, world }),
  )
}

describe('<caselore-ticket-list>', () => {
  it('renders only what is in view of ten thousand rows, and says how many there are', async () => {
    const { element } = await listOf(10_000)
    expect(all(element, '.row').length).toBeLessThan(60)
    expect(get(element, grid).getAttribute('aria-rowcount')).toBe('10001')
    expect(get(element, '.scroller').scrollHeight).toBeGreaterThan(100_000)
  })

  it('scrolls through ten thousand rows at less than a frame each', async () => {
    const { element } = await listOf(10_000, { pageSize: 200 })
    const scroller = get(element, '.scroller')
    const times: number[] = []
    for (let step = 1; step <= 40; step += 1) {
      const start = performance.now()
      scroller.scrollTop = step * 400
      scroller.dispatchEvent(new Event('scroll'))
      await element.updateComplete
      scroller.getBoundingClientRect()
      times.push(performance.now() - start)
    }
    // A busy machine only adds: the quicker quarter tells what the work itself takes.
    const quick = times.sort((a, b) => a - b)[10] ?? Number.POSITIVE_INFINITY
    expect(quick).toBeLessThan(16)
  })

  it('is worked with the keyboard alone, and never loses the focus', async () => {
    const { element } = await listOf(500)
    get(element, grid).focus()
    await press(element, grid, 'j')
    await press(element, grid, 'ArrowDown')
    expect(activeNumber(element)).toBe('T-000003')
    await press(element, grid, 'k')
    await press(element, grid, 'x')
    expect(get(element, '[part~=selected]').getAttribute('aria-selected')).toBe('true')
    await press(element, grid, 'End')
    await settled(element)
    await settled(element)
    expect(activeNumber(element)).toBe('T-000500')
    const active = get(element, grid).getAttribute('aria-activedescendant')
    expect(inside(element).getElementById(active ?? '')).not.toBeNull()
    expect(inside(element).activeElement).toBe(get(element, grid))
    const opened = heard(element, 'caselore-open')
    await press(element, grid, 'Enter')
    expect(await opened).toEqual({ kind: 'ticket', id: 'ticket-500' })
  })

  it('keeps the active row in the page while it is scrolled away', async () => {
    const { element } = await listOf(500)
    get(element, '.scroller').scrollTop = 9_000
    await new Promise((resolve) => setTimeout(resolve, 50))
    await settled(element)
    expect(activeNumber(element)).toBe('T-000001')
    const inView = Math.ceil(9_000 / get(element, '.row').offsetHeight) + 1
    expect(all(element, '[part~=number]').map((number) => number.textContent)).toContain(
      `T-${String(inView).padStart(6, '0')}`,
    )
  })

  it('announces new tickets by a button and shows them when asked to', async () => {
    const { element, world } = await listOf(30)
    world.tickets = new Map([
      ['ticket-new', fakeTicket(0, { id: 'ticket-new', number: 'T-NEW', createdAt: fakeNow })],
      ...world.tickets,
    ])
    tell(world, { kind: 'ticket', id: 'ticket-new', type: 'ticket.filed' })
    await new Promise((resolve) => setTimeout(resolve, 250))
    await settled(element)
    expect(get(element, '[part~=arrived]').textContent).toContain('1 条新工单')
    expect(get(element, '[role=status]').textContent).toContain('1 条新工单')
    expect(get(element, '[part~=number]').textContent).toBe('T-000001')
    await click(element, '[part~=arrived]')
    expect(get(element, '[part~=number]').textContent).toBe('T-NEW')
  })

  it('shows what became of each ticket of a bulk action', async () => {
    const { element } = await listOf(3)
    for (const box of all(element, '.row input')) box.click()
    await settled(element)
    await click(element, '[role=toolbar] button:nth-of-type(2)')
    await settled(element)
    expect(get(element, '[data-state=bulk]').textContent).toMatch(/1 条已完成，2 条未完成/)
    expect(get(element, '[data-state=bulk]').textContent).toContain('T-000003')
  })

  it('says when a ticket is due, and that its clocks stand while the customer is asked', async () => {
    const { element } = await listOf(5)
    expect(all(element, '.due').map((due) => due.textContent?.trim())).toEqual([
      '超 30分钟',
      '剩 20分钟',
      '剩 1小时10分钟',
      '已暂停',
      '剩 2小时50分钟',
    ])
  })

  it('renders a host’s own rows', async () => {
    const renderRow = (ticket: TicketView) => html`<b class="mine">${ticket.subject}</b>`
    const { element } = await listOf(3, { renderRow })
    expect(all(element, '.mine').map((row) => row.textContent)).toContain('登录后一直转圈，进不了首页')
  })

  it('says so when there is nothing and when nothing may be seen', async () => {
    const { element } = await listOf(0)
    expect(get(element, '[data-state=empty]').textContent).toContain('这里没有工单')
    const world = createFakeWorld(1)
    world.failing.set('tickets.list', refuse('policy.denied', '您不能查看工单。', 'You may not see tickets.'))
    const { element: denied } = await mount('caselore-ticket-list', createFakeClient(world).client)
    expect(get(denied, '[data-state=denied]').textContent).toContain('您不能查看工单。')
  })

  it('has no horizontal scroll at 320 px', async () => {
    const { element } = await listOf(20, { views: true })
    element.style.inlineSize = '288px'
    await settled(element)
    expect(element.scrollWidth).toBeLessThanOrEqual(288)
    expect(get(element, '.scroller').scrollWidth).toBeLessThanOrEqual(288)
  })

  it.each(['zh-CN', 'en'])('is accessible in %s: with views, a selection and results', async (locale) => {
    const world = createFakeWorld(20)
    world.views = [{ id: 'all', kind: 'ticket', name: '所有', owner: 'agent-1', shared: true }]
    const { element } = await mount(
      'caselore-ticket-list',
      createFakeClient(world).client,
      { views: true },
      locale,
    )
    await press(element, grid, 'x')
    expect(await violations(element)).toEqual([])
    await click(element, '[role=toolbar] button')
    await settled(element)
    expect(await violations(element)).toEqual([])
  })
})
