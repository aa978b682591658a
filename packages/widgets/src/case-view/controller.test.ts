import { describe, expect, it } from 'vitest'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeCase } from '../testing/fake-data.js'
import { createFakeWorld, everything, refuse, tell } from '../testing/fake-world.js'
import { createCaseViewController } from './controller.js'

const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

async function opened(prepare: (world: ReturnType<typeof createFakeWorld>) => void = () => {}) {
  const world = createFakeWorld()
  prepare(world)
  const { client } = createFakeClient(world)
  const view = createCaseViewController(client, { id: 'case-1', ticket: 'ticket-1' })
  view.subscribe(() => {})
  await settle()
  return { world, view }
}

const callsOf = (world: ReturnType<typeof createFakeWorld>, name: string) =>
  world.calls.filter((call) => call.name === name)

describe('createCaseViewController', () => {
  it('reads the case again when it changes, and only then', async () => {
    const { world, view } = await opened()
    world.cases.set('case-1', fakeCase(0, { title: '新标题' }))
    tell(world, { kind: 'case', id: 'case-2', type: 'case.edit' })
    await settle()
    expect(view.state.entry?.title).not.toBe('新标题')
    tell(world, { kind: 'case', id: 'case-1', type: 'case.edit' })
    await settle()
    expect(view.state.entry?.title).toBe('新标题')
  })

  it('shows the story although what stands round it cannot be had', async () => {
    const { view } = await opened((world) => {
      for (const name of ['cases.feedbackOf', 'cases.editions', 'cases.transitions', 'taxonomy.list'])
        world.failing.set(name, refuse('desk.denied', '没有权限', 'denied'))
    })
    expect(view.state).toMatchObject({ status: 'ready', feedback: [], editions: [], steps: [] })
  })

  it('asks why only when something is withheld', async () => {
    const { world } = await opened()
    expect(callsOf(world, 'explain')).toEqual([])
    const masked = await opened((other) =>
      other.access.set('case-1', { ...everything, masked: ['solution.steps'] }),
    )
    expect(masked.view.state.explanation?.ask?.en).toContain('library administrator')
  })

  it('offers the steps that both lifecycle and policy have open', async () => {
    const { view } = await opened((world) =>
      world.access.set('case-1', { ...everything, actions: ['case.archive', 'case.restore', 'case.claim'] }),
    )
    expect(view.state.steps.map(({ event }) => event)).toEqual(['case.archive'])
  })

  it('sends a rating alone, and words with their kind, and names the ticket', async () => {
    const { world, view } = await opened()
    view.write({ score: 4 })
    await view.give()
    view.write({ kind: 'supplement', text: ' HX-320 也适用。 ' })
    await view.give()
    expect(callsOf(world, 'cases.feedback').map(({ args }) => args[1])).toEqual([
      { kind: 'rating', score: 4, ticket: 'ticket-1' },
      { kind: 'supplement', text: 'HX-320 也适用。', ticket: 'ticket-1' },
    ])
    expect(view.state).toMatchObject({ thanked: true, draft: { text: '', score: 0 } })
  })

  it('keeps what was written when it could not be sent, and sends it once', async () => {
    const { world, view } = await opened()
    world.failing.set('cases.feedback', new TypeError('Failed to fetch'))
    view.write({ text: '少一张图' })
    await view.give()
    expect(view.state).toMatchObject({
      draft: { text: '少一张图' },
      problem: { at: 'feedback', failure: { kind: 'offline' } },
    })
    world.failing.clear()
    await view.give()
    const [first, second] = callsOf(world, 'cases.feedback').map(({ args }) => args[2])
    expect(second).toEqual(first)
  })

  it('gives the reason for which a step asks', async () => {
    const { world, view } = await opened()
    expect(await view.act('case.archive', '产品停产')).toBe(true)
    expect(callsOf(world, 'cases.send')[0]?.args[1]).toEqual({ type: 'case.archive', reason: '产品停产' })
    expect(view.state.entry?.status).toBe('archived')
    expect(await view.act('case.archive', '产品停产')).toBe(false)
    expect(view.state.problem?.failure.code).toBe('lifecycle.not_accepted')
  })

  it('cites the case on the ticket, once', async () => {
    const { world, view } = await opened()
    await Promise.all([view.cite(), view.cite()])
    expect(view.state.cited).toBe(true)
    expect(callsOf(world, 'tickets.cite')).toHaveLength(1)
  })
})
