import { describe, expect, it } from 'vitest'
import './define.js'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeGrant } from '../testing/fake-grants.js'
import { createFakeWorld, type FakeWorld, fakeSession, refuse } from '../testing/fake-world.js'
import { all, click, get, heard, inside, mount, settled, type, violations } from '../testing/mount.js'

const hour = 3_600_000

async function shown(
  prepare: (world: FakeWorld) => void = () => {},
  locale = 'zh-CN',
  caseId: string | undefined = 'case-1',
) {
  const world = createFakeWorld()
  world.session = fakeSession('executive-1', ['executive'], { 'grant.request': 'conditional' })
  prepare(world)
  const { client } = createFakeClient(world)
  const mounted = await mount('caselore-access-request', client, { caseId, tick: 0 }, locale)
  await settled(mounted.element)
  return { ...mounted, world }
}

const approving = (world: FakeWorld) => {
  world.session = fakeSession('admin-1', ['library_admin'], { 'grant.approve': 'conditional' })
  world.grants = [
    fakeGrant(world, { id: 'waits' }),
    fakeGrant(world, {
      id: 'runs',
      state: 'active',
      status: 'approved',
      until: world.now + 5 * hour,
      decidedBy: 'admin-2',
    }),
    fakeGrant(world, { id: 'over', state: 'active', status: 'approved', until: world.now }),
  ]
}

describe('<caselore-access-request>', () => {
  it('asks with purpose and period, and says that it waits', async () => {
    const { element, world } = await shown()
    await type(element, '#purpose', '董事会审议产线改造')
    await click(element, '[name=hours][value="48"]')
    const requested = heard(element, 'caselore-requested')
    await click(element, 'form button[type=submit]')
    expect(await requested).toMatchObject({ case: 'case-1' })
    await settled(element)
    expect(world.grants[0]).toMatchObject({ purpose: '董事会审议产线改造', hours: 48 })
    expect(inside(element).querySelector('form')).toBeNull()
    expect(get(element, '[data-section=mine]').textContent).toMatch(/待审批[\s\S]*2 天/)
    expect(inside(element).activeElement?.id).toBe('done')
  })

  it('says at its place that the purpose is missing, and moves the focus there', async () => {
    const { element } = await shown()
    await click(element, 'form button[type=submit]')
    await settled(element)
    expect(get(element, '#purpose-lack').textContent).toContain('请写明用途')
    expect(inside(element).activeElement?.id).toBe('purpose')
    expect(get(element, '#purpose').getAttribute('aria-describedby')).toContain('purpose-lack')
  })

  it('keeps the purpose when the request is refused', async () => {
    const { element, world } = await shown()
    world.failing.set('grants.request', refuse('grant.too_long', '授权最长 1 天。', 'At most a day.'))
    await type(element, '#purpose', '审议')
    await click(element, 'form button[type=submit]')
    await settled(element)
    expect(get(element, '#problem').textContent).toContain('授权最长 1 天')
    expect(get<HTMLTextAreaElement>(element, '#purpose').value).toBe('审议')
  })

  it('shows until when access holds, and a way into the case only while it does', async () => {
    const { element } = await shown((world) => {
      world.grants = [
        fakeGrant(world, {
          id: 'now',
          state: 'active',
          status: 'approved',
          until: world.now + 5 * hour,
          scope: { kind: 'case', ids: ['secret'] },
        }),
        fakeGrant(world, {
          id: 'gone',
          state: 'revoked',
          status: 'revoked',
          reason: '会议取消',
          scope: { kind: 'case', ids: ['secret'] },
        }),
      ]
    })
    expect(get(element, '[data-grant=now]').textContent).toMatch(/生效中[\s\S]*有效期至[\s\S]*还剩 5小时/)
    const opened = heard(element, 'caselore-open')
    await click(element, '[data-grant=now] [part~=link]')
    expect(await opened).toEqual({ kind: 'case', id: 'secret' })
    expect(inside(element).querySelector('[data-grant=gone] [part~=link]')).toBeNull()
    expect(get(element, '[data-grant=gone]').textContent).toContain('会议取消')
  })

  it('lets the approver decide, each with its reason, and keeps what runs and what is over apart', async () => {
    const { element, world } = await shown(approving, 'zh-CN', undefined)
    const sections = all(element, '[data-section]').map(({ dataset }) => dataset.section)
    expect(sections).toEqual(['waiting', 'given', 'past'])
    await click(element, '[data-grant=waits] [data-decision=reject]')
    await settled(element)
    expect(inside(element).activeElement?.id).toBe('reason-waits')
    await type(element, '#reason-waits', '用途合理')
    const decided = heard(element, 'caselore-decided')
    await click(element, '[data-grant=waits] [data-decision=approve]')
    expect(await decided).toEqual({ id: 'waits', decision: 'approve' })
    await settled(element)
    expect(world.grants.find(({ id }) => id === 'waits')).toMatchObject({
      state: 'active',
      reason: '用途合理',
    })
    expect(get(element, '[data-section=waiting]').textContent).toContain('没有待审批的申请')
  })

  it('offers nobody to decide on their own request', async () => {
    const { element } = await shown((world) => {
      approving(world)
      world.grants = [fakeGrant(world, { id: 'own', subject: 'admin-1', requestedBy: 'admin-1' })]
    })
    expect(all(element, '[data-grant=own] [data-decision]').map(({ dataset }) => dataset.decision)).toEqual([
      'revoke',
    ])
    expect(get(element, '[data-grant=own]').textContent).toContain('须由别人审批')
  })

  it.each(['zh-CN', 'en'])('is accessible in %s, asking and deciding', async (locale) => {
    const asking = await shown(undefined, locale)
    await click(asking.element, 'form button[type=submit]')
    expect(await violations(asking.element)).toEqual([])
    const deciding = await shown(approving, locale, undefined)
    expect(await violations(deciding.element)).toEqual([])
    expect(inside(deciding.element).textContent).not.toMatch(locale === 'en' ? /[一-鿿]{6}授权/ : /Temporary/)
  })
})
