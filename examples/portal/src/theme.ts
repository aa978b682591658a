import { settings, type Theme } from './settings.js'

export const themes: readonly Theme[] = ['auto', 'light', 'dark']

/** Shows the page in the theme and keeps the choice; `auto` leaves it to the system. */
export function applyTheme(theme: Theme): void {
  settings.theme = theme
  document.documentElement.dataset.theme = theme
}
