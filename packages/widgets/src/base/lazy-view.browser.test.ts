import { css, html, LitElement } from 'lit'
import { describe, expect, it } from 'vitest'
import { LazyView } from './lazy-view.js'

const shared = css`
  p {
    color: rgb(1, 1, 1);
    text-indent: 1px;
    order: 1;
  }
`
const own = css`
  p {
    order: 3;
  }
`
const views = {
  styles: [
    css`
      p {
        text-indent: 2px;
        order: 2;
      }
    `,
  ],
  hello: (name: string) => html`<p>${name}</p>`,
}

class Lazy extends LitElement {
  static override styles = [shared, own]
  tries = 0
  sees: string | undefined
  readonly lazy = new LazyView(this, async () => {
    this.tries += 1
    if (this.tries === 1) throw new TypeError('Failed to fetch dynamically imported module')
    return views
  })
  override render() {
    return this.lazy.show('en', 2, this.sees, (views, name) => views.hello(name))
  }
}
customElements.define('lazy-view-test', Lazy)

describe('LazyView', () => {
  it('says that it could not be loaded, and lays its styles between what all share and what a subclass says', async () => {
    const element = new Lazy()
    document.body.append(element)
    await expect.poll(() => element.lazy.failure?.kind).toBe('offline')
    await element.updateComplete
    const root = element.renderRoot
    expect(root.querySelector('[part~=notice]')?.getAttribute('data-state')).toBe('offline')
    root.querySelector('button')?.click()
    await expect.poll(() => root.querySelectorAll('[part=bone]').length).toBe(2)
    element.sees = 'Ada'
    element.requestUpdate()
    await element.updateComplete
    expect(root.querySelector('p')?.textContent).toBe('Ada')
    expect(element.lazy.failure).toBeUndefined()
    const { color, textIndent, order } = getComputedStyle(element.renderRoot.querySelector('p') as Element)
    expect({ color, textIndent, order }).toEqual({ color: 'rgb(1, 1, 1)', textIndent: '2px', order: '3' })
    element.remove()
  })
})
