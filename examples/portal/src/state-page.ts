import { h } from './dom.js'
import type { Say } from './language.js'

/** A page that has nothing to show but the reason why, and the next step. */
export const statePage = (title: Say, hint: Say, ...next: HTMLElement[]): HTMLElement =>
  h(
    'div',
    { class: 'state-page' },
    h('h1', { text: title }),
    h('p', { class: 'quiet', text: hint }),
    h('div', { class: 'line center' }, ...next),
  )

export const linkTo = (href: string, text: Say, style = 'button'): HTMLAnchorElement =>
  h('a', { href, class: style, text })
