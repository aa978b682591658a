/** The languages in which every text for people exists. The first is the default. */
export type Locale = 'zh-CN' | 'en'

/** One text in both languages. */
export interface LocalText {
  readonly zh: string
  readonly en: string
}

/** The text for a locale; any English variant reads English, everything else Chinese. */
export function localText(text: LocalText, locale: string): string {
  return locale.toLowerCase().startsWith('en') ? text.en : text.zh
}
