import { describe, expect, it } from 'vitest'
import './define.js'
import { createFakeClient } from '../testing/fake-client.js'
import { fakeCase } from '../testing/fake-data.js'
import { everything } from '../testing/fake-world.js'
import { all, click, get, heard, mount, press, settled, type, violations } from '../testing/mount.js'

const box = '[role=combobox]'
const afterPause = (element: Element) =>
  new Promise((resolve) => setTimeout(resolve, 150)).then(() => settled(element))

async function searched(words: string, locale = 'zh-CN', client = createFakeClient().client) {
  const mounted = await mount('caselore-search', client, {}, locale)
  await type(mounted.element, box, words)
  await click(mounted.element, 'button[type=submit]')
  return mounted
}

describe('<caselore-search>', () => {
  it('marks what matched in title, symptom and solution, as elements and never as HTML', async () => {
    const { client, world } = createFakeClient()
    world.cases.set('case-1', fakeCase(0, { title: '<img src=x onerror=alert(1)> E-1024' }))
    const { element } = await searched('E-1024', 'zh-CN', client)
    expect(all(element, 'mark').map((mark) => mark.textContent)).toContain('E-1024')
    expect(all(element, 'img')).toEqual([])
    expect(get(element, '[part~=hit-title]').textContent).toContain('<img src=x')
  })

  it('chooses a suggestion with the keyboard: a title opens its case', async () => {
    const { element } = await mount('caselore-search', createFakeClient().client)
    await type(element, box, '编码器')
    await afterPause(element)
    expect(get(element, box).getAttribute('aria-expanded')).toBe('true')
    const opened = heard(element, 'caselore-open')
    await press(element, box, 'ArrowDown')
    expect(get(element, box).getAttribute('aria-activedescendant')).toBe('s0')
    await press(element, box, 'Enter')
    expect(await opened).toEqual({ kind: 'case', id: 'case-2' })
    expect(get(element, box).getAttribute('aria-expanded')).toBe('false')
  })

  it('searches for a tag that was suggested', async () => {
    const { element } = await mount('caselore-search', createFakeClient().client)
    await type(element, box, '报')
    await afterPause(element)
    const answered = heard(element, 'caselore-searched')
    await click(element, '[role=option]')
    expect(await answered).toEqual({ query: '报警', total: 5 })
  })

  it('leaves Enter to the input method while a word is being composed', async () => {
    const { element } = await mount('caselore-search', createFakeClient().client)
    await type(element, box, '编码器')
    await afterPause(element)
    await press(element, box, 'ArrowDown')
    const enter = new KeyboardEvent('keydown', {
      key: 'Enter',
      isComposing: true,
      bubbles: true,
      cancelable: true,
    })
    get(element, box).dispatchEvent(enter)
    expect(enter.defaultPrevented).toBe(false)
  })

  it('narrows by a facet and lets go of it', async () => {
    const { element } = await searched('')
    get<HTMLInputElement>(element, '[part~=facet] input').click()
    await settled(element)
    const narrowed = all(element, '[part~=hit]').length
    expect(narrowed).toBeLessThan(5)
    expect(get<HTMLInputElement>(element, '[part~=facet] input').checked).toBe(true)
    await click(element, '[part~=facets] [part~=quiet]')
    expect(all(element, '[part~=hit]')).toHaveLength(5)
  })

  it('offers to file a ticket with the same words when nothing is found', async () => {
    const { element } = await searched('量子纠缠')
    const asked = heard(element, 'caselore-ask')
    await click(element, '[part~=empty] button')
    expect(await asked).toEqual({ text: '量子纠缠' })
  })

  it('is a link where the host has addresses', async () => {
    const { element } = await mount('caselore-search', createFakeClient().client, {
      hrefOf: (kind: string, id: string) => `#/${kind}/${id}`,
      query: 'E-1024',
    })
    expect(get(element, '[part~=hit-title] a').getAttribute('href')).toBe('#/case/case-1')
    element.addEventListener('caselore-open', (event) => event.preventDefault())
    await click(element, '[part~=hit-title] a')
    expect(location.hash).toBe('')
  })

  it.each(['zh-CN', 'en'])(
    'is accessible in %s: box, suggestions, results, nothing found',
    async (locale) => {
      const { client, world } = createFakeClient()
      world.access.set('case-1', { ...everything, masked: ['solution'] })
      const { element } = await searched('E-1024', locale, client)
      expect(await violations(element)).toEqual([])
      await type(element, box, 'E-1')
      await afterPause(element)
      expect(await violations(element)).toEqual([])
      await type(element, box, 'xyz')
      await click(element, 'button[type=submit]')
      expect(await violations(element)).toEqual([])
    },
  )
})
