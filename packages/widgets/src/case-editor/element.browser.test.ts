import { describe, expect, it } from 'vitest'
import './define.js'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeCase, fakeNow } from '../testing/fake-data.js'
import { change, createFakeWorld, everything, type FakeWorld, refuse } from '../testing/fake-world.js'
import { all, click, get, heard, inside, mount, settled, type, violations } from '../testing/mount.js'

const writing = ['case.edit', 'case.submit', 'case.withdraw']
const pause = (element: Element) =>
  new Promise((resolve) => setTimeout(resolve, 950)).then(() => settled(element))

async function editing(prepare: (world: FakeWorld) => void = () => {}, locale = 'zh-CN', properties = {}) {
  const world = createFakeWorld()
  const draft = fakeCase(0, {
    status: 'draft',
    symptom: { customerWords: '请打 13800005678。', scene: '大概是夜班' },
  })
  world.cases.set('case-1', draft)
  world.access.set('*', { ...everything, actions: writing })
  prepare(world)
  const mounted = await mount(
    'caselore-case-editor',
    createFakeClient(world).client,
    { caseId: 'case-1', ...properties },
    locale,
  )
  await settled(mounted.element)
  return { ...mounted, world }
}

const key = async (element: Element, selector: string, init: KeyboardEventInit) => {
  get(element, selector).dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
  )
  await settled(element)
}
const choose = async (element: Element, selector: string, chosen: string) => {
  const control = get<HTMLInputElement>(element, selector)
  control.value = chosen
  control.dispatchEvent(new Event('change'))
  await settled(element)
}
const focused = (element: Element) => inside(element).activeElement as HTMLInputElement | null
const value = (element: Element, id: string) => get<HTMLInputElement>(element, `#${id}`).value

