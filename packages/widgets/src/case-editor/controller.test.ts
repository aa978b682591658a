import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeCase } from '../testing/fake-data.js'
import { change, createFakeWorld, everything, type FakeWorld, refuse } from '../testing/fake-world.js'
// Loaded with the first check otherwise, for which these tests’ clock does not wait.
import './checker.js'
import { createCaseEditorController } from './controller.js'
import { openReview } from './open-review.js'

const writing = ['case.edit', 'case.submit', 'case.withdraw']
const saved = 900

async function editing(prepare: (world: FakeWorld) => void = () => {}, options = {}) {
  const world = createFakeWorld()
  world.cases.set('case-1', fakeCase(0, { status: 'draft', edition: 0 }))
  world.access.set('*', { ...everything, actions: writing })
  prepare(world)
  const { client } = createFakeClient(world)
  const editor = createCaseEditorController(client, { id: 'case-1', ...options })
  const leave = editor.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(1)
  return { world, client, editor, leave }
}

const edits = (world: FakeWorld) =>
  world.calls.filter(({ name }) => name === 'cases.edit').map(({ args }) => args)
const wait = () => vi.advanceTimersByTimeAsync(saved)

describe('createCaseEditorController', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('saves what changed and nothing else, once writing pauses, against the version that was read', async () => {
    const { world, editor } = await editing()
    editor.edit(['symptom', 'scene'], '夜')
    editor.edit(['symptom', 'scene'], '夜班')
    expect(editor.state.saving).toBe('unsaved')
    await wait()
    expect(editor.state.saving).toBe('saved')
    expect(edits(world)).toEqual([
      ['case-1', { symptom: { scene: '夜班' } }, { version: 1, idempotencyKey: expect.any(String) }],
    ])
  })

  it('saves again what was written while it was saving', async () => {
    const { world, editor } = await editing()
    editor.edit(['symptom', 'scene'], '夜班')
    const first = editor.save()
    editor.edit(['title'], '新标题')
    await first
    await wait()
    expect(edits(world).map(([, edit]) => edit)).toEqual([
      { symptom: { scene: '夜班' } },
      { title: '新标题' },
    ])
    expect(editor.state.saving).toBe('saved')
  })

  it('keeps everything when saving fails, and repeats the same call', async () => {
    const { world, editor } = await editing()
    world.failing.set('cases.edit', new TypeError('Failed to fetch'))
    editor.edit(['symptom', 'scene'], '夜班')
    await wait()
    expect(editor.state).toMatchObject({
      saving: 'failed',
      saveFailure: { kind: 'offline' },
      draft: { symptom: { scene: '夜班' } },
    })
    world.failing.clear()
    expect(await editor.save()).toBe(true)
    const [first, second] = edits(world)
    expect(second).toEqual(first)
    expect(editor.state).toMatchObject({ saving: 'saved', saveFailure: undefined })
  })

  it('lets the author choose when somebody else changed the case meanwhile', async () => {
    const { world, editor } = await editing()
    world.failing.set('cases.edit', refuse('desk.version_conflict', '已有更新的版本', 'changed'))
    editor.edit(['symptom', 'scene'], '我的')
    await wait()
    expect(editor.state).toMatchObject({ saving: 'conflict', draft: { symptom: { scene: '我的' } } })
    change(
      world,
      world.cases,
      'case-1',
      { title: '别人的标题', symptom: { customerWords: '', scene: '别人的' } },
      'case.edit',
    )
    editor.edit(['tags'], ['再写'])
    await wait()
    expect(edits(world)).toHaveLength(1)
    world.failing.clear()
    await editor.overwrite()
    expect(world.cases.get('case-1')).toMatchObject({ symptom: { scene: '我的' }, tags: ['再写'] })
    expect(edits(world).at(-1)?.[2]).toMatchObject({ version: 2 })
  })

  it('can give way to what somebody else wrote', async () => {
    const { world, editor } = await editing()
    world.failing.set('cases.edit', refuse('storage.conflict', '冲突', 'conflict'))
    editor.edit(['title'], '我的标题')
    await wait()
    await editor.reload()
    expect(editor.state).toMatchObject({ saving: 'saved', draft: { title: fakeCase(0).title } })
  })

  it('follows changes of others while nothing is unsaved here', async () => {
    const { world, editor } = await editing()
    change(world, world.cases, 'case-1', { title: '别人的标题' }, 'case.edit')
    await wait()
    expect(editor.state.draft.title).toBe('别人的标题')
    editor.edit(['title'], '我的标题')
    change(world, world.cases, 'case-1', { title: '又改' }, 'case.edit')
    await vi.advanceTimersByTimeAsync(10)
    expect(editor.state.draft.title).toBe('我的标题')
  })

  it('gives back a field that the author may not change, and saves the rest', async () => {
    const { world, editor } = await editing()
    const denied = refuse('desk.fields_not_writable', '不能修改', 'not writable')
    Object.assign(denied.all[0] as object, { details: { fields: ['track'] } })
    world.failing.set('cases.edit', denied)
    editor.edit(['track'], 'urgent')
    editor.edit(['symptom', 'scene'], '夜班')
    await wait()
    expect(editor.state).toMatchObject({ locked: ['track'], draft: { track: 'routine' } })
    world.failing.clear()
    await wait()
    expect(edits(world).at(-1)?.[1]).toEqual({ symptom: { scene: '夜班' } })
  })

  it('does not store begun rows, says so, and stores them once complete', async () => {
    const { world, editor } = await editing()
    editor.addRow(['result', 'figures'], { label: '恢复用时', value: '' })
    await wait()
    expect(edits(world)).toEqual([])
    expect(editor.state).toMatchObject({ saving: 'saved', waiting: 1 })
    editor.edit(['result', 'figures', 1, 'value'], '3 小时')
    await wait()
    expect(edits(world)[0]?.[1]).toMatchObject({ result: { figures: [{}, { value: '3 小时' }] } })
    expect(editor.state.waiting).toBe(0)
  })

  it('moves rows within their list', async () => {
    const { editor } = await editing()
    const tools = ['solution', 'tools']
    editor.edit(tools, ['甲', '乙', '丙'])
    expect(editor.moveRow(tools, 2, -1)).toBe(1)
    expect(editor.moveRow(tools, 0, -1)).toBe(0)
    editor.removeRow(tools, 0)
    expect(editor.state.draft.solution.tools).toEqual(['丙', '乙'])
  })

  it('checks while it is written, and finds the author’s own row', async () => {
    const { editor } = await editing()
    editor.edit(['symptom', 'scene'], '大概是夜班')
    await wait()
    expect(editor.state.findings).toMatchObject([{ path: ['symptom', 'scene'], range: [0, 2] }])
    expect(editor.state.score).toBe(92)
  })

  it('masks one place by what the finding says, and all by the desk', async () => {
    const { editor } = await editing()
    const words = ['symptom', 'customerWords']
    editor.edit(words, '请打 13800005678。')
    await wait()
    const [finding] = editor.state.findings ?? []
    if (finding) editor.mask(finding)
    expect(editor.state.draft.symptom.customerWords).toBe('请打 138****5678。')
    editor.edit(words, '或 13800005678')
    await editor.maskAll()
    expect(editor.state.draft.symptom.customerWords).toBe('或 138****5678')
  })

  it('does not mask by a finding whose text has changed since', async () => {
    const { editor } = await editing()
    const words = ['symptom', 'customerWords']
    editor.edit(words, '请打 13800005678。')
    await wait()
    const [finding] = editor.state.findings ?? []
    editor.edit(words, '您好，请打 13800005678。')
    if (finding) editor.mask(finding)
    expect(editor.state.draft.symptom.customerWords).toBe('您好，请打 13800005678。')
  })

  it('shows apart what says nearly the same, and only once', async () => {
    const { editor, world } = await editing((world) => {
      const near = { id: 'case-3', number: 'C-3', title: '报警', status: 'published' }
      world.similar = [{ ...near, resemblance: 0.8, containment: 0.9 }]
    })
    expect(editor.state.similar.map(({ id }) => id)).toEqual(['case-3'])
    expect(editor.state.related.map(({ id }) => id)).not.toContain('case-3')
    const asked = world.calls.find(({ name }) => name === 'search.similar')?.args[0]
    expect(asked).toMatchObject({ except: editor.state.entry?.id })
  })

  it('proposes cases that tell the same, never the case itself or the one it revises', async () => {
    const { editor } = await editing((world) =>
      world.cases.set('case-1', fakeCase(0, { status: 'draft', revises: 'case-2' })),
    )
    expect(editor.state.related.map(({ id }) => id)).not.toContain('case-2')
    expect(editor.state.related.map(({ id }) => id)).not.toContain('case-1')
    expect(editor.state.related.length).toBeGreaterThan(0)
  })

  it('submits what was just written, and tells what stands in the way with its place', async () => {
    const { world, editor } = await editing()
    const missing = {
      code: 'quality.missing_steps',
      path: ['solution', 'steps'],
      message: { zh: '缺少步骤', en: 'No steps' },
    }
    const refusal = refuse('lifecycle.elements_missing', '还有 1 处', '1 problem')
    Object.assign(refusal.all[0] as object, { details: { errors: [missing] } })
    world.failing.set('cases.send', refusal)
    editor.edit(['symptom', 'scene'], '夜班')
    expect(await editor.submit()).toBe(false)
    expect(world.cases.get('case-1')?.symptom.scene).toBe('夜班')
    expect(editor.state).toMatchObject({ obstacles: [missing], attempts: 1 })
    world.failing.clear()
    expect(await editor.submit()).toBe(true)
    expect(editor.state.entry?.status).toBe('submitted')
  })

  it('does not submit what could not be saved', async () => {
    const { world, editor } = await editing()
    world.failing.set('cases.edit', new TypeError('Failed to fetch'))
    editor.edit(['symptom', 'scene'], '夜班')
    expect(await editor.submit()).toBe(false)
    expect(world.calls.some(({ name }) => name === 'cases.send')).toBe(false)
  })

  it('makes a new case once it has a title, and goes on editing that one', async () => {
    const { world, editor } = await editing(undefined, { id: undefined, content: { tags: ['停机'] } })
    editor.edit(['symptom', 'scene'], '夜班')
    await wait()
    expect(world.calls.some(({ name }) => name === 'cases.create')).toBe(false)
    expect(await editor.submit()).toBe(false)
    expect(editor.state.obstacles).toMatchObject([{ path: ['title'] }])
    editor.edit(['title'], '注塑机停机')
    await wait()
    editor.edit(['title'], '注塑机停机 E-1024')
    await wait()
    expect(world.calls.filter(({ name }) => name === 'cases.create')).toHaveLength(1)
    const { id } = editor.state.entry ?? {}
    expect(world.cases.get(id ?? '')).toMatchObject({
      title: '注塑机停机 E-1024',
      tags: ['停机'],
      symptom: { scene: '夜班' },
    })
  })

  it('saves what is unsaved when nobody listens any more', async () => {
    const { world, editor, leave } = await editing()
    editor.edit(['symptom', 'scene'], '夜班')
    leave()
    await vi.advanceTimersByTimeAsync(1)
    expect(world.cases.get('case-1')?.symptom.scene).toBe('夜班')
  })

  it('cannot be edited by whom policy does not let, and shows the review that sent it back', async () => {
    const { editor } = await editing((world) => {
      world.access.set('*', { ...everything, actions: [] })
      const review = {
        level: 'first',
        reviewer: 'first-1',
        decision: 'changes_requested',
        checklist: [],
        comments: [{ field: 'title', text: '写产品' }],
        contentHash: 'h',
        void: true,
        at: 1,
      } as const
      world.cases.set(
        'case-1',
        fakeCase(0, {
          status: 'changes_requested',
          reviews: [{ ...review, comments: [...review.comments], checklist: [] }],
        }),
      )
    })
    expect(editor.state.editable).toBe(false)
    expect(openReview(editor.state)?.comments).toEqual([{ field: 'title', text: '写产品' }])
  })
})
