import { describe, expect, it } from 'vitest'
import { fakeEntries } from '../testing/fake-audit.js'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeNow } from '../testing/fake-data.js'
import { createFakeWorld, fakeSession, refuse } from '../testing/fake-world.js'
import { createAuditViewerController, whereOf } from './controller.js'

const nothing = { actor: '', kind: '', record: '', action: '' }

async function auditing() {
  const world = createFakeWorld()
  world.session = fakeSession('auditor-1', ['auditor'], { 'audit.verify': 'yes', 'audit.export': 'yes' })
  world.audit = fakeEntries(fakeNow)
  const { client } = createFakeClient(world)
  const controller = createAuditViewerController(client, { pageSize: 20 })
  controller.subscribe(() => {})
  await expect.poll(() => controller.state.status).toBe('ready')
  return { controller, world }
}

describe('whereOf', () => {
  it('asks for nothing that is empty, and for times half-open', () => {
    expect(whereOf(nothing)).toBeUndefined()
    expect(whereOf({ ...nothing, actor: ' agent-1 ' })).toEqual({
      field: 'actor',
      op: 'eq',
      value: 'agent-1',
    })
    expect(whereOf({ ...nothing, kind: 'case', record: 'c', action: 'case.', from: 1, until: 2 })).toEqual({
      and: [
        { field: 'target.kind', op: 'eq', value: 'case' },
        { field: 'target.id', op: 'eq', value: 'c' },
        { field: 'action', op: 'prefix', value: 'case.' },
        { field: 'at', op: 'gte', value: 1 },
        { field: 'at', op: 'lt', value: 2 },
      ],
    })
  })
})

describe('the audit viewer', () => {
  it('reads page by page, by what was asked and not by what is being typed', async () => {
    const { controller } = await auditing()
    expect(controller.state).toMatchObject({ count: { n: 30 }, hasMore: true })
    controller.write({ actor: 'nobody' })
    await controller.more()
    expect(controller.state.entries).toHaveLength(30)
    expect(controller.state.hasMore).toBe(false)
    await controller.search()
    expect(controller.state).toMatchObject({ entries: [], count: { n: 0 } })
  })

  it('narrows down', async () => {
    const { controller } = await auditing()
    controller.write({ actor: 'agent-2', kind: 'ticket' })
    await controller.search()
    expect(controller.state.count?.n).toBe(5)
    expect(new Set(controller.state.entries.map(({ actor }) => actor))).toEqual(new Set(['agent-2']))
  })

  it('keeps what it shows when the next question fails', async () => {
    const { controller, world } = await auditing()
    world.failing.set('auditing.list', refuse('desk.fields_not_readable', '不能按此字段', 'No'))
    await controller.search()
    expect(controller.state).toMatchObject({ status: 'ready', failure: { code: 'desk.fields_not_readable' } })
    expect(controller.state.entries).toHaveLength(20)
  })

  it('verifies, and tells the fault or why it could not', async () => {
    const { controller, world } = await auditing()
    world.verification = { whole: true, from: 1, count: 30, head: { seq: 30, hash: 'h' } }
    await controller.verify()
    expect(controller.state.verification).toMatchObject({ whole: true, count: 30 })
    world.failing.set('auditing.verify', refuse('audit.verifier_missing', '没有验签器', 'No verifier'))
    await controller.verify()
    expect(controller.state).toMatchObject({ verification: undefined, problem: { at: 'verify' } })
  })

  it('takes out what was asked for, with the reason', async () => {
    const { controller, world } = await auditing()
    controller.write({ kind: 'case' })
    await controller.search()
    controller.writeReason('年度审查')
    const text = await controller.export('csv')
    expect(text?.split('\n')).toHaveLength(15 + 1 + 1)
    expect(world.calls.find(({ name }) => name === 'auditing.export')?.args).toEqual([
      'csv',
      { field: 'target.kind', op: 'eq', value: 'case' },
      '年度审查',
    ])
    world.failing.set('auditing.export', refuse('desk.denied', '无权', 'Denied'))
    expect(await controller.export('csv')).toBeUndefined()
    expect(controller.state.problem?.at).toBe('export')
  })
})
