import { localText } from '@caselore/core/shared'
import { failureOf } from '@caselore/widgets/base'
import { h } from './dom.js'
import { language, type Say, texts } from './language.js'

export interface BootScreen {
  wait(): void
  progress(done: number, total: number): void
  /** Says what failed and waits until the person wants to try again. */
  failed(error: unknown): Promise<void>
  leave(): void
}

/** What stands on the page until there is a desk: the name, then how far the first filling has come. */
export function bootScreen(place: HTMLElement): BootScreen {
  const below = h('div', { class: 'boot-below' })
  place.replaceChildren(
    h('img', { src: '/mark.svg', alt: '', width: 48, height: 48 }),
    h('h1', { text: (t) => t.product }),
    below,
  )
  let bar: HTMLProgressElement | undefined
  let count: HTMLElement | undefined
  const line = (text: Say, attributes = {}) => h('p', { text, ...attributes })

  function startFilling(total: number): void {
    bar = h('progress', { max: total, value: 0, 'aria-label': (t) => t.seeding })
    count = h('p', { class: 'number quiet' })
    below.replaceChildren(
      line((t) => t.seeding),
      bar,
      count,
      line((t) => t.seedingHint, { class: 'quiet' }),
    )
  }

  return {
    wait: () => below.replaceChildren(line((t) => t.opening, { class: 'quiet', role: 'status' })),
    progress(done, total) {
      if (!bar) startFilling(total)
      if (!bar || !count || (done % 20 !== 0 && done !== total)) return
      bar.value = done
      count.textContent = texts().progress(done, total)
    },
    failed: (error) =>
      new Promise((resolve) => {
        bar = undefined
        const { message } = failureOf(error)
        const reason = message ? localText(message, language()) : String(error)
        const retry = h('button', {
          type: 'button',
          class: 'button primary',
          text: (t) => t.retry,
          onclick: () => resolve(),
        })
        below.replaceChildren(
          h(
            'div',
            { class: 'notice', role: 'alert' },
            line((t) => t.openFailed, { class: 'strong' }),
            h('p', {}, reason),
            line((t) => t.openFailedHint),
          ),
          retry,
        )
      }),
    leave: () => place.remove(),
  }
}
