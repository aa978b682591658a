import { h, say } from './dom.js'
import { icon } from './icons.js'
import type { Say } from './language.js'

/** The way back to the page above this one. */
export const backLink = (href: string, text: Say): HTMLAnchorElement =>
  h('a', { class: 'back', href }, icon('back'), say(text))

/** What every page begins with: its heading, a sentence where one helps, and what can be done. */
export const pageHead = (heading: HTMLElement, lead?: Say, ...actions: HTMLElement[]): HTMLElement =>
  h(
    'div',
    { class: 'page-head' },
    h('div', {}, heading, lead ? h('p', { class: 'quiet', text: lead }) : null),
    actions.length > 0 ? h('div', { class: 'line' }, ...actions) : null,
  )
