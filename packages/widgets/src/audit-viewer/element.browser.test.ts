import { describe, expect, it } from 'vitest'
import './define.js'
import { fakeEntries } from '../testing/fake-audit.js'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeNow } from '../testing/fake-data.js'
import { createFakeWorld, type FakeWorld, fakeSession, refuse } from '../testing/fake-world.js'
import { all, click, get, heard, inside, mount, settled, type, violations } from '../testing/mount.js'

async function shown(prepare: (world: FakeWorld) => void = () => {}, locale = 'zh-CN') {
  const world = createFakeWorld()
  world.session = fakeSession('auditor-1', ['auditor'], { 'audit.verify': 'yes', 'audit.export': 'yes' })
  world.audit = fakeEntries(fakeNow)
  prepare(world)
  const { client } = createFakeClient(world)
  const mounted = await mount('caselore-audit-viewer', client, { pageSize: 20 }, locale)
  await settled(mounted.element)
  return { ...mounted, world }
}

describe('<caselore-audit-viewer>', () => {
  it('says who did what to which record, and opens before and after as they were given', async () => {
    const { element } = await shown()
    const first = get(element, '[data-seq="30"]')
    expect(first.textContent).toMatch(/agent-2\s*代 lead-1[\s\S]*工单\s*修改[\s\S]*客户来电更正/)
    await click(element, '[data-seq="30"] button')
    const cells = all(element, '[data-seq="30"] td').map(({ textContent }) => textContent)
    expect(cells).toEqual(['normal', 'high', '138****1234', '139****5678'])
    expect(get(element, '[data-seq="30"] .details').textContent).toMatch(/ip: 192\.0\.2\.1[\s\S]*华东/)
    expect(get(element, '[data-seq="30"] button').getAttribute('aria-expanded')).toBe('true')
    const opened = heard(element, 'caselore-open')
    await click(element, '[data-seq="30"] [part~=link]')
    expect(await opened).toEqual({ kind: 'ticket', id: 'ticket-0' })
  })

  it('writes moments as people read them, and the parts of a value one a line', async () => {
    const { element } = await shown((world) => {
      const [first] = world.audit
      if (!first) throw new Error('the trail has entries')
      const changes = [{ path: ['lastComment'], before: null, after: { by: 'agent-1', at: fakeNow } }]
      world.audit = [{ ...first, changes }]
    })
    await click(element, '[data-seq="30"] button')
    const [before, after] = all(element, '[data-seq="30"] td').map(({ textContent }) => textContent)
    expect(before).toBe('—')
    expect(after).toMatch(/^by: agent-1\nat: 2026年11月\d+日/)
  })

  it('names the system in the language of the page', async () => {
    const bySystem = (world: FakeWorld) => {
      world.audit = world.audit.slice(0, 1).map((entry) => ({ ...entry, actor: 'system' }))
    }
    const textOf = async (locale: string) =>
      get((await shown(bySystem, locale)).element, '[data-seq]').textContent
    expect(await textOf('zh-CN')).toMatch(/系统/)
    expect(await textOf('en')).toMatch(/System/)
  })

  it('tells of a read which fields were seen', async () => {
    const { element } = await shown()
    await click(element, '[data-seq="29"] button')
    expect(get(element, '[data-seq="29"] .details').textContent).toContain('看过的字段：')
    expect(inside(element).querySelector('[data-seq="29"] table')).toBeNull()
  })

  it('narrows down by person, kind and time in the zone of the page, and reads on', async () => {
    const { element, world } = await shown()
    expect(get(element, '#count').textContent).toContain('共 30 条')
    await click(element, '#more')
    await settled(element)
    expect(all(element, '[data-seq]')).toHaveLength(30)
    await type(element, '#actor', 'agent-2')
    const kind = get<HTMLSelectElement>(element, '#kind')
    kind.value = 'ticket'
    kind.dispatchEvent(new Event('change'))
    const until = get<HTMLInputElement>(element, '#until')
    until.value = new Date(fakeNow - 5 * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16)
    until.dispatchEvent(new Event('change'))
    await click(element, 'form button[type=submit]')
    await settled(element)
    const asked = world.calls.filter(({ name }) => name === 'auditing.list').at(-1)?.args[0]
    expect(asked).toEqual({
      and: [
        { field: 'actor', op: 'eq', value: 'agent-2' },
        { field: 'target.kind', op: 'eq', value: 'ticket' },
        { field: 'at', op: 'lt', value: Math.floor((fakeNow - 5 * 3_600_000) / 60_000) * 60_000 },
      ],
    })
    expect(all(element, '[data-seq]')).toHaveLength(4)
  })

  it('shows a whole chain, and names what is broken', async () => {
    const { element, world } = await shown((fresh) => {
      fresh.verification = { whole: true, from: 1, count: 30, head: { seq: 30, hash: 'h' } }
    })
    await click(element, '#verify')
    await settled(element)
    expect(get(element, '[data-state=whole]').textContent).toMatch(/核对了 30 条[\s\S]*没有签名检查点/)
    const message = { zh: '第 12 条被改动。', en: 'Entry 12 was altered.' }
    world.verification = { whole: false, fault: { code: 'audit.altered', message, path: [] } }
    await click(element, '#verify')
    await settled(element)
    expect(get(element, '[data-state=broken]').textContent).toContain('第 12 条被改动')
  })

  it('hands the export over as a file, unless the page takes it', async () => {
    const { element, world } = await shown()
    await type(element, '#export-reason', '年度审查')
    element.addEventListener('caselore-exported', (event) => event.preventDefault())
    const exported = heard(element, 'caselore-exported')
    await click(element, '#export-ndjson')
    const { format, text } = (await exported) as { format: string; text: string }
    expect(format).toBe('ndjson')
    expect(text.trim().split('\n')).toHaveLength(30)
    expect(world.calls.at(-1)).toMatchObject({
      name: 'auditing.export',
      args: ['ndjson', undefined, '年度审查'],
    })
  })

  it('offers neither to someone who may only read, and says when nothing is found', async () => {
    const { element } = await shown((world) => {
      world.session = fakeSession('reader-1', ['auditor'])
      world.audit = []
    })
    expect(all(element, '#verify, #export-csv')).toEqual([])
    expect(get(element, '[data-state=empty]').textContent).toContain('没有符合条件的记录')
  })

  it('says so when the trail is not theirs to read', async () => {
    const { element } = await shown((world) => {
      world.failing.set('auditing.list', refuse('desk.denied', '您没有执行此操作的权限。', 'Denied'))
    })
    expect(get(element, '[data-state=denied]').textContent).toContain('没有执行此操作的权限')
  })

  it.each(['zh-CN', 'en'])('is accessible in %s, with details open', async (locale) => {
    const { element } = await shown(undefined, locale)
    await click(element, '[data-seq="30"] button')
    await click(element, '#verify')
    await settled(element)
    expect(await violations(element)).toEqual([])
    const words = get(element, '[data-seq="30"] .what').textContent
    expect(words).toMatch(locale === 'en' ? /Ticket\s*edited/ : /工单\s*修改/)
  })
})
