import { createDesk } from '@caselore/core/desk'
import type { CaseEdit, Session } from '@caselore/core/schema'
import { manualClock, ulids } from '@caselore/core/shared'
import { memoryStorage } from '@caselore/core/storage'
import { describe, expect, it, vi } from 'vitest'
import { createCaseEditorController } from './case-editor/index.js'
import { createCaseViewController } from './case-view/index.js'
import { createReviewPanelController } from './review-panel/index.js'

const morning = Date.UTC(2026, 10, 24, 2)
const person = (id: string, ...roles: string[]): Session => ({
  tenant: 'acme',
  actor: { id, name: id, roles, attributes: { regions: ['华东'], team: 'support' } },
  zone: 'Asia/Shanghai',
})
const agent = person('agent-1', 'agent')
const both = person('both-1', 'agent', 'first_reviewer', 'second_reviewer')
const second = person('second-1', 'second_reviewer')

const story: CaseEdit = {
  basics: { product: '注塑机', productModel: 'HT-280', industry: '汽车零部件注塑，三班连续生产，模温 80 ℃' },
  symptom: {
    customerWords: '设备停机，屏幕报警 E-1024，复位不了。请打 13800138000。',
    scene: '夜班换模后首次开机，伺服驱动器红灯常亮。',
  },
  diagnosis: {
    narrative: '先读驱动器故障记录，再测母线电压，最后交换驱动器验证。',
    checks: [{ checked: '测量母线电压', finding: '电压 540 V，正常', excluded: true }],
  },
  solution: {
    steps: [
      { text: '关闭总电源并挂牌，等待 10 分钟让母线放电。' },
      { text: '拆下旧驱动器，记录拨码与参数版本。' },
      { text: '装上新驱动器，导入参数 P2.31，空载运行 15 分钟。' },
    ],
    tools: ['万用表'],
  },
  result: {
    outcome: '停机 3 小时后恢复生产，连续运行 30 天未再报警。',
    figures: [{ label: '停机时长', value: '-65 %' }],
  },
  tags: ['伺服'],
  regions: ['华东'],
}

async function desk() {
  const clock = manualClock(morning)
  let seed = 7
  const ids = ulids(clock, (bytes) => {
    for (let i = 0; i < bytes.length; i += 1) {
      seed = (seed * 48_271) % 2_147_483_647
      bytes[i] = seed & 255
    }
  })
  return createDesk({ clock, ids, storage: memoryStorage() })
}

// A busy machine is no failure.
const until = (seen: () => boolean) => vi.waitFor(() => expect(seen()).toBe(true), { timeout: 5_000 })
const quick = { saveDelay: 1, checkDelay: 1 }

async function reviewer(client: ReturnType<Awaited<ReturnType<typeof desk>>['as']>, id?: string) {
  const panel = createReviewPanelController(client, { id })
  panel.subscribe(() => {})
  await until(() => panel.state.entry !== undefined)
  return panel
}

const scores = { authenticity: 5, typicality: 4, reusability: 5 }

describe('a case between widgets and a real desk', () => {
  it('is written, masked, sent back, reviewed twice by different people, and read', async () => {
    const library = await desk()
    const author = library.as(agent)
    const editor = createCaseEditorController(author, { content: story, ...quick })
    editor.subscribe(() => {})
    editor.edit(['title'], '注塑机 伺服报警 E-1024 停机')
    await until(() => editor.state.entry !== undefined && editor.state.saving === 'saved')
    expect(editor.state).toMatchObject({ saving: 'saved', entry: { status: 'draft' } })

    // The testimonial is missing and a telephone number is in the text.
    expect(await editor.submit()).toBe(false)
    expect(editor.state.refusal?.code).toBe('lifecycle.elements_missing')
    expect(editor.state.obstacles.map(({ path }) => path.join('.'))).toContain('result.testimonial')
    editor.edit(['result', 'testimonial'], '夜班当场解决，步骤清楚，我们自己也能照做。')
    await until(() => editor.state.checked === editor.state.draft)
    const sensitive = editor.state.findings?.find(({ code }) => code.startsWith('quality.sensitive'))
    expect(await editor.submit()).toBe(false)
    expect(editor.state.obstacles.map(({ code }) => code)).toContain(sensitive?.code)
    if (sensitive) editor.mask(sensitive)
    expect(editor.state.draft.symptom.customerWords).not.toContain('13800138000')
    expect(await editor.submit()).toBe(true)
    const id = editor.state.entry?.id ?? ''
    expect(editor.state).toMatchObject({ entry: { status: 'submitted' }, editable: false })

    // Nobody reviews a case of their own.
    const own = await reviewer(author, id)
    expect(own.state.transitions.find(({ event }) => event === 'case.claim')).toMatchObject({ open: false })

    const first = await reviewer(library.as(both))
    expect(first.state.queue.map((entry) => entry.id)).toEqual([id])
    await first.claim()
    first.write({ field: 'solution.steps', text: '请写明怎样确认放电完成。' })
    expect(await first.decide('request_changes')).toBe(true)

    await editor.reload()
    expect(editor.state).toMatchObject({ entry: { status: 'changes_requested' }, editable: true })
    editor.edit(
      ['solution', 'steps', 0, 'text'],
      '关闭总电源并挂牌，等待 10 分钟，用万用表确认母线电压低于 5 V。',
    )
    expect(await editor.submit()).toBe(true)
    await first.reload()
    await first.select(id)
    await first.claim()
    first.write({ checked: ['complete', 'logical', 'accurate'], scores })
    expect(await first.decide('pass')).toBe(true)

    // The same person may not do the second review.
    const again = await reviewer(library.as(both), id)
    expect(again.state.transitions.find(({ event }) => event === 'case.claim')?.open).toBe(false)

    const last = await reviewer(library.as(second))
    await last.claim()
    last.write({ checked: ['general', 'reusable', 'wording'], scores: { ...scores, typicality: 1 } })
    expect(await last.decide('pass')).toBe(false)
    expect(last.state.problem?.code).toBe('lifecycle.scores_too_low')
    last.write({ scores })
    expect(await last.decide('pass')).toBe(true)

    const view = createCaseViewController(author, { id })
    const leave = view.subscribe(() => {})
    await until(() => view.state.entry !== undefined)
    expect(view.state.entry).toMatchObject({ status: 'published', confidence: 'validated', edition: 1 })
    await view.answer('solved')
    expect(view.state).toMatchObject({ helped: 'solved', problem: undefined })
    await until(() => view.state.entry?.solved === 1)
    const revision = await view.revise('补充另一种型号')
    expect(revision).toEqual(expect.any(String))
    leave()
    await library.close()
  })

  it('tells an author that a colleague was quicker, and lets them choose', async () => {
    const library = await desk()
    const author = library.as(agent)
    const { id } = await author.cases.create({ title: '注塑机停机', content: story })
    const editor = createCaseEditorController(author, { id, ...quick })
    editor.subscribe(() => {})
    await until(() => editor.state.status === 'ready')
    editor.edit(['title'], '我的标题')
    await author.cases.edit(id, { title: '别处的标题', tags: ['别处'] })
    expect(await editor.save()).toBe(false)
    expect(editor.state).toMatchObject({ saving: 'conflict', draft: { title: '我的标题' } })
    await editor.overwrite()
    expect(editor.state.saving).toBe('saved')
    expect((await author.cases.get(id)).title).toBe('我的标题')
    await library.close()
  })
})
