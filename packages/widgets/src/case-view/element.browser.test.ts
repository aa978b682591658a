import { describe, expect, it } from 'vitest'
import './define.js'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeCase, fakeNow } from '../testing/fake-data.js'
import { createFakeWorld, everything, type FakeWorld } from '../testing/fake-world.js'
import { all, click, get, heard, inside, mount, settled, type, violations } from '../testing/mount.js'

const reader = ['case.feedback', 'case.cite', 'case.revise', 'case.archive', 'case.edit']

async function opened(prepare: (world: FakeWorld) => void = () => {}, locale = 'zh-CN', properties = {}) {
  const world = createFakeWorld()
  world.access.set('*', { ...everything, actions: reader })
  prepare(world)
  const mounted = await mount(
    'caselore-case-view',
    createFakeClient(world).client,
    { caseId: 'case-1', ...properties },
    locale,
  )
  await settled(mounted.element)
  return { ...mounted, world }
}

const withheld = (world: FakeWorld) => {
  const { diagnosis: _hidden, ...rest } = fakeCase(0)
  world.cases.set('case-1', rest as ReturnType<typeof fakeCase>)
  world.access.set('case-1', { masked: ['solution'], hidden: ['diagnosis'], actions: reader })
}

describe('<caselore-case-view>', () => {
  it('tells problem, cause, fix with its cautions, and the result in figures', async () => {
    const { element } = await opened()
    expect(all(element, 'h3').map((heading) => heading.textContent?.trim())).toEqual(
      expect.arrayContaining(['遇到的问题', '怎么找到原因', '怎么解决', '结果']),
    )
    expect(get(element, 'blockquote').textContent).toContain('E-1024')
    expect(get(element, '[data-state=excluded]').textContent).toContain('已排除')
    expect(get(element, '[part~=caution]').textContent).toContain('断电五分钟')
    expect(get(element, '[part~=figure-value]').textContent).toBe('-35 %')
  })

  it('puts data in as text, never as HTML', async () => {
    const { element } = await opened((world) =>
      world.cases.set(
        'case-1',
        fakeCase(0, { symptom: { customerWords: '<img src=x onerror=alert(1)>', scene: '' } }),
      ),
    )
    expect(all(element, 'img')).toEqual([])
    expect(get(element, 'blockquote').textContent).toContain('<img')
  })

  it('says what is masked or not shown, why, and whom to ask', async () => {
    const { element } = await opened(withheld)
    expect(get(element, '[data-state=withheld]').textContent).toContain('销售只能查看脱敏后的内容')
    expect(get(element, '[data-state=withheld]').textContent).toContain('管理员申请')
    expect(get(element, '[data-part=solution] [part~=masked]').textContent).toContain('已脱敏')
    expect(get(element, '[data-part=diagnosis]').textContent).toContain('没有权限')
  })

  it('asks for the reason of a revision, then leads to it', async () => {
    const { element } = await opened()
    await click(element, '#do-revise')
    expect(inside(element).activeElement?.id).toBe('reason')
    get<HTMLTextAreaElement>(element, '#reason').value = '补充风扇型号'
    const open = heard(element, 'caselore-open')
    await click(element, '#confirm')
    expect(await open).toMatchObject({ kind: 'case', mode: 'edit', id: expect.stringMatching(/^case-/) })
  })

  it('leaves a reason with Escape and gives the focus back', async () => {
    const { element } = await opened()
    await click(element, '#do-archive')
    get(element, '#reason').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await settled(element)
    expect(all(element, '#reason')).toEqual([])
    expect(inside(element).activeElement?.id).toBe('do-archive')
  })

  it('thanks for the answer and asks what is missing when it did not help', async () => {
    const { element, world } = await opened()
    all(element, '[part~=feedback] button')[1]?.click()
    await settled(element)
    expect(world.feedback).toMatchObject([{ kind: 'not_solved' }])
    expect(get<HTMLDetailsElement>(element, '[part~=feedback] details').open).toBe(true)
    await type(element, '#said', '少一张接线图')
    await click(element, '[part~=feedback] [type=submit]')
    expect(world.feedback[1]).toMatchObject({ kind: 'comment', text: '少一张接线图' })
    expect(get<HTMLTextAreaElement>(element, '#said').value).toBe('')
  })

  it('keeps the words of a feedback that failed', async () => {
    const { element, world } = await opened()
    world.failing.set('cases.feedback', new TypeError('Failed to fetch'))
    await type(element, '#said', '少一张接线图')
    await click(element, '[part~=feedback] [type=submit]')
    expect(get(element, '[role=alert]').textContent).toContain('内容还在')
    expect(get<HTMLTextAreaElement>(element, '#said').value).toBe('少一张接线图')
  })

  it('cites the case on the ticket that is being worked on, and edits a draft', async () => {
    const { element } = await opened(undefined, 'zh-CN', { ticket: 'ticket-1' })
    const cited = heard(element, 'caselore-cited')
    await click(element, '[part~=actions] [part~=primary]')
    expect(await cited).toEqual({ ticket: 'ticket-1', case: 'case-1' })
    const edited = heard(element, 'caselore-edit')
    all(element, '[part~=actions] button')[1]?.click()
    expect(await edited).toEqual({ id: 'case-1' })
  })

  it('says that there is no such case, and speaks the other language at once', async () => {
    const { element, provider } = await opened(undefined, 'zh-CN', { caseId: 'case-99' })
    expect(get(element, '[role=alert]').textContent).toContain('没有找到')
    provider.locale = 'en'
    await settled(element)
    expect(get(element, '[role=alert]').textContent).toContain('no such record')
  })

  it.each(['zh-CN', 'en'])(
    'is accessible in %s: open, with feedback and editions, asking, withheld',
    async (locale) => {
      const { element } = await opened(
        (world) => {
          world.feedback.push({
            id: 'f1',
            case: 'case-1',
            by: 'agent-2',
            kind: 'comment',
            text: '好用',
            score: 5,
            regions: [],
            at: fakeNow,
          })
          world.editions.push({
            id: 'case-1:1',
            case: 'case-1',
            edition: 1,
            content: fakeCase(0),
            regions: [],
            publishedAt: fakeNow - 9e9,
            replacedAt: fakeNow - 8e9,
            by: 'agent-1',
            reason: '补充',
          })
        },
        locale,
        { ticket: 'ticket-1' },
      )
      for (const details of all(element, 'details')) (details as HTMLDetailsElement).open = true
      await click(element, '#do-archive')
      expect(await violations(element)).toEqual([])
      expect(await violations((await opened(withheld, locale)).element)).toEqual([])
    },
  )
})
