import { describe, expect, it, vi } from 'vitest'
import './define.js'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeNow, fakeTicket } from '../testing/fake-data.js'
import { createFakeWorld, everything, type FakeWorld, fakeSession } from '../testing/fake-world.js'
import { all, click, get, heard, inside, mount, press, settled, type, violations } from '../testing/mount.js'

function resolvedWorld(): FakeWorld {
  const world = createFakeWorld()
  world.tickets.set(
    'ticket-1',
    fakeTicket(0, {
      status: 'resolved',
      statusCategory: 'resolved',
      caseCandidate: { reasons: ['csat'], at: fakeNow },
      resolution: { text: '更换散热风扇。', by: 'agent-1', at: fakeNow },
    }),
  )
  return world
}

async function show(world: FakeWorld = createFakeWorld(), locale = 'zh-CN') {
  const mounted = await mount(
    'caselore-ticket-detail',
    createFakeClient(world).client,
    { ticket: 'ticket-1' },
    locale,
  )
  // The view comes in a chunk of its own, which a busy machine brings late.
  await vi.waitFor(() => get(mounted.element, '[part~=entry]'), 5_000)
  return mounted
}

const stepButton = (event: string) => `[id="step-${event}"]`

async function say(world: FakeWorld, visibility: 'public' | 'internal', text: string) {
  await createFakeClient(world).client.tickets.comment('ticket-1', { text, visibility })
}