describe('<caselore-case-editor>', () => {
  it('saves by itself and says so', async () => {
    const { element, world } = await editing()
    await type(element, '#f-symptom-scene', '夜班换模后')
    expect(get(element, '#saving').textContent).toContain('自动保存')
    await pause(element)
    expect(get(element, '#saving').textContent).toContain('已保存')
    expect(world.cases.get('case-1')?.symptom.scene).toBe('夜班换模后')
  })

  it('takes away what may be missing: the time, the class, the customer', async () => {
    const { element, world } = await editing((other) => {
      const { basics } = fakeCase(0)
      change(other, other.cases, 'case-1', { basics: { ...basics, occurredAt: fakeNow } }, 'case.edit')
    })
    expect(value(element, 'f-basics-occurredAt')).toBe('2026-11-24T10:00')
    await choose(element, '#f-basics-occurredAt', '')
    await choose(element, '#f-node', '')
    await type(element, '#f-customer-name', '')
    await pause(element)
    expect(get(element, '#saving').textContent).toContain('已保存')
    const stored = world.cases.get('case-1')
    expect(stored?.basics).not.toHaveProperty('occurredAt')
    expect([stored?.node, stored?.customer]).toEqual([undefined, undefined])
  })

  it('offers the product lines of the library, takes another too, and lets go of it', async () => {
    const { element, world } = await editing((other) => {
      const line = { productLine: '注塑设备' }
      other.cases.set('case-9', fakeCase(9, { status: 'published', ...line }))
    })
    const box = get<HTMLInputElement>(element, '#f-productLine')
    expect(Array.from(box.list?.options ?? [], (option) => option.value)).toEqual(['注塑设备'])
    await type(element, '#f-productLine', '锻压设备')
    await pause(element)
    expect(world.cases.get('case-1')?.productLine).toBe('锻压设备')
    await type(element, '#f-productLine', '')
    await pause(element)
    expect(world.cases.get('case-1')?.productLine).toBeUndefined()
  })

  it('stores an authorisation once all of it is said, by the day of the zone, and the regions', async () => {
    const { element, world } = await editing()
    await type(element, '#f-customer-authorisation-reference', '授权书 2026-11')
    await type(element, '#f-customer-authorisation-by', '王工')
    await pause(element)
    expect(get(element, '#saving').textContent).toContain('1 处没有写完')
    expect(world.cases.get('case-1')?.customer).not.toHaveProperty('authorisation')
    await choose(element, '#f-customer-authorisation-at', '2026-11-20')
    await type(element, '#f-regions', '华南，')
    await pause(element)
    expect(world.cases.get('case-1')).toMatchObject({
      regions: ['华东', '华南'],
      customer: {
        name: '海川注塑模具有限公司',
        authorisation: { reference: '授权书 2026-11', by: '王工', at: Date.UTC(2026, 10, 19, 16) },
      },
    })
  })

  it('does not let a mask be written over what it hides, nor shows a customer who is hidden', async () => {
    const { element } = await editing((world) =>
      world.access.set('*', { ...everything, actions: writing, masked: ['customer.name'] }),
    )
    expect(get<HTMLInputElement>(element, '#f-customer-name').readOnly).toBe(true)
    expect(get<HTMLInputElement>(element, '#f-title').readOnly).toBe(false)
    const { element: without } = await editing((world) =>
      world.access.set('*', { ...everything, actions: writing, hidden: ['customer'] }),
    )
    expect(all(without, '#f-customer-name')).toEqual([])
  })

  it('leads from a finding to the words that it means', async () => {
    const { element } = await editing()
    const finding = all(element, '[part~=finding]').find((one) => one.textContent?.includes('大概'))
    expect(finding?.querySelector('mark')?.textContent).toBe('大概')
    finding?.querySelector('button')?.click()
    await settled(element)
    const control = focused(element)
    expect(control?.id).toBe('f-symptom-scene')
    expect([control?.selectionStart, control?.selectionEnd]).toEqual([0, 2])
    const notes = control?.getAttribute('aria-describedby')?.split(' ').at(-1)
    expect(get(element, `#${notes}`).textContent).toContain('大概')
  })

  it('masks one place, or all', async () => {
    const { element } = await editing()
    await click(element, '[data-state=error] [part=button]')
    expect(value(element, 'f-symptom-customerWords')).toBe('请打 138****5678。')
    await settled(element)
    expect(all(element, '[data-state=error]')).toEqual([])
  })

  it('adds, moves and removes rows with the keyboard and keeps the focus in the row', async () => {
    const { element } = await editing()
    await key(element, '#f-solution-tools-0', { key: 'Enter' })
    expect(focused(element)?.id).toBe('f-solution-tools-1')
    await type(element, '#f-solution-tools-1', '红外测温仪')
    await key(element, '#f-solution-tools-1', { key: 'ArrowUp', altKey: true })
    expect(value(element, 'f-solution-tools-0')).toBe('红外测温仪')
    expect(focused(element)?.id).toBe('f-solution-tools-0')
    await type(element, '#f-solution-tools-0', '')
    await key(element, '#f-solution-tools-0', { key: 'Backspace' })
    expect(value(element, 'f-solution-tools-0')).toBe('万用表')
    await click(element, '#f-solution-tools-0-remove')
    expect(focused(element)?.id).toBe('add-tools')
  })

  it('moves a row by its button, again and again, and goes to its text at the end of the list', async () => {
    const { element } = await editing((world) => {
      const draft = world.cases.get('case-1')
      if (draft)
        world.cases.set('case-1', { ...draft, solution: { ...draft.solution, tools: ['甲', '乙', '丙'] } })
    })
    await click(element, '#f-solution-tools-0-down')
    expect(focused(element)?.id).toBe('f-solution-tools-1-down')
    focused(element)?.click()
    await settled(element)
    expect(value(element, 'f-solution-tools-2')).toBe('甲')
    expect(focused(element)?.id).toBe('f-solution-tools-2')
  })

  it('leaves Enter to the input method while a word is being composed', async () => {
    const { element } = await editing()
    await key(element, '#f-solution-tools-0', { key: 'Enter', isComposing: true })
    expect(all(element, '#f-solution-tools [part=row-item]')).toHaveLength(1)
  })

  it('takes tags as chips', async () => {
    const { element } = await editing()
    await type(element, '#f-tags', '伺服，风扇')
    const chips = () =>
      all(element, '.field:has(#f-tags) [part~=chip]').map((chip) => chip.textContent?.trim())
    expect(chips()).toEqual(['报警', '停机', '伺服', '风扇'])
    await key(element, '#f-tags', { key: 'Backspace' })
    expect(chips()).toHaveLength(3)
  })

  it('leads from a refused submission to what is missing', async () => {
    const { element, world } = await editing()
    const refusal = refuse('lifecycle.elements_missing', '还有 1 处', '1 problem')
    const errors = [
      {
        code: 'quality.missing_testimonial',
        path: ['result', 'testimonial'],
        message: { zh: '缺少客户评价', en: 'No testimonial' },
      },
    ]
    Object.assign(refusal.all[0] as object, { details: { errors } })
    world.failing.set('cases.send', refusal)
    await click(element, '#submit')
    expect(focused(element)?.id).toBe('obstacles')
    await click(element, '#obstacles button')
    expect(focused(element)?.id).toBe('f-result-testimonial')
  })

  it('submits, tells the host, and can be withdrawn', async () => {
    const { element } = await editing()
    const submitted = heard(element, 'caselore-submitted')
    await click(element, '#submit')
    expect(await submitted).toEqual({ id: 'case-1' })
    const withdrawn = heard(element, 'caselore-withdrawn')
    await click(element, '#withdraw')
    expect(await withdrawn).toEqual({ id: 'case-1' })
  })

  it('keeps the words when saving fails, also in the other language', async () => {
    const { element, provider, world } = await editing()
    world.failing.set('cases.edit', new TypeError('Failed to fetch'))
    await type(element, '#f-symptom-scene', '夜班换模后')
    await pause(element)
    expect(get(element, '[role=alert]').textContent).toContain('都还在')
    provider.locale = 'en'
    await settled(element)
    expect(value(element, 'f-symptom-scene')).toBe('夜班换模后')
  })

  it('asks before the page is left with something unsaved, and not otherwise', async () => {
    const { element } = await editing()
    const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(leave()).toBe(false)
    await type(element, '#f-symptom-scene', '夜班换模后')
    expect(leave()).toBe(true)
    await settled(element)
    expect(leave()).toBe(false)
  })

  it('begins a new case and goes on with the same editor when the host names its id', async () => {
    const { element } = await editing(undefined, 'zh-CN', { caseId: undefined })
    const created = heard<{ id: string }>(element, 'caselore-created')
    await type(element, '#f-title', '注塑机停机')
    await pause(element)
    const { id } = await created
    get(element, '#f-title').focus()
    element.caseId = id
    await settled(element)
    expect(focused(element)?.id).toBe('f-title')
    expect(value(element, 'f-title')).toBe('注塑机停机')
  })

  it('can only be read by whom policy does not let edit, and says why', async () => {
    const { element } = await editing((world) => {
      world.cases.set('case-1', fakeCase(0, { status: 'first_review' }))
      world.access.set('*', { ...everything, actions: [] })
    })
    expect(get(element, '[data-state=read-only]').textContent).toContain('正在审核')
    expect(get<HTMLInputElement>(element, '#f-title').readOnly).toBe(true)
    expect(all(element, '#submit, [id^=add-]')).toEqual([])
  })

  it.each(['zh-CN', 'en'])('is accessible in %s: with findings, sent back, in conflict', async (locale) => {
    const { element, world } = await editing((other) => {
      const draft = other.cases.get('case-1')
      if (!draft) return
      other.cases.set('case-1', {
        ...draft,
        status: 'changes_requested',
        reviews: [
          {
            level: 'first',
            reviewer: 'first-1',
            decision: 'changes_requested',
            checklist: [],
            comments: [{ field: 'title', text: '请写产品' }],
            contentHash: 'h',
            void: true,
            at: 1,
          },
        ],
      })
    }, locale)
    expect(await violations(element)).toEqual([])
    world.failing.set('cases.edit', refuse('desk.version_conflict', '已有更新', 'changed'))
    await type(element, '#f-title', '新标题')
    await pause(element)
    expect(get(element, '[data-state=conflict]')).toBeTruthy()
    expect(await violations(element)).toEqual([])
  })
})
