import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeNow } from '../testing/fake-data.js'
import { createFakeWorld, refuse, tell } from '../testing/fake-world.js'
import { createDashboardController, type DashboardOptions } from './controller.js'

async function dashboardOver(world = createFakeWorld(), options: DashboardOptions = {}) {
  const { client } = createFakeClient(world)
  const dashboard = createDashboardController(client, { now: () => fakeNow, ...options })
  const leave = dashboard.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(0)
  const asked = () =>
    world.calls.flatMap(({ name, args }) => (name === 'figures.report' ? [args[0] as object] : []))
  return { dashboard, world, asked, leave }
}

describe('createDashboardController', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('asks for thirty days by the day at first, and for what is chosen then', async () => {
    const where = { field: 'team', op: 'eq', value: 'east' } as const
    const { dashboard, asked } = await dashboardOver(createFakeWorld(), { where })
    await dashboard.show(90)
    await dashboard.group('category')
    await dashboard.group(undefined)
    expect(asked()).toMatchObject([
      { period: 'day', where },
      { period: 'week', where },
      { period: 'week', groupBy: ['category'], where },
      { period: 'week', where },
    ])
    expect(dashboard.state).toMatchObject({ status: 'ready', range: 90, busy: false })
  })

  it('says that there is something newer when a ticket changes, and counts only when asked', async () => {
    const { dashboard, world, asked } = await dashboardOver()
    tell(world, { kind: 'case', id: 'case-1', type: 'case.edited' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(dashboard.state.stale).toBe(false)
    tell(world, { kind: 'ticket', id: 'ticket-1', type: 'ticket.edited' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(dashboard.state.stale).toBe(true)
    expect(asked()).toHaveLength(1)
    await dashboard.reload()
    expect(dashboard.state.stale).toBe(false)
    expect(asked()).toHaveLength(2)
  })

  it('keeps the figures when the next ones cannot be had, and says why', async () => {
    const { dashboard, world } = await dashboardOver()
    world.failing.set(
      'figures.report',
      refuse('desk.busy', '并发修改过多，请稍后再试。', 'Too many changes at once; try again.'),
    )
    await dashboard.show(7)
    expect(dashboard.state).toMatchObject({ status: 'ready', busy: false, failure: { kind: 'refused' } })
    expect(dashboard.state.report).toBeDefined()
    world.failing.clear()
    await dashboard.reload()
    expect(dashboard.state.failure).toBeUndefined()
  })

  it('fails where figures are denied from the first', async () => {
    const world = createFakeWorld()
    world.failing.set(
      'figures.report',
      refuse('desk.denied', '您没有执行此操作的权限。', 'You do not have permission to do this.'),
    )
    const { dashboard } = await dashboardOver(world)
    expect(dashboard.state).toMatchObject({ status: 'failed', failure: { kind: 'denied' } })
  })

  it('shows the answer to the last question only', async () => {
    const { dashboard } = await dashboardOver()
    await Promise.all([dashboard.group('team'), dashboard.group(undefined)])
    expect(dashboard.state.report?.groups).toEqual([])
  })
})
