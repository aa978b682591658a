import { h } from './dom.js'
import { type IconName, icon } from './icons.js'
import { tell } from './language.js'
import { settings, type Theme } from './settings.js'
import { applyTheme, themes } from './theme.js'

const pictures: Readonly<Record<Theme, IconName>> = { auto: 'auto', light: 'sun', dark: 'moon' }

/** Goes round: as the system, light, dark. */
export function themeButton(): HTMLElement {
  const button = h('button', { type: 'button', class: 'tool', onclick: () => turn() })
  const show = () => {
    button.replaceChildren(icon(pictures[settings.theme]))
    tell(button, 'aria-label', (t) => t.themeNow(t.themes[settings.theme]))
    tell(button, 'title', (t) => t.themeNow(t.themes[settings.theme]))
  }
  function turn(): void {
    applyTheme(themes[(themes.indexOf(settings.theme) + 1) % themes.length] ?? 'auto')
    show()
  }
  show()
  return button
}
