import { describe, expect, it } from 'vitest'
import './define.js'
import { createFakeClient } from './testing/fake-client.js'
import { createFakeWorld, fakeSession } from './testing/fake-world.js'
import { click, get, settled, type, violations } from './testing/mount.js'

describe('a help centre of ten lines', () => {
  it('comes to life when the client is given after the page was parsed, with two widgets of a kind', async () => {
    document.body.innerHTML = `
      <caselore-provider id="desk" locale="zh-CN">
        <caselore-search></caselore-search>
        <caselore-ticket-form></caselore-ticket-form>
        <caselore-ticket-form></caselore-ticket-form>
      </caselore-provider>`
    const world = createFakeWorld()
    world.session = fakeSession('requester-1', ['requester'])
    const provider = document.querySelector('caselore-provider')
    if (!provider) throw new Error('no provider')
    provider.client = createFakeClient(world).client
    const [one, two] = document.querySelectorAll('caselore-ticket-form')
    if (!one || !two) throw new Error('no forms')
    await settled(one)
    await type(one, '#subject', '停机')
    expect(get<HTMLInputElement>(two, '#subject').value).toBe('')
    expect(await violations(provider)).toEqual([])
  })

  it('hands the words of a search that found nothing to the form', async () => {
    document.body.innerHTML =
      '<caselore-provider><caselore-search></caselore-search><caselore-ticket-form></caselore-ticket-form></caselore-provider>'
    const provider = document.querySelector('caselore-provider')
    const search = document.querySelector('caselore-search')
    const form = document.querySelector('caselore-ticket-form')
    if (!provider || !search || !form) throw new Error('incomplete page')
    provider.client = createFakeClient().client
    provider.addEventListener('caselore-ask', ({ detail }) => form.prefill({ subject: detail.text }))
    await settled(search)
    await type(search, '[role=combobox]', '量子纠缠')
    await click(search, 'button[type=submit]')
    await click(search, '[part~=empty] button')
    await settled(form)
    expect(get<HTMLInputElement>(form, '#subject').value).toBe('量子纠缠')
  })
})
