import { html } from 'lit'
import { beforeAll, describe, expect, it } from 'vitest'
import '../provider/define.js'
import { createFakeClient } from '../testing/fake-client.js'
import { settled } from '../testing/mount.js'
import { type Controller, createStore } from './controller.js'
import { cssVars } from './css-vars.js'
import { CaseloreElement } from './element.js'
import { defineMessages } from './messages.js'

const messages = defineMessages(
  { hello: (who: string) => `您好，${who}` },
  { hello: (who) => `Hello, ${who}` },
)

class TestWidget extends CaseloreElement<Controller<{ who: string }>> {
  made = 0
  protected override connect() {
    this.made += 1
    const store = createStore({ who: '…' }, () => {
      void this.desk.client?.session().then(({ actor }) => store.set({ who: actor.id }))
      return () => {}
    })
    return store
  }
  protected override view() {
    return html`<p ${cssVars({ '--_x': '4px' })}>${this.textsIn(messages).hello(this.controller?.state.who ?? '')}</p>`
  }
}

const textOf = (element: Element) => element.shadowRoot?.querySelector('p')?.textContent

describe('CaseloreElement', () => {
  beforeAll(() => customElements.define('test-widget', TestWidget))

  async function page(inner: string) {
    document.body.innerHTML = `<caselore-provider locale="zh-CN">${inner}</caselore-provider>`
    const provider = document.querySelector('caselore-provider')
    if (!provider) throw new Error('no provider')
    const widgets = [...document.querySelectorAll<TestWidget>('test-widget')]
    const { client } = createFakeClient()
    provider.client = client
    for (const widget of widgets) await settled(widget)
    return { provider, widgets }
  }

  it('waits for the client and then shows what the controller knows', async () => {
    document.body.innerHTML = '<test-widget></test-widget>'
    const lonely = document.querySelector('test-widget')
    await settled(lonely as Element)
    expect(lonely?.shadowRoot?.querySelector('[aria-busy]')).not.toBeNull()
    const { widgets } = await page('<test-widget></test-widget>')
    expect(widgets.map(textOf)).toEqual(['您好，agent-1'])
  })

  it('speaks the other language at once, in all widgets of the provider, with the same controllers', async () => {
    const { provider, widgets } = await page(
      '<div><test-widget></test-widget><test-widget></test-widget></div>',
    )
    provider.locale = 'en-GB'
    await settled(provider)
    expect(widgets.map(textOf)).toEqual(['Hello, agent-1', 'Hello, agent-1'])
    expect(widgets.map((widget) => widget.made)).toEqual([1, 1])
    expect(widgets[0]?.shadowRoot?.querySelector('[lang]')?.getAttribute('lang')).toBe('en-GB')
  })

  it('takes a house’s own wording for a further language', async () => {
    const { widgets } = await page('<test-widget locale="ja"></test-widget>')
    Object.assign(widgets[0] as TestWidget, { texts: { hello: (who: string) => `こんにちは、${who}` } })
    await settled(widgets[0] as TestWidget)
    expect(widgets.map(textOf)).toEqual(['こんにちは、agent-1'])
  })

  it('keeps its controller when it is moved in the document', async () => {
    const { provider, widgets } = await page('<test-widget></test-widget>')
    provider.append(document.createElement('hr'), widgets[0] as TestWidget)
    await settled(widgets[0] as TestWidget)
    expect(widgets[0]?.made).toBe(1)
    expect(widgets.map(textOf)).toEqual(['您好，agent-1'])
  })

  it('sets custom properties without writing a style attribute into the markup', async () => {
    const { widgets } = await page('<test-widget></test-widget>')
    const p = widgets[0]?.shadowRoot?.querySelector('p') as HTMLElement
    expect(getComputedStyle(p).getPropertyValue('--_x')).toBe('4px')
  })
})
