import { describe, expect, it } from 'vitest'
import './define.js'
import { createFakeClient } from '../testing/fake-client.js'
import { createFakeWorld, fakeSession } from '../testing/fake-world.js'
import { all, click, get, heard, inside, mount, settled, type, violations } from '../testing/mount.js'

function requesterDesk() {
  const world = createFakeWorld()
  world.session = fakeSession('requester-1', ['requester'])
  return createFakeClient(world)
}

const submit = 'button[type=submit]'

async function withProposals(element: Element) {
  await type(element, '#subject', '打印机卡纸总是报 E5')
  await new Promise((resolve) => setTimeout(resolve, 450))
  await settled(element)
}

describe('<caselore-ticket-form>', () => {
  it('leads from a summary of what is wrong to the field', async () => {
    const { element } = await mount('caselore-ticket-form', requesterDesk().client)
    await click(element, submit)
    expect(inside(element).activeElement?.id).toBe('summary')
    expect(get(element, '#subject').getAttribute('aria-invalid')).toBe('true')
    expect(get(element, '#subject').getAttribute('aria-describedby')).toContain('subject-error')
    await click(element, '#summary button')
    expect(inside(element).activeElement?.id).toBe('subject')
  })

  it('files, tells the host, and moves the focus to the number', async () => {
    const { element } = await mount('caselore-ticket-form', requesterDesk().client)
    await type(element, '#subject', '停机')
    const filed = heard<{ id: string; number: string }>(element, 'caselore-filed')
    await click(element, submit)
    const { number } = await filed
    expect(get(element, '#after').textContent).toContain(number)
    await settled(element)
    expect(inside(element).activeElement?.id).toBe('after')
  })

  it('keeps every word when sending fails, also in the other language', async () => {
    const { client, world } = requesterDesk()
    world.failing.set('tickets.file', new TypeError('Failed to fetch'))
    const { element, provider } = await mount('caselore-ticket-form', client)
    await type(element, '#subject', '停机')
    await type(element, '#description', '红灯常亮')
    await click(element, submit)
    expect(get(element, '[role=alert]').textContent).toContain('内容都还在')
    provider.locale = 'en'
    await settled(element)
    expect(get<HTMLTextAreaElement>(element, '#description').value).toBe('红灯常亮')
    expect(get(element, '[role=alert]').textContent).toContain('still here')
  })

  it('lets a proposed case make the ticket unnecessary', async () => {
    const { element } = await mount('caselore-ticket-form', requesterDesk().client)
    await withProposals(element)
    const deflected = heard(element, 'caselore-deflected')
    all(element, '[part~=proposal] > button')[0]?.click()
    expect(await deflected).toEqual({ case: 'case-1', text: '打印机卡纸总是报 E5' })
    await settled(element)
    expect(get(element, '[data-state=deflected]').textContent).toContain('伺服驱动器')
  })

  it('takes over words that were typed elsewhere', async () => {
    const { element } = await mount('caselore-ticket-form', requesterDesk().client)
    element.prefill({ subject: '量子纠缠' })
    await settled(element)
    expect(get<HTMLInputElement>(element, '#subject').value).toBe('量子纠缠')
  })

  it.each(['zh-CN', 'en'])(
    'is accessible in %s: empty, with mistakes, with proposals, filed',
    async (locale) => {
      const { element } = await mount(
        'caselore-ticket-form',
        createFakeClient().client,
        { products: ['注塑机'], categories: true },
        locale,
      )
      expect(await violations(element)).toEqual([])
      await click(element, submit)
      expect(await violations(element)).toEqual([])
      await withProposals(element)
      expect(await violations(element)).toEqual([])
      await click(element, submit)
      expect(await violations(element)).toEqual([])
    },
  )
})
