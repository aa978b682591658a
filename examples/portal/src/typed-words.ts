import { settings } from './settings.js'

const key = `${settings.database}:words`

/** What a person typed into the search of the help centre; it goes along into the form. */
export const typedWords = {
  get: (): string => sessionStorage.getItem(key) ?? '',
  set: (words: string): void => sessionStorage.setItem(key, words),
}
