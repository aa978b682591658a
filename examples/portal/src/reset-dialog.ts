import { h } from './dom.js'

/** Dispatched on the document when the person wants to start over. */
export const resetEvent = 'portal-reset'

/** Asks before everything is deleted. */
export function confirmReset(): void {
  const dialog: HTMLDialogElement = h(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'reset-title', onclose: () => dialog.remove() },
    h('h2', { id: 'reset-title', text: (t) => t.resetTitle }),
    h('p', { text: (t) => t.resetHint }),
    h(
      'div',
      { class: 'line end' },
      h('button', { type: 'button', class: 'button', text: (t) => t.cancel, onclick: () => dialog.close() }),
      h('button', {
        type: 'button',
        class: 'button danger',
        text: (t) => t.reset,
        onclick: () => {
          dialog.close()
          document.dispatchEvent(new Event(resetEvent))
        },
      }),
    ),
  )
  document.body.append(dialog)
  dialog.showModal()
}
