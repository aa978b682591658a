import { describe, expect, it, vi } from 'vitest'
import './define.js'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeNow } from '../testing/fake-data.js'
import { get, mount, settled, violations } from '../testing/mount.js'

const minute = 60_000
const { client } = createFakeClient()
const textOf = (element: Element) => get(element, '[part~=sla]').innerText.trim()

describe('<caselore-sla-badge>', () => {
  it('says what is left in words, with the due time on hover', async () => {
    const { element, provider } = await mount('caselore-sla-badge', client, { due: fakeNow + 42 * minute })
    expect(textOf(element)).toBe('剩 42分钟')
    expect(get(element, '[part~=sla]').title).toContain('10:42')
    provider.locale = 'en'
    await settled(element)
    expect(textOf(element)).toBe('42 min left')
  })

  it('says when it is due rather than count the hours of a night', async () => {
    const { element, provider } = await mount('caselore-sla-badge', client, {
      due: fakeNow + 23 * 60 * minute + 6 * minute,
    })
    expect(textOf(element)).toBe('明天 09:06')
    provider.locale = 'en'
    await settled(element)
    expect(textOf(element)).toBe('tomorrow 09:06')
  })

  it('counts business time of a clock, left and over', async () => {
    const clock = { state: 'running', due: fakeNow + 900 * minute, left: 6 * minute, overdue: 0 }
    const { element } = await mount('caselore-sla-badge', client, { clock })
    expect(textOf(element)).toBe('剩 6分钟')
    element.clock = {
      ...clock,
      state: 'breached',
      due: fakeNow - 900 * minute,
      left: 0,
      overdue: 12 * minute,
    } as never
    await settled(element)
    expect(textOf(element)).toBe('超 12分钟')
  })

  it('counts on at the host’s interval', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    let now = fakeNow
    const { element } = await mount('caselore-sla-badge', client, {
      due: fakeNow + 2 * minute,
      tick: 5_000,
      now: () => now,
    })
    now += 3 * minute
    vi.advanceTimersByTime(5_000)
    await settled(element)
    expect(textOf(element)).toBe('超 1分钟')
    vi.useRealTimers()
  })

  it.each(['zh-CN', 'en'])('is accessible in %s', async (locale) => {
    const { element } = await mount('caselore-sla-badge', client, { due: fakeNow - minute }, locale)
    expect(await violations(element)).toEqual([])
  })
})
