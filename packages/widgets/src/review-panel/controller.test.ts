import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeCase, fakeNow } from '../testing/fake-data.js'
import { change, createFakeWorld, type FakeWorld, fakeSession, refuse } from '../testing/fake-world.js'
import { createReviewPanelController } from './controller.js'

const scores = { authenticity: 5, typicality: 4, reusability: 5 }
const first = ['complete', 'logical', 'accurate']

function reviewWorld() {
  const world = createFakeWorld()
  world.session = fakeSession('first-1', ['first_reviewer'])
  for (const [index, status] of ['first_review', 'submitted', 'first_review'].entries())
    world.cases.set(`case-${index + 1}`, fakeCase(index, { status, submittedAt: fakeNow - index * 9e7 }))
  return world
}

async function reviewing(prepare: (world: FakeWorld) => void = () => {}) {
  const world = reviewWorld()
  prepare(world)
  const { client } = createFakeClient(world)
  const panel = createReviewPanelController(client)
  panel.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(1)
  return { world, client, panel }
}

const sent = (world: FakeWorld) =>
  world.calls.filter(({ name }) => name === 'cases.send').map(({ args }) => args.slice(0, 2))

describe('createReviewPanelController', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('opens the first of the queue, and takes a review', async () => {
    const { panel } = await reviewing()
    expect(panel.state).toMatchObject({ status: 'ready', selected: 'case-1', entry: { id: 'case-1' } })
    await panel.select('case-2')
    await panel.claim()
    expect(panel.state.entry).toMatchObject({ id: 'case-2', status: 'first_review', reviewer: 'first-1' })
  })

  it('asks for checklist and scores before it passes, then opens the next at once', async () => {
    const { world, panel } = await reviewing()
    expect(await panel.decide('pass')).toBe(false)
    expect(panel.state).toMatchObject({ lacks: ['checklist', 'scores'], attempts: 1 })
    expect(sent(world)).toEqual([])
    panel.write({ checked: first, scores })
    expect(await panel.decide('pass')).toBe(true)
    expect(sent(world)).toEqual([['case-1', { type: 'case.pass', scores, checklist: first }]])
    expect(panel.state).toMatchObject({
      selected: 'case-2',
      decided: { id: 'case-1', decision: 'pass' },
      draft: { checked: [] },
    })
  })

  it('sends a comment that was written but not added, too', async () => {
    const { world, panel } = await reviewing()
    expect(await panel.decide('request_changes')).toBe(false)
    expect(panel.state.lacks).toEqual(['comments'])
    panel.write({ field: 'solution.steps', text: ' 写明用什么线。 ' })
    expect(await panel.decide('request_changes')).toBe(true)
    expect(sent(world)[0]?.[1]).toEqual({
      type: 'case.request_changes',
      comments: [{ field: 'solution.steps', text: '写明用什么线。' }],
    })
  })

  it('rejects with a reason only', async () => {
    const { world, panel } = await reviewing()
    expect(await panel.decide('reject')).toBe(false)
    panel.write({ reason: '与 C-000002 重复' })
    expect(await panel.decide('reject')).toBe(true)
    expect(sent(world)[0]?.[1]).toEqual({ type: 'case.reject', reason: '与 C-000002 重复' })
  })

  it('keeps what was put down about a case while another is open', async () => {
    const { panel } = await reviewing()
    panel.write({ text: '第三步不清楚' })
    await panel.select('case-2')
    expect(panel.state.draft.text).toBe('')
    await panel.select('case-1')
    expect(panel.state.draft.text).toBe('第三步不清楚')
  })

  it('keeps it when the decision is refused, and says why', async () => {
    const { world, panel } = await reviewing()
    world.failing.set(
      'cases.send',
      refuse('lifecycle.scores_too_low', '平均 2.5 分，未达到 3.5 分', 'too low'),
    )
    panel.write({ checked: first, scores: { ...scores, typicality: 2 } })
    expect(await panel.decide('pass')).toBe(false)
    expect(panel.state).toMatchObject({
      selected: 'case-1',
      problem: { code: 'lifecycle.scores_too_low' },
      draft: { scores: { typicality: 2 } },
    })
  })

  it('reads the published case of a revision, and does without it where it is kept', async () => {
    const revise = (world: FakeWorld) =>
      world.cases.set('case-1', fakeCase(0, { status: 'first_review', revises: 'case-5' }))
    expect((await reviewing(revise)).panel.state.before?.id).toBe('case-5')
    const { panel } = await reviewing((world) => {
      revise(world)
      world.cases.delete('case-5')
    })
    expect(panel.state).toMatchObject({ before: undefined, entry: { id: 'case-1' } })
  })

  it('hears of new submissions without leaving the case that is open', async () => {
    const { world, panel } = await reviewing()
    await panel.select('case-2')
    change(world, world.cases, 'case-4', { status: 'submitted' }, 'case.submit')
    await vi.advanceTimersByTimeAsync(400)
    expect(panel.state.queue.map(({ id }) => id)).toContain('case-4')
    expect(panel.state.selected).toBe('case-2')
  })

  it('has nothing open when all is decided', async () => {
    const { panel } = await reviewing((world) => {
      world.cases.delete('case-2')
      world.cases.delete('case-3')
    })
    panel.write({ reason: '重复' })
    await panel.decide('reject')
    expect(panel.state).toMatchObject({ queue: [], selected: undefined, entry: undefined })
  })
})
