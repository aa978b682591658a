import { failureOf, failureText } from '@caselore/widgets/base'
import { h } from './dom.js'
import { language } from './language.js'

/** What went wrong, in the desk's own words, with a way to try again. */
export function failureCard(error: unknown, retry?: () => unknown): HTMLElement {
  const failure = failureOf(error)
  if (failure.kind === 'failed') console.error(error)
  return h(
    'div',
    { class: 'notice line', role: 'alert' },
    h('span', { class: 'grow' }, failureText(failure, language())),
    retry
      ? h('button', { type: 'button', class: 'button', text: (t) => t.retry, onclick: () => void retry() })
      : null,
  )
}
