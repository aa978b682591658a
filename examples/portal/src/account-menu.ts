import { localText } from '@caselore/core/shared'
import { h } from './dom.js'
import { icon } from './icons.js'
import { language, tell } from './language.js'
import { everyone, type PersonKey, people, titleOf } from './people.js'
import { confirmReset } from './reset-dialog.js'
import { settings } from './settings.js'

/** Dispatched on the document when someone else is chosen; `detail` is the person. */
export const signInEvent = 'portal-sign-in'

/** The button with the person's sign, and the menu behind it: who else to be, and the way to start over. */
export function accountMenu(): HTMLElement[] {
  const menu = h('div', {
    id: 'account',
    class: 'menu',
    popover: 'auto',
    role: 'group',
    'aria-label': (t) => t.signInAs,
  })
  const button = h('button', { type: 'button', class: 'avatar', popovertarget: 'account' })
  const choose = (person: PersonKey) => {
    menu.hidePopover()
    settings.person = person
    showPerson()
    document.dispatchEvent(new CustomEvent<PersonKey>(signInEvent, { detail: person }))
  }
  function showPerson(): void {
    const { initials } = people[settings.person]
    button.textContent = initials
    tell(button, 'aria-label', (t) => t.account(titleOf(settings.person)))
  }
  menu.addEventListener('beforetoggle', (event) => {
    if ((event as ToggleEvent).newState === 'open') menu.replaceChildren(...contents(choose, menu))
  })
  showPerson()
  return [button, menu]
}

function contents(choose: (person: PersonKey) => void, menu: HTMLElement): HTMLElement[] {
  const reset = () => {
    menu.hidePopover()
    void confirmReset()
  }
  return [
    h('p', { class: 'menu-title', text: (t) => t.signInAs }),
    h('p', { class: 'menu-hint', text: (t) => t.signInHint }),
    h('ul', {}, ...everyone.map(([key]) => h('li', {}, personButton(key, choose)))),
    h('hr'),
    h('button', { type: 'button', class: 'menu-item', text: (t) => t.resetDemo, onclick: reset }),
  ]
}

function personButton(key: PersonKey, choose: (person: PersonKey) => void): HTMLElement {
  const { initials, about } = people[key]
  const current = key === settings.person
  return h(
    'button',
    {
      type: 'button',
      class: 'menu-item person',
      'data-person': key,
      'aria-current': current ? 'true' : undefined,
      onclick: () => choose(key),
    },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, initials),
    h(
      'span',
      { class: 'who' },
      h('span', { class: 'strong' }, titleOf(key)),
      h('span', { class: 'quiet small' }, localText(about, language())),
    ),
    current ? icon('check') : null,
  )
}