describe('<caselore-ticket-detail>', () => {
  it('tells what the customer sees from what stays among colleagues, in words and parts', async () => {
    const world = createFakeWorld()
    await say(world, 'public', '您好')
    await say(world, 'internal', '怀疑风扇')
    const { element } = await show(world)
    expect(get(element, '[part~=entry][part~=internal]').textContent).toContain('客户看不到')
    expect(get(element, '[part~=entry][part~=public]').textContent).toContain('客户可见')
  })

  it('leads into a step’s form and back, keeps it on a mistake, and closes it when done', async () => {
    const { element } = await show()
    await click(element, stepButton('ticket.resolve'))
    expect(inside(element).activeElement?.id).toBe('step-resolution')
    await click(element, 'form[part~=step] button[type=submit]')
    expect(get(element, '#step-resolution').getAttribute('aria-invalid')).toBe('true')
    await type(element, '#step-resolution', '更换风扇')
    const changed = heard(element, 'caselore-changed')
    await click(element, 'form[part~=step] button[type=submit]')
    expect(await changed).toEqual({ id: 'ticket-1', status: 'resolved' })
    await settled(element)
    expect(all(element, 'form[part~=step]')).toEqual([])
    expect(get(element, '[part~=resolution]').textContent).toContain('更换风扇')
  })

  it('sends a note by Ctrl and Enter to colleagues only', async () => {
    const { element } = await show()
    all(element, '[part~=switch] input')[1]?.click()
    await settled(element)
    await type(element, '[part~=composer] textarea', '怀疑风扇')
    get(element, '[part~=composer] textarea').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }),
    )
    await settled(element)
    expect(get(element, '[part~=entry][part~=internal]').textContent).toContain('怀疑风扇')
    expect(get<HTMLTextAreaElement>(element, '[part~=composer] textarea').value).toBe('')
  })

  it('cites a case with one key', async () => {
    const { element } = await show()
    await press(element, '[part~=related-case] button', 'c')
    await settled(element)
    expect(get(element, '[part~=related-case]').textContent).toContain('已引用')
    expect(get(element, '[role=status]').textContent).toContain('伺服驱动器')
  })

  it('prompts to make a case of it and leads there', async () => {
    const { element } = await show(resolvedWorld())
    const opened = heard<{ kind: string; id: string }>(element, 'caselore-open')
    await click(element, '[data-state=candidate] button')
    expect(await opened).toMatchObject({ kind: 'case' })
    await settled(element)
    expect(get(element, '[part~=banner]').textContent).toContain('已整理成案例')
  })

  it('shows the requester the solution to confirm and the rating, and nothing internal', async () => {
    const world = resolvedWorld()
    world.session = fakeSession('requester-1', ['requester'])
    world.access.set('ticket-1', { masked: [], hidden: [], actions: ['ticket.confirm', 'ticket.rate'] })
    const { element } = await show(world)
    expect(all(element, '[part~=switch]')).toEqual([])
    expect(all(element, '[data-state=candidate]')).toEqual([])
    expect(all(element, '[aria-keyshortcuts=c]')).toEqual([])
    all(element, '[name=score]')[4]?.click()
    await settled(element)
    await click(element, '[part~=rating] button[type=submit]')
    await settled(element)
    expect(get(element, '[part~=header]').textContent).toContain('评价：5 星')
    await click(element, stepButton('ticket.confirm'))
    expect(get(element, '[part~=header]').textContent).toContain('已关闭')
  })

  it('makes masked data look masked and says why', async () => {
    const world = createFakeWorld()
    world.access.set('ticket-1', { ...everything, masked: ['contact.phone'] })
    const { element } = await show(world)
    expect(get(element, '[part~=masked]').textContent).toContain('138****5678')
    await click(element, '[part~=aside] [part~=link]')
    expect(get(element, '[part~=denied]').textContent).toContain('可向案例库管理员申请查看')
  })

  it('asks until when to wait, by the clock of the desk’s zone, and may be left without an answer', async () => {
    const world = createFakeWorld()
    const { element } = await show(world)
    await click(element, stepButton('ticket.wait_third_party'))
    await type(element, '#step-whom', '风扇厂')
    const box = get<HTMLInputElement>(element, '#step-until')
    box.value = '2026-11-25T09:30'
    box.dispatchEvent(new Event('change'))
    await click(element, 'form[part~=step] button[type=submit]')
    expect(world.calls.find(({ name }) => name === 'tickets.send')?.args[1]).toEqual({
      type: 'ticket.wait_third_party',
      whom: '风扇厂',
      until: Date.UTC(2026, 10, 25, 1, 30),
    })
    expect(get(element, '[part=side]').textContent).toContain('风扇厂，等到明天 09:30')
  })

  it('says what is left of a clock in business time, and when it is due', async () => {
    const world = createFakeWorld()
    world.left = 6 * 60_000
    const { element } = await show(world)
    const clock = all(element, '[part=clock]')[1]?.textContent
    expect(clock).toContain('剩 6分钟')
    expect(clock).toContain('今天 10:42 到期')
  })

  it('names the category by its place in the classification, and lets it be chosen from the tree', async () => {
    const world = createFakeWorld()
    world.tickets.set('ticket-1', fakeTicket(0, { category: 'node-stop' }))
    const { element } = await show(world, 'en')
    expect(get(element, '[part=side]').textContent).toContain('Repair › Stoppage')
    await click(element, stepButton('ticket.triage'))
    const select = get<HTMLSelectElement>(element, 'select#step-category')
    expect(select.value).toBe('node-stop')
    expect([...select.options].map(({ text }) => text.trim())).toEqual(['', 'Repair', 'Stoppage'])
    select.value = 'node-repair'
    select.dispatchEvent(new Event('change'))
    await click(element, 'form[part~=step] button[type=submit]')
    expect(world.tickets.get('ticket-1')).toMatchObject({ category: 'node-repair', priority: 'urgent' })
  })

  it('changes to another ticket when told', async () => {
    const { element } = await show()
    element.ticket = 'ticket-5'
    await settled(element)
    await settled(element)
    expect(get(element, '[part~=header]').textContent).toContain('T-000005')
  })

  it('has no horizontal scroll at 320 px', async () => {
    const { element } = await show()
    element.style.inlineSize = '288px'
    for (const details of inside(element).querySelectorAll('details')) details.open = true
    await settled(element)
    expect(element.scrollWidth).toBeLessThanOrEqual(288)
  })

  it.each(['zh-CN', 'en'])(
    'is accessible in %s: open with a form and a note, resolved with rating and prompt, masked',
    async (locale) => {
      const world = createFakeWorld()
      await say(world, 'internal', '怀疑风扇')
      await say(world, 'public', '您好')
      world.access.set('ticket-1', { ...everything, masked: ['contact.phone'] })
      const { element } = await show(world, locale)
      await click(element, stepButton('ticket.resolve'))
      await click(element, 'form[part~=step] button[type=submit]')
      for (const details of inside(element).querySelectorAll('details')) details.open = true
      expect(await violations(element)).toEqual([])
      const { element: resolved } = await show(resolvedWorld(), locale)
      expect(await violations(resolved)).toEqual([])
    },
  )
})
