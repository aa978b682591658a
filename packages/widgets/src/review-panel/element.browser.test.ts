import { describe, expect, it } from 'vitest'
import './define.js'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeCase, fakeNow } from '../testing/fake-data.js'
import { createFakeWorld, type FakeWorld, fakeSession, refuse } from '../testing/fake-world.js'
import { all, click, get, heard, inside, mount, settled, type, violations } from '../testing/mount.js'

async function reviewing(prepare: (world: FakeWorld) => void = () => {}, locale = 'zh-CN') {
  const world = createFakeWorld()
  world.session = fakeSession('first-1', ['first_reviewer'])
  const day = 86_400_000
  world.cases.set(
    'case-1',
    fakeCase(0, { status: 'first_review', track: 'urgent', submittedAt: fakeNow - day }),
  )
  world.cases.set('case-2', fakeCase(1, { status: 'submitted', submittedAt: fakeNow - 3 * day }))
  prepare(world)
  const { client } = createFakeClient(world)
  const mounted = await mount('caselore-review-panel', client, {}, locale)
  await settled(mounted.element)
  return { ...mounted, world, client }
}

const revision = (world: FakeWorld) => {
  const { symptom } = fakeCase(4)
  world.cases.set(
    'case-1',
    fakeCase(4, {
      id: 'case-1',
      status: 'first_review',
      revises: 'case-5',
      symptom: { ...symptom, scene: '冬季车间温度 8 ℃。' },
    }),
  )
}

async function fill(element: Element) {
  for (const box of all(element, '#checklist input')) box.click()
  for (const name of ['authenticity', 'typicality', 'reusability'])
    get(element, `[name=score-${name}][value='4']`).click()
  await settled(element)
}

describe('<caselore-review-panel>', () => {
  it('shows the queue with age and track, and the first case', async () => {
    const { element } = await reviewing()
    const [first, second] = all(element, '[part~=queue-item]')
    expect(first?.textContent).toMatch(/紧急（48 小时）[\s\S]*等待\s*1天/)
    expect(second?.textContent).toMatch(/等待\s*3天/)
    expect(first?.getAttribute('aria-current')).toBe('true')
    expect(get(element, '[part~=story]').textContent).toContain('风道')
  })

  it('passes with checklist and scores and goes on to the next, focus and all', async () => {
    const { element } = await reviewing()
    await fill(element)
    const reviewed = heard(element, 'caselore-reviewed')
    await click(element, '#pass')
    expect(await reviewed).toEqual({ id: 'case-1', decision: 'pass' })
    await settled(element)
    expect(get(element, '[data-state=decided]').textContent).toContain('已通过')
    expect(get(element, '#case').textContent).toContain('编码器')
    expect(inside(element).activeElement?.id).toBe('case')
  })

  it('says what a decision lacks, at its place', async () => {
    const { element } = await reviewing()
    await click(element, '#pass')
    expect(inside(element).activeElement?.id).toBe('checklist')
    expect(get(element, '#lack-scores').textContent).toContain('三项评分')
    await click(element, '#request_changes')
    expect(inside(element).activeElement?.id).toBe('comments')
  })

  it('gives each star its word', async () => {
    const { element } = await reviewing()
    const labels = all(element, '[name=score-typicality]').map((radio) => radio.getAttribute('aria-label'))
    expect(labels).toEqual(['1 星，差', '2 星，较差', '3 星，合格', '4 星，好', '5 星，优秀'])
  })

  it('collects comments at fields', async () => {
    const { element, world } = await reviewing()
    get<HTMLSelectElement>(element, '#field').value = 'solution.steps'
    get(element, '#field').dispatchEvent(new Event('change'))
    await type(element, '#comment', '写明用什么线')
    await click(element, '#add-comment')
    expect(get(element, '[part~=review-comment]').textContent).toContain('处理步骤')
    expect(inside(element).activeElement?.id).toBe('comment')
    await click(element, '#request_changes')
    expect(world.cases.get('case-1')).toMatchObject({
      status: 'changes_requested',
      reviews: [{ comments: [{ field: 'solution.steps' }] }],
    })
  })

  it('marks what a revision changes', async () => {
    const { element } = await reviewing(revision)
    expect(get(element, 'del').textContent).toContain('删去')
    expect(
      all(element, 'ins')
        .map((one) => one.textContent)
        .join(''),
    ).toContain('8')
    expect(get(element, '[part~=change] dt').textContent).toBe('现场情况')
  })

  it('says a refusal in the desk’s words and keeps what was put down', async () => {
    const { element, world } = await reviewing()
    world.failing.set(
      'cases.send',
      refuse('lifecycle.scores_too_low', '两级评分平均 2.5 分，未达到 3.5 分的要求。', 'Too low.'),
    )
    await fill(element)
    await click(element, '#pass')
    expect(get(element, '#problem').textContent).toContain('未达到 3.5 分')
    expect(inside(element).activeElement?.id).toBe('problem')
    expect(get<HTMLInputElement>(element, "[name=score-typicality][value='4']").checked).toBe(true)
  })

  it('does not offer one’s own case or a second review by the same person, and says why', async () => {
    const world = createFakeWorld()
    world.cases.set('case-1', fakeCase(0, { status: 'submitted' }))
    const { client } = createFakeClient(world)
    const refusal = {
      code: 'lifecycle.own_review',
      message: { zh: '作者不能审核自己的案例。', en: 'Not your own.' },
    }
    const cases = {
      ...client.cases,
      transitions: async () => [
        { event: 'case.claim', label: { zh: '领取', en: 'Take' }, to: 'first_review', open: false, refusal },
      ],
    }
    const { element } = await mount('caselore-review-panel', { ...client, cases }, { caseId: 'case-1' })
    await settled(element)
    expect(get(element, '[data-state=refused]').textContent).toContain('不能审核自己的案例')
    expect(all(element, '#claim, #pass')).toEqual([])
  })

  it('takes a review first', async () => {
    const { element } = await reviewing()
    all(element, '[part~=queue-item]')[1]?.click()
    await settled(element)
    expect(all(element, '#pass')).toEqual([])
    await click(element, '#claim')
    await settled(element)
    expect(get(element, '#pass')).toBeTruthy()
  })

  it('says kindly that nothing waits, in the other language at once', async () => {
    const { element, provider } = await reviewing((world) => world.cases.clear())
    expect(get(element, '[part~=empty]').textContent).toContain('没有待审核的案例')
    provider.locale = 'en'
    await settled(element)
    expect(get(element, '[part~=empty]').textContent).toContain('Nothing to review')
  })

  it.each(['zh-CN', 'en'])('is accessible in %s: deciding, lacking, comparing, taking', async (locale) => {
    const { element } = await reviewing(revision, locale)
    await type(element, '#comment', '写明用什么线')
    await click(element, '#add-comment')
    await click(element, '#pass')
    expect(await violations(element)).toEqual([])
    all(element, '[part~=queue-item]')[1]?.click()
    await settled(element)
    expect(await violations(element)).toEqual([])
  })
})
