import { describe, expect, it } from 'vitest'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeGrant } from '../testing/fake-grants.js'
import { createFakeWorld, fakeSession, refuse } from '../testing/fake-world.js'
import { createAccessRequestController, standingFor, stateAt } from './controller.js'

const hour = 3_600_000

async function asking(
  prepare: (world: ReturnType<typeof createFakeWorld>) => void = () => {},
  caseId = 'case-1',
) {
  const world = createFakeWorld()
  world.session = fakeSession('executive-1', ['executive'], { 'grant.request': 'conditional' })
  prepare(world)
  const { client } = createFakeClient(world)
  const controller = createAccessRequestController(client, { caseId, newKey: () => 'key' })
  const leave = controller.subscribe(() => {})
  await new Promise((resolve) => setTimeout(resolve))
  return { controller, world, leave }
}

const admin = (world: ReturnType<typeof createFakeWorld>) => {
  world.session = fakeSession('admin-1', ['library_admin'], { 'grant.approve': 'conditional' })
}

describe('asking for access', () => {
  it('needs a purpose, then asks once and shows that it waits', async () => {
    const { controller, world } = await asking()
    expect(await controller.request()).toBe(false)
    expect(controller.state).toMatchObject({ lacks: 'request', attempts: 1 })
    controller.write({ purpose: ' 董事会审议 ', hours: 48 })
    expect(await controller.request()).toBe(true)
    const asked = world.calls.find(({ name }) => name === 'grants.request')
    expect(asked?.args).toEqual([
      { scope: { kind: 'case', ids: ['case-1'] }, purpose: '董事会审议', hours: 48 },
      { idempotencyKey: 'key' },
    ])
    expect(standingFor(controller.state, 'case-1', world.now)?.state).toBe('requested')
    expect(controller.state).toMatchObject({ draft: { purpose: '' }, done: { what: 'request' } })
  })

  it('keeps what was typed when it is refused, and asks again with the same key', async () => {
    const { controller, world } = await asking()
    world.failing.set('grants.request', refuse('grant.too_long', '授权最长 1 天。', 'Too long.'))
    controller.write({ purpose: '审议' })
    expect(await controller.request()).toBe(false)
    expect(controller.state.problem).toMatchObject({ at: 'request', failure: { code: 'grant.too_long' } })
    expect(controller.state.draft.purpose).toBe('审议')
    world.failing.clear()
    expect(await controller.request()).toBe(true)
  })

  it('knows the titles of cases that can be read, and goes on where they cannot be', async () => {
    const { controller } = await asking()
    expect(controller.state.titles['case-1']).toBeTruthy()
    const failing = await asking((world) =>
      world.failing.set('cases.list', refuse('desk.denied', '无权', 'Denied')),
    )
    expect(failing.controller.state).toMatchObject({ status: 'ready', titles: {} })
  })
})

describe('deciding', () => {
  it('approves without a reason, rejects and ends with one only', async () => {
    const { controller, world } = await asking((fresh) => {
      admin(fresh)
      fresh.grants = [fakeGrant(fresh, { id: 'g-1' }), fakeGrant(fresh, { id: 'g-2' })]
    })
    expect(await controller.decide('g-2', 'reject')).toBe(false)
    expect(controller.state.lacks).toBe('g-2')
    controller.writeReason('g-2', '用途不清')
    expect(await controller.decide('g-2', 'reject')).toBe(true)
    expect(await controller.decide('g-1', 'approve')).toBe(true)
    const states = Object.fromEntries(world.grants.map(({ id, state, reason }) => [id, [state, reason]]))
    expect(states).toEqual({ 'g-1': ['active', undefined], 'g-2': ['rejected', '用途不清'] })
  })

  it('tells where it was refused', async () => {
    const { controller, world } = await asking((fresh) => {
      admin(fresh)
      fresh.grants = [fakeGrant(fresh, { id: 'g-1' })]
    })
    world.failing.set('grants.approve', refuse('grant.own_access', '不能审批给自己的授权。', 'Not your own.'))
    expect(await controller.decide('g-1', 'approve')).toBe(false)
    expect(controller.state.problem).toMatchObject({ at: 'g-1', failure: { code: 'grant.own_access' } })
  })

  it('hears of a request that somebody else makes', async () => {
    const { controller, world } = await asking(admin)
    world.grants = [fakeGrant(world, { id: 'g-9' })]
    for (const listener of world.listeners) listener({ kind: 'grant', id: 'g-9', type: 'requested', at: 0 })
    await expect.poll(() => controller.state.grants.length).toBe(1)
  })
})

describe('a grant that was read', () => {
  it('is over at its end, half-open, without being read again', () => {
    const grant = { state: 'active', until: 10 * hour } as const
    expect(stateAt(grant, 10 * hour - 1)).toBe('active')
    expect(stateAt(grant, 10 * hour)).toBe('expired')
  })
})
