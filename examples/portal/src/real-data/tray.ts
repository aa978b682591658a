import { localText } from '@caselore/core/shared'
import { h } from '../dom.js'
import { language, type Say, texts } from '../language.js'
import type { Progress } from './progress.js'

export interface Tray {
  progress(progress: Progress, total: number): void
  finished(progress: Progress): void
  /** Says that loading has stopped and waits until the person wants it to go on. */
  stopped(): Promise<void>
}

const everyMs = 100

/** A small panel at the edge of the page: how far loading has come, and what came of it. */
export function createTray(place: HTMLElement): Tray {
  const title = h('p', { class: 'strong', role: 'status' })
  const body = h('div', {})
  const tray = h('aside', { class: 'tray', 'aria-label': (t) => t.dataLoading }, title, body)
  const bar = h('progress', { 'aria-label': (t) => t.dataLoading })
  const count = h('p', { class: 'number quiet small' })
  let shownAt = 0
  place.append(tray)

  const head = (text: Say) => title.replaceChildren(h('span', { text }))

  return {
    progress({ done }, total) {
      const now = performance.now()
      if (now - shownAt < everyMs) return
      shownAt = now
      if (bar.parentElement !== body) {
        head((t) => t.dataLoading)
        body.replaceChildren(bar, count, h('p', { class: 'quiet small', text: (t) => t.dataLoadingHint }))
      }
      bar.max = total
      bar.value = done
      count.textContent = texts().progress(done, total)
    },
    finished(progress) {
      head((t) => t.dataDone)
      body.replaceChildren(
        outcome(progress),
        h('button', { type: 'button', class: 'button', text: (t) => t.close, onclick: () => tray.remove() }),
      )
    },
    stopped: () =>
      new Promise((resolve) => {
        head((t) => t.dataStopped)
        const retry = h('button', {
          type: 'button',
          class: 'button',
          text: (t) => t.retry,
          onclick: () => resolve(),
        })
        body.replaceChildren(h('p', { class: 'small', text: (t) => t.dataStoppedHint }), retry)
      }),
  }
}

function outcome({ filed, drafted, refused }: Progress): HTMLElement {
  const number = (n: number) => new Intl.NumberFormat(language()).format(n)
  const reasons = Object.entries(refused)
  const all = reasons.reduce((sum, [, { n }]) => sum + n, 0)
  return h(
    'ul',
    { class: 'outcome' },
    h('li', { text: (t) => t.dataFiled(number(filed)) }),
    h('li', { text: (t) => t.dataDrafted(number(drafted)) }),
    h(
      'li',
      {},
      h('span', { text: (t) => t.dataRefused(number(all)) }),
      reasons.length > 0
        ? h(
            'ul',
            {},
            ...reasons.map(([code, { n, message }]) =>
              h(
                'li',
                { class: 'small' },
                `${number(n)} × ${localText(message, language())} `,
                h('code', {}, code),
              ),
            ),
          )
        : null,
    ),
  )
}
